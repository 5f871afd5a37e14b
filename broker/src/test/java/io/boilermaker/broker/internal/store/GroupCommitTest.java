package io.boilermaker.broker.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.boilermaker.broker.internal.queue.StoreFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

  private static final StoreChange NOTHING = store -> {};

  @TempDir private Path path;
  private GroupCommit commits;

  @BeforeEach
  void start() throws IOException {
    DataFolder folder = DataFolder.open(path);
    commits = GroupCommit.start(MessageStore.openToWrite(folder), folder, 0);
  }

  @AfterEach
  void finish() {
    commits.finish();
  }

  @Test
  void what_comes_while_it_writes_is_written_together() {
    CountDownLatch disk = new CountDownLatch(1);
    AtomicInteger writes = new AtomicInteger();
    commits.onProgress(writes::incrementAndGet);
    commits.enqueue(1, List.of(store -> waitFor(disk)));
    for (int i = 2; i <= 100; i++) {
      commits.enqueue(i, List.of(NOTHING));
    }
    assertThat(commits.committed()).isZero();
    disk.countDown();
    await().until(() -> commits.committed() == 100);
    await().untilAsserted(() -> assertThat(writes).hasValueBetween(1, 2));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void of_a_turn_that_fails_half_way_nothing_is_written() throws Exception {
    List<StoreChange> changes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String key = "key" + i;
      changes.add(store -> store.set(Table.BROKER, key, new byte[500_000]));
    }
    changes.add(
        store -> {
          throw new IllegalStateException("half way");
        });
    commits.enqueue(1, changes);
    commits.finish();
    try (DataFolder folder = DataFolder.open(path);
        MessageStore store = MessageStore.openToWrite(folder)) {
      assertThat(store.isNew()).isTrue();
    }
  }

  @Test
  void after_a_failure_nothing_becomes_safe() {
    CountDownLatch told = new CountDownLatch(1);
    commits.onProgress(told::countDown);
    commits.enqueue(
        1,
        List.of(
            store -> {
              throw new IllegalStateException("No space left on device");
            }));
    commits.enqueue(2, List.of(NOTHING));
    waitFor(told);
    assertThat(commits.committed()).isZero();
    assertThatThrownBy(commits::check)
        .isInstanceOf(StoreFailedException.class)
        .hasMessageContaining("'" + path + "' cannot be written: No space left on device");
  }
}
