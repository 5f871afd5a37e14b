package io.boilermaker.programs.value;

import io.boilermaker.programs.model.JdkType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of the JDK's types: mostly those at an edge. */
final class Scalars {

  private final Random random;
  private final Times times;

  Scalars(Random random) {
    this.random = random;
    this.times = new Times(random);
  }

  /** Returns a value of a type other than {@code Object}. */
  Object of(JdkType type) {
    Object other = random.nextInt(3) == 0 ? notAtAnEdge(type) : null;
    return other == null ? pick(Edges.of(type)) : other;
  }

  private @Nullable Object notAtAnEdge(JdkType type) {
    int small = random.nextInt(1_000);
    return switch (type.unboxed()) {
      case BYTE -> (byte) (small % Byte.MAX_VALUE);
      case SHORT -> (short) small;
      case INT -> small;
      case LONG -> (long) small;
      case FLOAT -> (float) random.nextGaussian();
      case DOUBLE -> random.nextGaussian();
      case STRING -> "t" + random.nextInt(100);
      case BIG_DECIMAL ->
          new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(40) - 10);
      case UUID -> new UUID(random.nextLong(), random.nextLong());
      case OPTIONAL_INT -> OptionalInt.of(small);
      case OPTIONAL_LONG -> OptionalLong.of(small);
      default -> times.of(type);
    };
  }

  /** Returns a value that is refused where a call is made; null if the type has none. */
  @Nullable Object refused(JdkType type) {
    return switch (type.unboxed()) {
      case FLOAT -> pick(List.of(Float.NaN, Float.POSITIVE_INFINITY));
      case DOUBLE -> pick(List.of(Double.NaN, Double.NEGATIVE_INFINITY));
      case CHAR -> '\ud83d';
      case STRING -> pick(List.of("\ud83d", "a\ude00b", "\ude00\ud83d"));
      case OPTIONAL_DOUBLE -> OptionalDouble.of(Double.NaN);
      case BIG_INTEGER -> BigInteger.TEN.pow(1_200);
      case BIG_DECIMAL -> new BigDecimal(BigInteger.TEN.pow(1_100).add(BigInteger.ONE), 20);
      default -> null;
    };
  }

  String text() {
    return (String) of(JdkType.STRING);
  }

  /** Returns plain JSON as it arrives where the type is {@code Object}. */
  Object plainJson() {
    return random.nextInt(3) == 0 ? text() : pick(Edges.JSON);
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
