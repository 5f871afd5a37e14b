package io.boilermaker.internal.process;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LocationAwareLogger;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A logger that never throws: a filter or an appender of the user's may, and a line that is lost
 * must cost no message. That the back end has thrown is said once, on the error stream.
 */
public final class GuardedLogger extends LegacyAbstractLogger implements LoggingEventAware {

  private static final long serialVersionUID = 1L;

  private static final String BOUNDARY = GuardedLogger.class.getName();

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private final transient Logger logger;

  private GuardedLogger(Logger logger) {
    this.name = logger.getName();
    this.logger = logger;
  }

  /** Returns the logger of a class. */
  public static Logger of(Class<?> type) {
    return new GuardedLogger(LoggerFactory.getLogger(type));
  }

  /** Returns a logger that never throws. */
  public static Logger of(Logger logger) {
    return logger instanceof GuardedLogger ? logger : new GuardedLogger(logger);
  }

  @Override
  public boolean isTraceEnabled() {
    return isEnabled(logger::isTraceEnabled);
  }

  @Override
  public boolean isDebugEnabled() {
    return isEnabled(logger::isDebugEnabled);
  }

  @Override
  public boolean isInfoEnabled() {
    return isEnabled(logger::isInfoEnabled);
  }

  @Override
  public boolean isWarnEnabled() {
    return isEnabled(logger::isWarnEnabled);
  }

  @Override
  public boolean isErrorEnabled() {
    return isEnabled(logger::isErrorEnabled);
  }

  private static boolean isEnabled(BooleanSupplier level) {
    try {
      return level.getAsBoolean();
    } catch (Throwable t) {
      thrown(t);
      return false;
    }
  }

  /** Logs what a fluent call has gathered. */
  @Override
  public void log(LoggingEvent event) {
    try {
      if (logger instanceof LoggingEventAware aware) {
        aware.log(event);
      } else {
        replay(event);
      }
    } catch (Throwable t) {
      thrown(t);
    }
  }

  private void replay(LoggingEvent event) {
    LoggingEventBuilder line = logger.atLevel(event.getLevel()).setCause(event.getThrowable());
    for (Marker marker : listed(event.getMarkers())) {
      line = line.addMarker(marker);
    }
    for (KeyValuePair pair : listed(event.getKeyValuePairs())) {
      line = line.addKeyValue(pair.key, pair.value);
    }
    for (Object argument : listed(event.getArguments())) {
      line = line.addArgument(argument);
    }
    line.log(event.getMessage());
  }

  private static <T> List<T> listed(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return BOUNDARY;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable throwable) {
    try {
      if (logger instanceof LocationAwareLogger aware) {
        aware.log(marker, BOUNDARY, level.toInt(), message, arguments, throwable);
      } else {
        LoggingEventBuilder line = logger.atLevel(level).setCause(throwable);
        for (Object argument : arguments == null ? new Object[0] : arguments) {
          line = line.addArgument(argument);
        }
        line.log(message);
      }
    } catch (Throwable t) {
      thrown(t);
    }
  }

  /** Says once that lines are lost, without the text of what was thrown: it may quote them. */
  static void thrown(Throwable thrown) {
    if (SAID.compareAndSet(false, true)) {
      System.err.println(
          "The logging back end has thrown "
              + thrown.getClass().getName()
              + ": lines of Boilermaker are lost; tasks and messages are not");
    }
  }
}
