package io.boilermaker;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.boilermaker.codec.Json;
import io.boilermaker.internal.process.OldestGivesWay;
import io.boilermaker.internal.settings.NumberSetting;
import io.boilermaker.internal.settings.Variables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves a worker's health by HTTP: {@code /live} and {@code /ready} answer 200 or 503, {@code /}
 * 200; all with the same JSON object. Thread safe.
 */
final class HealthServer implements AutoCloseable {

  /**
   * A client that sends its request slowly holds one of them until the JDK's limit, or others come.
   */
  private static final int THREADS = 16;

  /** The JDK's limits, in seconds, for a request and for a response; without them it has none. */
  private static final List<String> LIMITS =
      List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime");

  private static final String LIMIT = "5";

  private final HttpServer server;
  private final OldestGivesWay executor;
  private final Supplier<WorkerHealth> health;

  private HealthServer(HttpServer server, Supplier<WorkerHealth> health) {
    this.server = server;
    this.health = health;
    this.executor = new OldestGivesWay(THREADS, "boilermaker-health");
  }

  /**
   * Begins to answer.
   *
   * @throws IOException if it cannot listen there
   */
  static HealthServer start(InetSocketAddress address, Supplier<WorkerHealth> health)
      throws IOException {
    for (String limit : LIMITS) {
      if (System.getProperty(limit) == null) {
        System.setProperty(limit, LIMIT);
      }
    }
    HealthServer started;
    try {
      started = new HealthServer(HttpServer.create(address, 0), health);
    } catch (IOException e) {
      throw new IOException(
          "cannot serve the health on "
              + address.getHostString()
              + ":"
              + address.getPort()
              + ": "
              + e.getMessage()
              + ". "
              + advice(address),
          e);
    }
    started.serve();
    return started;
  }

  /** Tells which of the two settings is wrong: a free port of the same host shows it. */
  private static String advice(InetSocketAddress address) {
    try {
      HttpServer.create(new InetSocketAddress(address.getHostString(), 0), 0).stop(0);
      return "Set "
          + NumberSetting.HEALTH_PORT.variable()
          + " to a port that no other process uses, above 1023";
    } catch (IOException e) {
      return "Set "
          + Variables.HEALTH_HOST
          + " to an address of this machine, or to 0.0.0.0 for all of them";
    }
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
      byte[] body = json(now);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      // Load balancers ask for the header alone; the JDK logs a warning of a body then.
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(good.test(now) ? 200 : 503, isHead ? -1 : body.length);
      if (!isHead) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static byte[] json(WorkerHealth health) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = Json.factory().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeBooleanField("live", health.live());
      out.writeBooleanField("ready", health.ready());
      out.writeStringField("lastContact", text(health.lastContact()));
      out.writeStringField("lastReceive", text(health.lastReceive()));
      out.writeNumberField("inFlight", health.inFlight());
      out.writeNumberField("lockRenewals", health.lockRenewals());
      out.writeNumberField("succeeded", health.succeeded());
      out.writeNumberField("failed", health.failed());
      out.writeNumberField("retried", health.retried());
      out.writeNumberField("deadLettered", health.deadLettered());
      out.writeEndObject();
      out.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
