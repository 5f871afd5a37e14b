package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.interceptor.Label;
import io.boilermaker.interceptor.Metric;
import io.boilermaker.interceptor.TaskMetrics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Logging back ends that throw, and cost the lines alone. */
@Timeout(60)
class LoggingBackEndTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("io.boilermaker");

  private final WorkerFixture fixture = new WorkerFixture(queue -> queue.maxDeliveryCount(3));
  private final LoggerContext context = LOGGER.getLoggerContext();
  private final AtomicInteger thrown = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  private final ThrowingFilter filter = new ThrowingFilter();
  private final ThrowingAppender appender = new ThrowingAppender();

  /** A filter as those that look at the log context. */
  private final class ThrowingFilter extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker,
        Logger logger,
        Level level,
        String format,
        Object[] arguments,
        Throwable error) {
      if (logger.getName().startsWith("io.boilermaker.")
          && !logger.getName().startsWith("io.boilermaker.broker")) {
        thrown.incrementAndGet();
        throw new IllegalStateException("no tenant");
      }
      return FilterReply.NEUTRAL;
    }
  }

  /** An appender whose library is not there: Logback catches exceptions, and no errors. */
  private final class ThrowingAppender extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      thrown.incrementAndGet();
      throw new NoClassDefFoundError("com/example/Sink");
    }
  }

  @AfterEach
  void close() {
    context.getTurboFilterList().remove(filter);
    LOGGER.detachAppender(appender);
    LOGGER.setLevel(null);
    fixture.close();
  }

  // N-R01
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_back_end_that_throws_costs_no_message(boolean isFilter) {
    fixture.tasks.add("works", (task, arguments) -> runs.incrementAndGet());
    fixture.tasks.add(
        "fails",
        (task, arguments) -> {
          failures.incrementAndGet();
          throw new IllegalStateException("it fails");
        });
    fixture.tasks.add(
        "retries",
        (task, arguments) -> {
          if (runs.incrementAndGet() % 2 == 0) {
            return null;
          }
          throw new RetryException("again", RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED));
        });
    LOGGER.setLevel(Level.INFO);
    if (isFilter) {
      context.addTurboFilter(filter);
    } else {
      appender.setContext(context);
      appender.start();
      LOGGER.addAppender(appender);
    }
    fixture.startWorker();

    fixture.app().publish(fixture.tasks.task("retries"));
    fixture.awaitQuiet();
    fixture.app().publish(fixture.tasks.task("works"));
    fixture.app().publish(fixture.tasks.task("fails"));
    fixture.send("no task");
    fixture.awaitQuiet();

    fixture.awaitDeadLettered(2);
    assertThat(runs).hasValue(3);
    assertThat(failures).hasValue(1);
    assertThat(fixture.app().health().succeeded()).isEqualTo(2);
    assertThat(thrown).hasPositiveValue();
  }

  /** A registry of metrics that takes nothing. */
  private static final class NoMetrics extends TaskMetrics {

    @Override
    protected void add(Metric metric, Map<Label, String> labels) {
      throw new IllegalStateException("full");
    }

    @Override
    protected void record(Metric metric, double value, Map<Label, String> labels) {
      throw new IllegalStateException("full");
    }

    @Override
    protected void observe(
        Metric metric,
        Map<Label, String> labels,
        ApplicationView application,
        ToDoubleFunction<ApplicationView> value) {}

    @Override
    protected void forget(ApplicationView application) {}
  }

  // N-R01
  @Test
  void a_registry_of_metrics_that_throws_beside_it_costs_no_message_either() {
    fixture.tasks.add("works", (task, arguments) -> runs.incrementAndGet());
    fixture.with(new NoMetrics());
    LOGGER.setLevel(Level.DEBUG);
    context.addTurboFilter(filter);
    fixture.startWorker();

    fixture.app().publish(fixture.tasks.task("works"));
    fixture.awaitQuiet();

    assertThat(runs).hasValue(1);
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    assertThat(thrown).hasPositiveValue();
  }
}
