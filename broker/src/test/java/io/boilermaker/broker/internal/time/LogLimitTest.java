package io.boilermaker.broker.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
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

  private static final String NOTICE =
      "More lines like this one are left out and counted, for a minute";

  private final Queue<SubstituteLoggingEvent> events = new ArrayDeque<>();
  private final Logger log = new SubstituteLogger("test", events, false);
  private final AtomicLong nanos = new AtomicLong(-Duration.ofMinutes(5).toNanos());
  private final LogLimit limit = new LogLimit(new BrokerTime(Clock.systemUTC(), nanos::get));

  private List<String> logged() {
    List<String> lines =
        events.stream()
            .map(e -> MessageFormatter.arrayFormat(e.getMessage(), e.getArgumentArray()))
            .map(tuple -> tuple.getMessage())
            .toList();
    events.clear();
    return lines;
  }

  @Test
  void each_kind_has_five_lines_a_minute_and_the_others_are_counted() {
    for (int i = 0; i < 100; i++) {
      limit.warn(log, "client {} fails", i);
    }
    assertThat(logged())
        .containsExactly(
            "client 0 fails",
            "client 1 fails",
            "client 2 fails",
            "client 3 fails",
            "client 4 fails",
            NOTICE);
    limit.warn(log, "another kind");
    assertThat(logged()).containsExactly("another kind");
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    limit.warn(log, "client {} fails", 100);
    assertThat(logged())
        .containsExactly("95 lines like 'client {} fails' were left out", "client 100 fails");
  }
}
