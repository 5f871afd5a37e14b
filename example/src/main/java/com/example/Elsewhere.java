package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.Task;
import java.util.List;
import java.util.Map;

/** Publishes tasks that someone else implements. */
public final class Elsewhere {

  private Elsewhere() {}

  /** Goes to the queue that the interface names. */
  static Task charge(Boilermaker<?> app) {
    return ChargeCardTasks.on(app).apply("tok_1", 1999);
  }

  /** The name is known only at run time; nothing is checked before the other side reads it. */
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
