package io.boilermaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.boilermaker.internal.process.DaemonThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves a worker's health by HTTP: {@code /live} and {@code /ready} answer 200 or 503, {@code /}
 * 200; all with the same JSON object. Thread safe.
 */
final class HealthServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService executor;
  private final Supplier<WorkerHealth> health;

  private HealthServer(HttpServer server, Supplier<WorkerHealth> health) {
    this.server = server;
    this.health = health;
    this.executor = Executors.newSingleThreadExecutor(DaemonThreads.named("boilermaker-health"));
  }

  /**
   * Begins to answer.
   *
   * @throws IOException if it cannot listen there
   */
  static HealthServer start(InetSocketAddress address, Supplier<WorkerHealth> health)
      throws IOException {
    HealthServer started;
    try {
      started = new HealthServer(HttpServer.create(address, 0), health);
    } catch (IOException e) {
      throw new IOException("cannot serve the health on " + address + ": " + e.getMessage(), e);
    }
    started.serve();
    return started;
  }

  private void serve() {
    server.setExecutor(executor);
    server.createContext("/live", exchange -> answer(exchange, "/live", WorkerHealth::live));
    server.createContext("/ready", exchange -> answer(exchange, "/ready", WorkerHealth::ready));
    server.createContext("/", exchange -> answer(exchange, "/", now -> true));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, String path, Predicate<WorkerHealth> good)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(path)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      WorkerHealth now = health.get();
      byte[] body = json(now).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(good.test(now) ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String json(WorkerHealth health) {
    return "{\"live\":"
        + health.live()
        + ",\"ready\":"
        + health.ready()
        + ",\"lastContact\":"
        + time(health.lastContact())
        + ",\"lastReceive\":"
        + time(health.lastReceive())
        + ",\"inFlight\":"
        + health.inFlight()
        + ",\"lockRenewals\":"
        + health.lockRenewals()
        + ",\"succeeded\":"
        + health.succeeded()
        + ",\"failed\":"
        + health.failed()
        + ",\"retried\":"
        + health.retried()
        + ",\"deadLettered\":"
        + health.deadLettered()
        + "}\n";
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "null" : "\"" + time + "\"";
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
