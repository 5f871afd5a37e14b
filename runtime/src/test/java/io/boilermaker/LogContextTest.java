package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.interceptor.MdcInterceptor;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LogContexts;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/** Log contexts (MDC) that throw, and cost no task. */
@Timeout(60)
class LogContextTest {

  private final WorkerFixture fixture = new WorkerFixture(queue -> queue.maxDeliveryCount(3));
  private final MDCAdapter usual = MDC.getMDCAdapter();
  private final AtomicInteger thrown = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void close() {
    LogContexts.replace(usual);
    fixture.close();
  }

  /** Makes the log context throw for tasks, and for some of its methods only. */
  private void breakLogContext(Set<String> methods) {
    MDCAdapter throwing =
        (MDCAdapter)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MDCAdapter.class},
                (proxy, method, arguments) -> {
                  if (methods.contains(method.getName())) {
                    thrown.incrementAndGet();
                    throw new NoClassDefFoundError("com/example/Tenants");
                  }
                  return method.invoke(usual, arguments);
                });
    LogContexts.replace(throwing);
  }

  // N-R01
  @ParameterizedTest
  @CsvSource({
    "getCopyOfContextMap, false",
    "setContextMap, false",
    "clear, false",
    "put, true",
    "remove, true",
    "getCopyOfContextMap, true",
    "clear, true"
  })
  void a_log_context_that_throws_costs_no_task(String method, boolean isShown) {
    fixture.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
    fixture.tasks.add(
        "goes on", (context, arguments) -> CompletableFuture.runAsync(runs::incrementAndGet));
    fixture.tasks.add(
        "fails",
        (context, arguments) -> {
          runs.incrementAndGet();
          throw new IllegalStateException("it fails");
        });
    if (isShown) {
      fixture.with(new MdcInterceptor());
    }
    breakLogContext(Set.of(method));
    fixture.startWorker();

    fixture.app().publish(fixture.tasks.task("works"));
    fixture.app().publish(fixture.tasks.task("goes on"));
    fixture.app().publish(fixture.tasks.task("fails"));
    fixture.awaitQuiet();

    fixture.awaitDeadLettered(1);
    assertThat(fixture.deadLetter().getDeadLetterErrorDescription()).contains("it fails");
    assertThat(runs).hasValue(3);
    assertThat(fixture.app().health().succeeded()).isEqualTo(2);
  }
}
