package io.boilermaker.cli.app;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;
import io.boilermaker.annotations.Retry;
import io.boilermaker.annotations.Sensitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks whose manifest the tests use. */
final class TestTasks {

  private TestTasks() {}

  /** Where an order came from. */
  enum Channel {
    SHOP,
    PHONE
  }

  /** How an order is paid. */
  sealed interface Payment permits Card, Invoice {}

  record Card(String token) implements Payment {}

  record Invoice(String address, int days) implements Payment {}

  record Line(String article, int count) {}

  record Order(String id, BigDecimal total, List<Line> lines, Optional<String> note) {}

  @BackgroundTask(name = "send_mail", retry = @Retry(maxTries = 3, delaySeconds = 10))
  static void sendMail(TestApp app, String to, @Default("1") int copies) {
    if (to.isEmpty()) {
      throw new IllegalArgumentException("to");
    }
  }

  record Wallet(String owner, @Sensitive String key, List<Wallet> others) {}

  @BackgroundTask(name = "open_wallet")
  static void openWallet(TestApp app, Wallet wallet, @Sensitive String pin) {
    throw new IllegalStateException(pin + " does not open " + wallet);
  }

  record Badge(@Sensitive String code) implements Proof {}

  record Letter(String text) implements Proof {}

  /** How somebody shows who they are. */
  sealed interface Proof permits Badge, Letter {}

  record Visit(Map<String, List<Proof>> proofs, Optional<Badge> last) {}

  @BackgroundTask(name = "let_in")
  static void letIn(
      TestApp app,
      Visit visit,
      @Sensitive Map<String, Integer> codes,
      @Default("secret-default") @Sensitive String word) {}

  @BackgroundTask(name = "at_most_once", acksLate = false)
  static void atMostOnce(TestApp app) {}

  @BackgroundTask(name = "place_order", aliases = "order")
  static void placeOrder(
      TestApp app, Order order, Payment payment, @Default("SHOP") Channel channel) {}
}
