package io.boilermaker.programs.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The state of all tasks: what arrived. Thread safe. */
public final class Inbox implements BiConsumer<String, @Nullable Object[]> {

  private final Map<String, @Nullable Object[]> arrived = new ConcurrentHashMap<>();

  @Override
  public void accept(String id, @Nullable Object[] arguments) {
    arrived.put(id, arguments);
  }

  /** Returns the arguments of a call; null if it did not arrive. */
  public @Nullable Object @Nullable [] find(String id) {
    return arrived.get(id);
  }
}
