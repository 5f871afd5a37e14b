package io.boilermaker.internal.time;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadTimerTest {

  @Test
  void a_closed_timer_takes_nothing_more_and_says_nothing_of_it() {
    var timer = new ThreadTimer(Thread::new, System::nanoTime);
    timer.close();

    assertThatCode(
            () -> {
              timer.after(Duration.ofMillis(1), () -> {});
              timer.every(Duration.ofMillis(1), () -> {});
            })
        .doesNotThrowAnyException();
  }
}
