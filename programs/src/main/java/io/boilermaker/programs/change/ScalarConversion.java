package io.boilermaker.programs.change;

import io.boilermaker.programs.model.JdkType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conversions of single values that a user would call the same value. */
final class ScalarConversion {

  private static final Set<JdkType> NUMBERS =
      EnumSet.of(
          JdkType.BYTE,
          JdkType.SHORT,
          JdkType.INT,
          JdkType.LONG,
          JdkType.FLOAT,
          JdkType.DOUBLE,
          JdkType.BIG_INTEGER,
          JdkType.BIG_DECIMAL);

  private ScalarConversion() {}

  /** Returns the value of another type; null if it has none. */
  static @Nullable Object of(JdkType from, Object value, JdkType to, boolean isKey) {
    JdkType source = from.unboxed();
    JdkType target = to.unboxed();
    if (source == target) {
      return value;
    } else if (NUMBERS.contains(source) && NUMBERS.contains(target)) {
      return number(new BigDecimal(value.toString()), value, target);
    } else if (target == JdkType.STRING) {
      boolean isText = isKey || !(NUMBERS.contains(source) || source == JdkType.BOOLEAN);
      return isText ? ScalarText.of(source, value) : null;
    }
    return time(value, target);
  }

  private static @Nullable Object number(BigDecimal number, Object value, JdkType target) {
    try {
      return switch (target) {
        case BYTE -> number.byteValueExact();
        case SHORT -> number.shortValueExact();
        case INT -> number.intValueExact();
        case LONG -> number.longValueExact();
        case BIG_INTEGER -> isFraction(value) ? null : number.toBigIntegerExact();
        case FLOAT -> exact(number, Float.parseFloat(number.toString()));
        case DOUBLE -> exact(number, Double.parseDouble(number.toString()));
        default -> number;
      };
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** An integer is not read from 1.0. */
  private static boolean isFraction(Object value) {
    return !(value instanceof BigInteger || value instanceof Long || value instanceof Integer)
        && !(value instanceof Short || value instanceof Byte);
  }

  private static @Nullable Object exact(BigDecimal number, Number floating) {
    boolean isFinite = Double.isFinite(floating.doubleValue());
    return isFinite && new BigDecimal(floating.toString()).compareTo(number) == 0 ? floating : null;
  }

  @SuppressWarnings("JavaUtilDate")
  private static @Nullable Object time(Object value, JdkType target) {
    if (value instanceof Date date) {
      return switch (target) {
        case INSTANT -> date.toInstant();
        case OFFSET_DATE_TIME -> date.toInstant().atOffset(ZoneOffset.UTC);
        case ZONED_DATE_TIME -> date.toInstant().atZone(ZoneOffset.UTC);
        default -> null;
      };
    } else if (value instanceof OffsetDateTime time && target == JdkType.ZONED_DATE_TIME) {
      return time.toZonedDateTime();
    }
    return value instanceof ZoneOffset && target == JdkType.ZONE_ID ? value : null;
  }
}
