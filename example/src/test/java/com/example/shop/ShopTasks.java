package com.example.shop;

import io.boilermaker.RetryException;
import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.util.UUID;

/** The tasks of docs/idempotency.md. */
final class ShopTasks {

  private ShopTasks() {}

  @BackgroundTask(name = "ship_order")
  static void shipOrder(Shop shop, UUID order) throws SQLException {
    shop.update("UPDATE orders SET state = 'shipped' WHERE id = ?", order);
  }

  @BackgroundTask(name = "book_payment")
  static void bookPayment(Shop shop, TaskContext context, UUID account, BigDecimal amount)
      throws SQLException {
    shop.inTransaction(
        connection -> {
          if (isNew(connection, context.taskId())) {
            add(connection, account, amount);
          }
        });
  }

  /** The primary key decides, also between two workers at the same moment. */
  private static boolean isNew(Connection connection, String taskId) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO done (task_id) VALUES (?)")) {
      insert.setString(1, taskId);
      insert.executeUpdate();
      return true;
    } catch (SQLIntegrityConstraintViolationException e) {
      return false;
    }
  }

  private static void add(Connection connection, UUID account, BigDecimal amount)
      throws SQLException {
    Shop.update(
        connection, "UPDATE accounts SET balance = balance + ? WHERE id = ?", amount, account);
  }

  @BackgroundTask(name = "charge")
  static void charge(Shop shop, TaskContext context, UUID order, long cents)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(shop.payments())
            .header("Idempotency-Key", context.taskId())
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(order + " " + cents))
            .build();
    int status = shop.http().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status >= 500) {
      throw RetryException.exponential("the payment service answered " + status);
    }
  }
}
