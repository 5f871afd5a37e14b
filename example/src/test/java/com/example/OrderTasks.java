package com.example;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tasks whose arguments have structure, and the kinds of methods that can be a task. */
final class OrderTasks {

  private OrderTasks() {}

  record Line(UUID product, int count, BigDecimal price) {}

  record Order(UUID id, LocalDate day, List<Line> lines, Optional<String> note) {}

  sealed interface Payment permits Card, Invoice {}

  record Card(String token) implements Payment {}

  record Invoice(String address, int days) implements Payment {}

  enum Channel {
    SHOP,
    PHONE
  }

  @BackgroundTask(name = "place_order")
  static void placeOrder(
      App state,
      Order order,
      Payment payment,
      Map<String, String> labels,
      @Default("SHOP") Channel channel) {
    System.out.println("Order of " + order.lines().size() + " lines by " + channel);
    System.out.println(payment);
  }

  /** Its annotation makes Jackson write the amount as text. */
  record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}

  @BackgroundTask(name = "refund")
  static void refund(App state, UUID order, Money money) {
    System.out.println("Refund " + money);
  }

  /** May throw any exception, and reads the number of its attempt. */
  @BackgroundTask(name = "archive_order", deadLetter = false)
  static void archiveOrder(App state, TaskContext context, UUID id) throws IOException {
    System.out.println("Archive " + id + ", try " + context.attempt());
    if (id.version() != 4) {
      throw new IOException("no such order");
    }
  }

  /** Ends when the stage completes; no thread waits. */
  @BackgroundTask(name = "notify_customer", acksLate = false)
  static CompletionStage<UUID> notifyCustomer(App state, UUID order) {
    return CompletableFuture.completedFuture(order)
        .whenComplete((id, failure) -> System.out.println("Customer of " + id + " told"));
  }
}
