package io.boilermaker.cli.internal.filter;

import io.boilermaker.cli.internal.message.SeenMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Conditions on messages, all of which must hold. */
public final class Filter {

  private final List<Predicate<SeenMessage>> conditions = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  /** Adds a condition, with the option that asked for it. */
  public Filter and(String option, Predicate<SeenMessage> condition) {
    texts.add(option);
    conditions.add(condition);
    return this;
  }

  /** Returns whether a message is wanted. */
  public boolean matches(SeenMessage message) {
    return conditions.stream().allMatch(condition -> condition.test(message));
  }

  /** Returns whether it wants all messages. */
  public boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** Returns the options that made it. */
  @Override
  public String toString() {
    return String.join(" ", texts);
  }
}
