package io.boilermaker.benchmarks.peers;

import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Median;
import io.boilermaker.benchmarks.work.LoadApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The time from a publication to the first line of its task, where nothing else is to be done. */
final class Latency implements AutoCloseable {

  static final String P50 = "idle latency p50, ms";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** Its multiples, taken to one, are spread evenly however many there are. */
  private static final double GOLDEN = 0.6180339887498949;

  private final BlockingQueue<Long> starts = new LinkedBlockingQueue<>();
  private final Peer.Worker worker;
  private long published;
  private long lastStart;

  /**
   * Starts a worker and has it run tasks without a pause, which do not count: the few that count
   * would not be enough for their code to be compiled.
   */
  Latency(Peer peer, int warmUps) throws Exception {
    this.worker = peer.start(0, new LoadApp(number -> starts.add(System.nanoTime())));
    for (int i = 0; i < warmUps; i++) {
      sample();
    }
  }

  /** One after the other, each with a pause before it. */
  Figures samples(int count) throws InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread.sleep(PAUSE.toMillis());
      millis.add(sample());
    }
    return Figures.of(P50, Median.of(millis));
  }

  /**
   * One of a runner that polls: as all tasks start at a poll, the time since the last one is varied
   * evenly.
   */
  Figures samplePoll(Duration interval) throws InterruptedException {
    double share = published * GOLDEN % 1;
    long due = lastStart + (long) (share * interval.toNanos());
    while (due < System.nanoTime()) {
      due += interval.toNanos();
    }
    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    return Figures.of(P50, sample());
  }

  private double sample() throws InterruptedException {
    long begin = System.nanoTime();
    worker.publish(published++);
    Long start = starts.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (start == null) {
      throw new IllegalStateException("a task did not start in " + PATIENCE.toSeconds() + " s");
    }
    lastStart = start;
    return (start - begin) / 1e6;
  }

  @Override
  public void close() {
    worker.close();
  }
}
