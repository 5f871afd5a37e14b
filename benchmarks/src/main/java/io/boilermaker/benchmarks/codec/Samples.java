package io.boilermaker.benchmarks.codec;

import io.boilermaker.benchmarks.codec.CodecTasks.Address;
import io.boilermaker.benchmarks.codec.CodecTasks.Card;
import io.boilermaker.benchmarks.codec.CodecTasks.Colour;
import io.boilermaker.benchmarks.codec.CodecTasks.Customer;
import io.boilermaker.benchmarks.codec.CodecTasks.Line;
import io.boilermaker.benchmarks.codec.CodecTasks.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The values that are written, the same for all ways. */
final class Samples {

  final String taskId = "0198c7a2-5a10-7c3e-9b41-d2f06a7b8c9d";
  final Instant time = Instant.parse("2026-01-31T12:00:00.123456Z");
  final long number = 4_711_000_123L;
  final String customer = "customer-4711";
  final List<Line> lines =
      List.of(
          new Line("apples", 12, new BigDecimal("3.49")),
          new Line("pears from Jork", 3, new BigDecimal("12.00")),
          new Line("one lemon", 1, new BigDecimal("0.79")));
  final List<String> articles = List.of("apples", "pears from Jork", "one lemon");
  final String note =
      "Leave it with the neighbours on the left, please; they are in after six. If nobody opens the"
          + " door, ring twice at number seven, and do not mind the dog right there.";
  final boolean urgent = true;

  final String text = "Dear customer, your order has been sent; it will be there on Tuesday.";
  final int count = 123_456;
  final UUID id = UUID.fromString("7f1f2d8e-3a6c-4f0b-9a45-0d2f6a7b8c9d");
  final BigDecimal price = new BigDecimal("1234567.89");
  final Colour colour = Colour.GREEN;
  final Customer nested = new Customer("A. Miller", new Address("High Street 5", "York", 10115));
  final Map<String, String> map =
      new TreeMap<>(
          Map.of("language", "en", "template", "order-sent", "tenant", "north", "trace", "a1b2"));
  final byte[] bytes = new byte[96];
  final Payment payment = new Card("4111-1111-1111-1111", 2031);

  Samples() {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37);
    }
  }
}
