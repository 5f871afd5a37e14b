package io.boilermaker;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user sees of one failure.
 *
 * @param deliveries how many of the queue's deliveries were used up
 * @param runs how often the body ran
 * @param end where the message ended, in the order of what was done
 * @param log the first line with a warning or an error
 * @param counters those that have moved
 * @param exit the exit code, or that the worker runs on
 * @param followUps how many callbacks have run
 */
record FailureRow(
    FailureCase tried,
    long deliveries,
    int runs,
    String end,
    String log,
    String counters,
    String exit,
    int followUps) {

  static final String NONE = "none";

  static final String HEADER =
      "| failure | what happens | deliveries used | body runs | where the message ends"
          + " | first warning or error | counters | exit code |\n|---|---|---|---|---|---|---|---|";

  String markdown() {
    return Stream.of(
            tried.kind().title(),
            tried.what(),
            String.valueOf(deliveries),
            String.valueOf(runs),
            end,
            log.equals(NONE) ? NONE : "`" + log.replace("|", "\\|").replace("`", "'") + "`",
            counters,
            exit)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
