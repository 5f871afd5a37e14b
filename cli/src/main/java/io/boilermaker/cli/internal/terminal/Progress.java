package io.boilermaker.cli.internal.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A bar that shows how far a command is; none unless a person looks on. */
public final class Progress implements AutoCloseable {

  private static final int WIDTH_IF_UNKNOWN = 80;
  private static final int NARROWEST = 30;
  private static final int HUNDRED = 100;
  private static final double MILLIS = 1_000;

  private final Terminal terminal;
  private final String name;
  private final long most;
  private final Clock clock;
  private final Instant start;
  private long before = -1;

  /**
   * Shows nothing yet.
   *
   * @param name what is done
   * @param most the whole
   * @param clock tells how fast it goes
   */
  public Progress(Terminal terminal, String name, long most, Clock clock) {
    this.terminal = terminal;
    this.name = name;
    this.most = most;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Shows that much of the whole as done. */
  public void at(long done) {
    if (!terminal.look().isInteractive()) {
      return;
    }
    before = before < 0 ? done : before;
    terminal.replaceLine(line(done));
  }

  private String line(long done) {
    long percent = most == 0 ? HUNDRED : done * HUNDRED / most;
    String left = String.format(Locale.ROOT, "%s %3d%% ", name, percent);
    String right = " " + done + "/" + most + speed(done);
    int columns = terminal.look().columns();
    int width = Math.max(NARROWEST, columns == 0 ? WIDTH_IF_UNKNOWN : columns) - 1;
    // Without the brackets.
    int inside = width - left.length() - right.length() - 2;
    if (inside <= 0) {
      return left.strip();
    }
    int full = (int) (inside * percent / HUNDRED);
    return left + "[" + "=".repeat(full) + " ".repeat(inside - full) + "]" + right;
  }

  /** Of this run alone: what an earlier one did is part of the bar, but not of the speed. */
  private String speed(long done) {
    double seconds = Duration.between(start, clock.instant()).toMillis() / MILLIS;
    return seconds <= 0 ? "" : ", " + Math.round((done - before) / seconds) + "/s";
  }

  /** Ends the bar's line, if there is one. */
  @Override
  public void close() {
    terminal.endLine();
  }
}
