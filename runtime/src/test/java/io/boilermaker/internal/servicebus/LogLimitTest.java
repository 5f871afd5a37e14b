package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.SubstituteLogger;

class LogLimitTest {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final String NOTICE =
      "More lines like this one are left out and counted, for a minute";

  private final Queue<SubstituteLoggingEvent> events = new ArrayDeque<>();
  private final Logger log = new SubstituteLogger("test", events, false);
  // Of a monotonic clock only differences mean something: it may well start below zero.
  private final AtomicLong nanos = new AtomicLong(-WINDOW.toNanos());
  private final LogLimit limit = new LogLimit(log, nanos::get);

  private void write(int lines) {
    for (int i = 0; i < lines; i++) {
      limit.write(() -> log.info("line"));
    }
  }

  /** Returns what was logged since the last call. */
  private List<String> logged() {
    List<String> messages =
        events.stream()
            .map(e -> MessageFormatter.arrayFormat(e.getMessage(), e.getArgumentArray()))
            .map(tuple -> tuple.getMessage())
            .toList();
    events.clear();
    return messages;
  }

  @Test
  void five_lines_are_written_and_the_fifth_says_that_others_are_left_out() {
    write(4);
    assertThat(logged()).containsExactly("line", "line", "line", "line");
    write(1);
    assertThat(logged()).containsExactly("line", NOTICE);
    write(100);
    assertThat(logged()).isEmpty();
  }

  @Test
  void lines_that_were_left_out_are_counted_once_their_minute_is_over() {
    write(12);
    logged();
    nanos.addAndGet(WINDOW.toNanos());
    write(1);
    assertThat(logged()).isEmpty();
    nanos.addAndGet(1);
    write(1);
    assertThat(logged()).containsExactly("8 lines like the last ones were left out", "line");
  }

  @Test
  void nothing_is_counted_if_nothing_was_left_out() {
    write(5);
    logged();
    nanos.addAndGet(WINDOW.toNanos() + 1);
    write(1);
    assertThat(logged()).containsExactly("line");
  }

  @Test
  void the_next_minute_begins_with_its_first_line() {
    write(6);
    nanos.addAndGet(3 * WINDOW.toNanos());
    write(5);
    logged();
    nanos.addAndGet(WINDOW.toNanos());
    write(2);
    assertThat(logged()).isEmpty();
    nanos.addAndGet(1);
    write(1);
    assertThat(logged()).containsExactly("2 lines like the last ones were left out", "line");
  }
}
