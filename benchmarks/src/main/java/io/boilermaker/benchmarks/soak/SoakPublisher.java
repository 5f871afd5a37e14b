package io.boilermaker.benchmarks.soak;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.PublishException;
import io.boilermaker.PublishResult;
import io.boilermaker.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Publishes families of tasks until its input ends. */
final class SoakPublisher {

  /** The variable with the seed of what it publishes. */
  static final String SEED = "SOAK_SEED";

  /** The variable that tells whether tasks may end their workers. */
  static final String MAY_END_WORKERS = "SOAK_MAY_END_WORKERS";

  private static final long PAUSE_MILLIS = 50;
  private static final int LONGEST_MILLIS = 60;
  private static final int MOST_TRIES = 3;
  private static final int MOST_AT_ONCE = 10;
  private static final long BLOCKED_MILLIS = 1_000;

  private final Random random = new Random(Long.parseLong(System.getenv(SEED)));
  private final boolean mayEndWorkers = Boolean.parseBoolean(System.getenv(MAY_END_WORKERS));
  private final Boilermaker<Object> app;
  private final Journal journal;
  private final List<CompletableFuture<?>> underWay = new ArrayList<>();
  private volatile boolean ended;

  private SoakPublisher(Boilermaker<Object> app, Journal journal) {
    this.app = app;
    this.journal = journal;
  }

  public static void main(String[] arguments) throws Exception {
    try (Journal journal = Journal.fromEnvironment();
        Boilermaker<Object> app =
            Boilermaker.builder(new Object()).config(BoilermakerConfig.fromEnvironment()).build()) {
      var publisher = new SoakPublisher(app, journal);
      var input = new Thread(publisher::awaitEndOfInput, "soak-order");
      input.setDaemon(true);
      input.start();
      while (!publisher.ended) {
        publisher.publishSome();
      }
      publisher.awaitAll();
    }
  }

  /** It ends too if the process that started it has ended. */
  private void awaitEndOfInput() {
    SoakProcess.awaitEndOfInput();
    ended = true;
  }

  private void publishSome() throws InterruptedException {
    int kind = random.nextInt(20);
    int count = kind == 0 ? 1 + random.nextInt(MOST_AT_ONCE) : 1;
    List<Task> parents = Stream.generate(this::family).limit(count).toList();
    if (kind == 0) {
      publishAll(parents);
    } else if (kind == 1) {
      publishAsync(parents.get(0));
    } else {
      publish(parents.get(0));
    }
    Thread.sleep(PAUSE_MILLIS * count);
  }

  /** Makes a parent that is followed by its child, however it ends. */
  private Task family() {
    Task child = ChildTasks.task(random.nextInt(LONGEST_MILLIS));
    int tries = 1 + random.nextInt(MOST_TRIES);
    Misbehaviour misbehaviour = Misbehaviour.next(random, mayEndWorkers);
    Task parent = ParentTasks.task(random.nextInt(LONGEST_MILLIS), tries, misbehaviour);
    journal.write(
        String.join(
            " ",
            "family",
            parent.id(),
            child.id(),
            String.valueOf(tries),
            misbehaviour.fails() ? "fails" : "succeeds"));
    return parent.onSuccess(child).onFailure(child);
  }

  private void publish(Task parent) {
    try {
      app.publish(parent);
      note(parent, null);
    } catch (PublishException e) {
      note(parent, e);
    }
  }

  private void publishAll(List<Task> parents) {
    for (PublishResult result : app.publishAll(parents)) {
      note(result.task(), result.isPublished() ? null : result.failure());
    }
  }

  /** Blocks the continuation for a while, as careless code does. */
  private void publishAsync(Task parent) {
    underWay.removeIf(CompletableFuture::isDone);
    underWay.add(
        app.publishAsync(parent)
            .handle(
                (task, error) -> {
                  note(parent, error);
                  return block();
                }));
  }

  private static boolean block() {
    try {
      Thread.sleep(BLOCKED_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void awaitAll() {
    underWay.forEach(CompletableFuture::join);
  }

  private void note(Task parent, @Nullable Throwable error) {
    journal.write((error == null ? "confirmed " : "refused ") + parent.id());
  }
}
