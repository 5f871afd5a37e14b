package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.Task;
import java.util.List;
import java.util.Map;

/** Publishes external tasks, which another service runs. */
public final class Elsewhere {

  private Elsewhere() {}

  /** Publishes to the queue that the interface names. */
  static Task charge(Boilermaker<?> app) {
    return ChargeCardTasks.on(app).apply("tok_1", 1999);
  }

  /** Publishes by a name that is known only at run time; only the receiver checks the arguments. */
  static Task byName(Boilermaker<?> app, String name) {
    return app.publish(name, List.of("tok_1"), Map.of("currency", "EUR"));
  }

  public static void main(String[] args) {
    try (Boilermaker<?> app = Boilermaker.getDefault()) {
      charge(app);
      byName(app, "refund_card");
    }
  }
}
