package io.boilermaker.broker.internal.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.boilermaker.broker.internal.access.TokenRefusedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for administration clients, which speak HTTP. */
public final class AdministrationServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AdministrationServer.class);
  private static final int BACKLOG = 50;
  private static final int LARGEST_BODY = 1 << 20;
  private static final Duration LONGEST_END = Duration.ofSeconds(5);
  private static final int MOST_REQUESTS = 32;
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

  private final HttpServer server;
  private final RequestThreads threads;
  private final AdministrationRequests requests;
  private final AdministrationAccess access;
  private final QueuesPage page;
  private final PageGuard pages;

  private AdministrationServer(
      HttpServer server,
      AdministrationRequests requests,
      AdministrationAccess access,
      QueuesPage page) {
    this.server = server;
    this.requests = requests;
    this.access = access;
    this.page = page;
    this.pages = new PageGuard(access.hasKey());
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, "boilermaker-broker-administration-" + port());
          thread.setDaemon(true);
          return thread;
        };
    this.threads = new RequestThreads(MOST_REQUESTS, LONGEST_REQUEST, daemons);
  }

  /**
   * Listens on that address and answers requests from now on.
   *
   * @param tls encrypts connections; null for connections in clear
   */
  public static AdministrationServer listen(
      InetSocketAddress address,
      @Nullable SSLContext tls,
      AdministrationRequests requests,
      AdministrationAccess access,
      QueuesPage page)
      throws IOException {
    AdministrationServer server =
        new AdministrationServer(create(address, tls), requests, access, page);
    HttpServer http = server.server;
    http.createContext("/", server::handle);
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  private static HttpServer create(InetSocketAddress address, @Nullable SSLContext tls)
      throws IOException {
    if (tls == null) {
      return HttpServer.create(address, BACKLOG);
    }
    HttpsServer server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  private boolean isEncrypted() {
    return server instanceof HttpsServer;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    try {
      if (!threads.close(LONGEST_END)) {
        log.warn("An administration request does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      AdministrationReply reply = answer(exchange);
      byte[] body = reply.body().getBytes(UTF_8);
      if (body.length > 0) {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      }
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      if (reply.status() == 405) {
        exchange.getResponseHeaders().set("Allow", "GET, PUT, DELETE");
      }
      // The answer to a request for the header alone has no body, whatever it says.
      boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), hasBody ? body.length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private AdministrationReply answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return AdministrationReply.error(413, "The body is larger than " + LARGEST_BODY + " bytes.");
    }
    AdministrationReply refusal =
        pages.refusal(exchange.getRequestURI(), exchange.getRequestHeaders());
    if (refusal != null) {
      return refusal;
    }
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (isForPage(exchange)) {
      return page(exchange, token);
    }
    if (token == null || token.isBlank()) {
      return AdministrationReply.error(401, "The request has no Authorization header.");
    }
    return answer(exchange, token, body);
  }

  /** A client that asks for a queue without a name says by which version of the protocol. */
  private static boolean isForPage(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET")
        && path(exchange).isEmpty()
        && !query(exchange.getRequestURI().getRawQuery()).containsKey("api-version");
  }

  /** Shows the queues; a key is only asked for where nobody else can read it. */
  private AdministrationReply page(HttpExchange exchange, @Nullable String authorization) {
    try {
      if (!access.hasKey()) {
        return AdministrationReply.page(page.html());
      }
      boolean basic = authorization == null || AdministrationAccess.isBasic(authorization);
      if (basic
          && !isEncrypted()
          && !exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
        return AdministrationReply.error(
            403, "This page would need the key in clear. Start the broker with TLS for it.");
      }
      if (authorization == null) {
        return AdministrationReply.askForKey("This page needs the name and the key of a rule.");
      }
      access.checkPage(authorization);
      return AdministrationReply.page(page.html());
    } catch (TokenRefusedException e) {
      return AdministrationReply.askForKey(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  private static AdministrationReply failed(RuntimeException e) {
    log.error("An administration request has failed; please report it", e);
    return AdministrationReply.error(500, "The broker has failed: " + e);
  }

  private AdministrationReply answer(HttpExchange exchange, String token, byte[] body) {
    try {
      access.check(token, path(exchange), exchange.getRequestMethod());
      return requests.answer(
          new AdministrationRequests.Request(
              exchange.getRequestMethod(),
              path(exchange),
              query(exchange.getRequestURI().getRawQuery()),
              exchange.getRequestHeaders().getFirst("If-Match") != null,
              RequestText.of(body, exchange.getRequestHeaders().getFirst("Content-Type")),
              (isEncrypted() ? "https" : "http") + "://localhost:" + port() + "/"));
    } catch (TokenRefusedException e) {
      return AdministrationReply.error(401, String.valueOf(e.getMessage()));
    } catch (AdministrationException e) {
      return AdministrationReply.error(e.status(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  private static String path(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().replaceFirst("^/+", "");
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> values = new HashMap<>();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return values;
  }
}
