package io.boilermaker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** The lines that Boilermaker logs, as this test and its processes read them. */
final class FailureLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("io.boilermaker");
  private static final int LONGEST = 300;

  private final Consumer<ILoggingEvent> events;

  private FailureLog(Level level, Consumer<ILoggingEvent> events) {
    this.events = events;
    setContext(LOGGER.getLoggerContext());
    start();
    LOGGER.setLevel(level);
    LOGGER.addAppender(this);
  }

  /** Takes warnings and errors until it is closed. */
  static FailureLog warnings(Consumer<String> lines) {
    return new FailureLog(Level.WARN, event -> lines.accept(line(event)));
  }

  /** Takes all lines but those for debugging, until it is closed. */
  static FailureLog all(Consumer<String> lines) {
    return new FailureLog(Level.INFO, event -> lines.accept(line(event)));
  }

  /** Takes the log contexts of all lines but those for debugging, until it is closed. */
  static FailureLog contexts(Consumer<Map<String, String>> contexts) {
    return new FailureLog(Level.INFO, event -> contexts.accept(event.getMDCPropertyMap()));
  }

  /** Takes all lines until it is closed. */
  static FailureLog everything(Consumer<ILoggingEvent> events) {
    return new FailureLog(Level.TRACE, events);
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.accept(event);
  }

  private static String line(ILoggingEvent event) {
    String line = event.getLevel() + " " + event.getFormattedMessage();
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown == null ? line : line + ": " + thrown.getClassName() + ": " + thrown.getMessage();
  }

  @Override
  public void close() {
    LOGGER.detachAppender(this);
    LOGGER.setLevel(null);
  }

  /** Returns the first warning or error, without what is different in each run. */
  static String first(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("WARN ") || line.startsWith("ERROR "))
        .findFirst()
        .or(() -> lines.stream().filter(line -> line.endsWith("it is halted")).findFirst())
        .map(FailureLog::constant)
        .orElse(FailureRow.NONE);
  }

  private static String constant(String line) {
    String same =
        line.replaceAll("\\s+", " ")
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:\\d+)?", "ID")
            .replaceAll("id=\\.\\.\\.[0-9a-f]{12}", "id=ID")
            .replaceAll("sequence_number=\\d+", "sequence_number=N")
            .replaceAll("(localhost|127\\.0\\.0\\.1)(/\\S*)?:\\d+", "HOST")
            .replace("/$management'", "'")
            .replaceAll("@[0-9a-f]{5,}", "")
            .replaceAll("for \\d+ s:", "for N s:")
            .replaceAll("within \\d+ms", "within N ms")
            .replaceAll("up to \\d+\\.\\d", "up to N")
            .replaceAll("\\$\\$Lambda\\S*", "")
            .replaceAll("io\\.boilermaker\\.(Failure|Failing)\\w*\\$", "com.example.")
            .replaceAll(", errorContext\\[.*", "")
            .replaceAll("(Tracking|Reference|SystemTracker|Timestamp)\\S*:.*", "")
            .strip();
    return same.length() <= LONGEST ? same : same.substring(0, LONGEST) + "…";
  }

  /** Returns a list that several threads may add lines to. */
  static List<String> list() {
    return new CopyOnWriteArrayList<>();
  }
}
