package io.boilermaker.cli.internal.redrive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.SeenMessage;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter that was chosen.
 *
 * @param payload the arguments that replace its own; null for none
 */
public record Selected(SeenMessage message, @Nullable ObjectNode payload) {

  /** Returns its entry in a plan. */
  public PlanEntry entry() {
    return PlanEntry.of(message, payload);
  }
}
