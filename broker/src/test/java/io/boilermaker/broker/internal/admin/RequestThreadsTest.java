package io.boilermaker.broker.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestThreadsTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final CountDownLatch never = new CountDownLatch(1);
  private RequestThreads threads;

  @AfterEach
  void close() throws InterruptedException {
    assertThat(threads.close(Duration.ofSeconds(30))).isTrue();
  }

  /** Starts a request that does not end by itself; the result tells when it is cut off. */
  private CompletableFuture<Boolean> slow() {
    CompletableFuture<Boolean> cutOff = new CompletableFuture<>();
    CompletableFuture<Boolean> started = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            started.complete(true);
            never.await();
          } catch (InterruptedException e) {
            cutOff.complete(true);
          }
        });
    started.join();
    return cutOff;
  }

  // N-R13
  @Test
  void the_oldest_request_makes_room_for_a_new_one() {
    threads = new RequestThreads(3, LONG, Thread::new);
    List<CompletableFuture<Boolean>> slow = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      slow.add(slow());
    }
    assertThat(slow.get(0).join()).isTrue();
    assertThat(slow.get(1).join()).isTrue();
    assertThat(slow.subList(2, 5)).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void a_request_has_a_limited_time() {
    threads = new RequestThreads(3, Duration.ofMillis(20), Thread::new);
    assertThat(slow().join()).isTrue();
  }

  @Test
  void a_request_that_was_cut_off_leaves_nothing_to_the_next_one_of_its_thread() {
    threads = new RequestThreads(1, LONG, Thread::new);
    for (int i = 0; i < 50; i++) {
      CompletableFuture<Boolean> oldest = slow();
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      threads.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
      assertThat(oldest.join()).isTrue();
      assertThat(interrupted.join()).isFalse();
    }
    await().until(() -> threads.running() == 0);
  }
}
