package io.boilermaker.cli;

import io.boilermaker.cli.internal.filter.Times;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a plan is carried out; may differ from run to run. */
final class RedriveOptions {

  private static final Pattern RATE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(?:/(s|m|h))?");

  @Option(names = "--rate", paramLabel = "N/s", description = "At most so many: 50/s, 10/m.")
  @Nullable String rate;

  @Option(
      names = "--canary",
      paramLabel = "N",
      description = "Send N first, wait for them, and go on if none returns.")
  int canary;

  @Option(
      names = "--canary-wait",
      paramLabel = "TIME",
      defaultValue = "5m",
      description = "How long to wait for those; by default 5m.")
  String canaryWait = "5m";

  @Option(
      names = "--no-transactions",
      description = "Send, note and complete, even where transactions work.")
  boolean noTransactions;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "6m",
      description = "How long to wait for dead letters that others have locked; by default 6m.")
  String wait = "6m";

  /**
   * What they say.
   *
   * @param perSecond how many messages; infinite for no bound
   * @param patience how long to wait for dead letters that others have locked
   * @param canary how many to send first; 0 for none
   * @param canaryPatience how long to wait for those
   * @param mayUseTransactions whether transactions are tried
   */
  record Bounds(
      double perSecond,
      Duration patience,
      int canary,
      Duration canaryPatience,
      boolean mayUseTransactions) {}

  /** Reads all of them, before anything is sent. */
  Bounds read() {
    return new Bounds(
        perSecond(),
        Times.duration("--wait", wait),
        Count.atLeast(0, "--canary", canary),
        Times.duration("--canary-wait", canaryWait),
        !noTransactions);
  }

  private double perSecond() {
    if (rate == null) {
      return Double.POSITIVE_INFINITY;
    }
    Matcher matcher = RATE.matcher(rate);
    if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
      throw new UsageException("--rate takes a number such as 50/s or 10/m, not '" + rate + "'");
    }
    double count = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2);
    return unit == null || unit.equals("s") ? count : unit.equals("m") ? count / 60 : count / 3_600;
  }
}
