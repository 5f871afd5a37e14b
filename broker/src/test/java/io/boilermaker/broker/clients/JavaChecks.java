package io.boilermaker.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import io.boilermaker.broker.LocalServiceBus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A check with the Java SDK for each behaviour of {@code behaviours.txt}. */
final class JavaChecks {

  private static final int AT_A_TIME = 12;

  /** Behaviours that are known not to work, and why. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "cancel-twice", "the client takes the answer that there is no such message for success");

  private final LocalServiceBus bus;
  private final Map<String, Consumer<JavaBench>> checks = new LinkedHashMap<>();

  JavaChecks(LocalServiceBus bus) {
    this.bus = bus;
    checks.putAll(new JavaSendChecks().checks());
    checks.putAll(new JavaReceiveChecks().checks());
    checks.putAll(new JavaAdministrationChecks(bus).checks());
  }

  List<CheckResult> run() {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<CompletableFuture<CheckResult>> running =
          checks.entrySet().stream()
              .map(
                  entry ->
                      CompletableFuture.supplyAsync(
                          () -> attempt(entry.getKey(), entry.getValue()), threads))
              .toList();
      List<CheckResult> results =
          new ArrayList<>(running.stream().map(CompletableFuture::join).toList());
      results.add(JavaAdministrationChecks.plain(bus));
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private CheckResult attempt(String id, Consumer<JavaBench> check) {
    try (JavaBench bench = new JavaBench(bus, id)) {
      check.accept(bench);
      return new CheckResult(CheckResult.Kind.OK, id, "");
    } catch (RuntimeException | AssertionError e) {
      String known = KNOWN.get(id);
      if (known != null) {
        return new CheckResult(CheckResult.Kind.KNOWN, id, known);
      }
      String trace = Arrays.toString(e.getStackTrace());
      return new CheckResult(CheckResult.Kind.NOT_OK, id, e + " at " + trace);
    }
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertFails(
      ServiceBusFailureReason reason, ThrowingCallable request) {
    return assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            ServiceBusException.class, e -> assertThat(e.getReason()).isEqualTo(reason));
  }
}
