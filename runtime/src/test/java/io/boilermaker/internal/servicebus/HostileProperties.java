package io.boilermaker.internal.servicebus;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;

/** Every property that this side reads back, and what others may have written there. */
public final class HostileProperties {

  /** A property and a value of it. */
  public record Row(String key, Object value) {
    @Override
    public String toString() {
      String shown = value.toString();
      return key
          + " = "
          + value.getClass().getSimpleName()
          + " "
          + shown.substring(0, Math.min(30, shown.length()));
    }
  }

  private HostileProperties() {}

  /** Values of types that an application property may have. */
  private static final List<Object> VALUES =
      List.of(
          -1,
          -2,
          -65,
          Integer.MIN_VALUE,
          Integer.MAX_VALUE,
          4_294_967_296L,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          (byte) -1,
          (short) -1,
          1e300,
          -0.5,
          Double.NaN,
          Float.NEGATIVE_INFINITY,
          true,
          'x',
          "",
          "3",
          "-1",
          "\n2026 ERROR forged",
          "x".repeat(100_000),
          "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01-" + "x".repeat(50_000),
          "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01-more",
          "01-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01-\r\nforged",
          "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01\n",
          new UUID(0, 0),
          new Date(0));

  /** Values that only an SDK of another kind can send. */
  private static final List<Object> FOREIGN =
      List.of(
          UnsignedInteger.MAX_VALUE,
          UnsignedLong.valueOf(-1L),
          BigDecimal.ONE,
          Symbol.valueOf("x"),
          new byte[] {-1, 0, 10},
          new byte[100_000],
          new Binary(new byte[10]),
          Collections.emptyMap(),
          List.of(1, 2));

  /** Returns each property with each value that the SDK sends. */
  public static Stream<Row> sendable() {
    return rows(VALUES);
  }

  /** Returns each property with each value. */
  static Stream<Row> all() {
    return Stream.concat(rows(VALUES), rows(FOREIGN));
  }

  private static Stream<Row> rows(List<Object> values) {
    return Arrays.stream(OwnProperty.values())
        .flatMap(property -> values.stream().map(value -> new Row(property.key(), value)));
  }
}
