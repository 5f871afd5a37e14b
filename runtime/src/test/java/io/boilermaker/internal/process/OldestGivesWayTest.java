package io.boilermaker.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OldestGivesWayTest {

  private final CountDownLatch never = new CountDownLatch(1);

  /** Starts what does not end by itself; the result tells when it is interrupted. */
  private CompletableFuture<Boolean> slow(OldestGivesWay threads) {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<Boolean> started = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            started.complete(true);
            never.await();
          } catch (InterruptedException e) {
            interrupted.complete(true);
          }
        });
    started.join();
    return interrupted;
  }

  // N-R13
  @Test
  void the_oldest_are_interrupted_for_the_newest() {
    try (OldestGivesWay threads = new OldestGivesWay(3, "test")) {
      List<CompletableFuture<Boolean>> slow = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        slow.add(slow(threads));
      }
      slow.subList(0, 17).forEach(one -> assertThat(one.join()).isTrue());
      assertThat(slow.subList(17, 20)).noneMatch(CompletableFuture::isDone);
    }
  }

  @Test
  void an_interrupt_does_not_reach_the_next_work_of_its_thread() {
    try (OldestGivesWay threads = new OldestGivesWay(1, "test")) {
      for (int i = 0; i < 50; i++) {
        CompletableFuture<Boolean> oldest = slow(threads);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        threads.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
        assertThat(oldest.join()).isTrue();
        assertThat(interrupted.join()).isFalse();
      }
    }
  }
}
