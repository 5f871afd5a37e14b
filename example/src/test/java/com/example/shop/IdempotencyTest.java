package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.Task;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The patterns of docs/idempotency.md: a task that runs twice does its work once. */
class IdempotencyTest {

  private static final UUID ACCOUNT = new UUID(0, 1);
  private static final UUID ORDER = new UUID(0, 2);

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private LocalServiceBus bus;
  private HttpServer payments;
  private Shop shop;
  private Boilermaker<Shop> app;

  @BeforeEach
  void start() throws Exception {
    bus = LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
    payments = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    payments.createContext(
        "/",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          exchange.sendResponseHeaders(keys.size() == 1 ? 503 : 200, -1);
          exchange.close();
        });
    payments.start();
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    URI uri = URI.create("http://localhost:" + payments.getAddress().getPort());
    shop = new Shop(database, HttpClient.newHttpClient(), uri);
    shop.update("CREATE TABLE orders (id UUID PRIMARY KEY, state VARCHAR(10))");
    shop.update("CREATE TABLE accounts (id UUID PRIMARY KEY, balance DECIMAL(10, 2))");
    shop.update(
        "CREATE TABLE done (task_id VARCHAR(128) PRIMARY KEY,"
            + " at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)");
    shop.update("INSERT INTO orders VALUES (?, 'paid')", ORDER);
    shop.update("INSERT INTO accounts VALUES (?, 0)", ACCOUNT);
    var config =
        BoilermakerConfig.builder().connectionString(bus.connectionString()).queueName("tasks");
    app = Boilermaker.builder(shop).config(config.build()).build();
    app.start();
  }

  @AfterEach
  void stop() {
    app.close();
    payments.stop(0);
    bus.close();
  }

  /** Publishes two messages of one call, as a crash after the task's end makes of one message. */
  private void runTwice(Task task) {
    app.publish(task);
    app.publish(task);
    bus.runUntilQuiet(Duration.ofSeconds(20), "tasks");
    assertThat(app.health().succeeded()).isEqualTo(2);
  }

  @Test
  void an_order_is_shipped_once() throws Exception {
    runTwice(ShipOrderTasks.task(ORDER));

    try (var connection = shop.database().getConnection();
        var rows = connection.createStatement().executeQuery("SELECT state FROM orders")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("shipped");
    }
  }

  @Test
  void a_payment_is_booked_once() throws Exception {
    runTwice(BookPaymentTasks.task(ACCOUNT, new BigDecimal("9.95")));
    assertThat(shop.balance(ACCOUNT)).isEqualByComparingTo("9.95");

    app.publish(BookPaymentTasks.task(ACCOUNT, new BigDecimal("9.95")));
    bus.runUntilQuiet(Duration.ofSeconds(20), "tasks");
    assertThat(shop.balance(ACCOUNT)).as("two calls").isEqualByComparingTo("19.90");
  }

  @Test
  void a_retry_has_the_key_of_the_first_attempt() {
    Task task = app.publish(ChargeTasks.task(ORDER, 995L));
    bus.runUntilQuiet(Duration.ofSeconds(20), "tasks");

    assertThat(keys).containsExactly(task.id(), task.id());
    assertThat(app.health().succeeded()).isEqualTo(1);
  }
}
