package io.boilermaker.opentelemetry;

import static io.boilermaker.opentelemetry.TestTasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Exports spans by OTLP over HTTP, as an application does, to a receiver that reads them. */
@Timeout(60)
class OtlpExportTest {

  /**
   * A span as it was exported.
   *
   * @param trace its trace
   * @param name its name
   * @param kind 4 for a producer, 5 for a consumer
   */
  private record Exported(String trace, String name, long kind) {

    /** Reads a request: resource spans, in these scope spans, in these spans. */
    static List<Exported> all(byte[] request) {
      return ProtoMessage.of(request).messages(1).stream()
          .flatMap(resource -> resource.messages(2).stream())
          .flatMap(scope -> scope.messages(2).stream())
          .map(
              span ->
                  new Exported(
                      java.util.HexFormat.of().formatHex(span.bytes(1)),
                      new String(span.bytes(5), StandardCharsets.UTF_8),
                      span.number(6)))
          .toList();
    }
  }

  @Test
  void a_task_and_its_callback_arrive_at_a_collector_as_one_trace() throws Exception {
    Queue<Exported> received = new ConcurrentLinkedQueue<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          received.addAll(Exported.all(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint("http://localhost:" + collector.getAddress().getPort() + "/v1/traces")
            .build();
    var telemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                    .build())
            .build();
    try (var tasks = new TestTasks(new OpenTelemetryTracing(telemetry))) {
      tasks.app.start();
      tasks.app.publish(task("work").onSuccess(task("callback")));
      tasks.awaitQuiet();
      Awaitility.await()
          .until(
              () -> {
                telemetry.getSdkTracerProvider().forceFlush().join(5, TimeUnit.SECONDS);
                return received.size() >= 4;
              });
    } finally {
      telemetry.close();
      collector.stop(0);
    }

    assertThat(received).extracting(Exported::trace).containsOnly(received.peek().trace());
    assertThat(received)
        .extracting(span -> span.name() + " " + span.kind())
        .containsExactlyInAnyOrder(
            "send tasks 4", "process tasks 5", "send tasks 4", "process tasks 5");
  }
}
