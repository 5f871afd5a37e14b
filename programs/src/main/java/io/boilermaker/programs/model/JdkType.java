package io.boilermaker.programs.model;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** The types of the JDK that are one value each. */
public enum JdkType {
  BOOLEAN(boolean.class),
  BYTE(byte.class),
  SHORT(short.class),
  INT(int.class),
  LONG(long.class),
  FLOAT(float.class),
  DOUBLE(double.class),
  CHAR(char.class),
  BOXED_BOOLEAN(Boolean.class),
  BOXED_BYTE(Byte.class),
  BOXED_SHORT(Short.class),
  BOXED_INT(Integer.class),
  BOXED_LONG(Long.class),
  BOXED_FLOAT(Float.class),
  BOXED_DOUBLE(Double.class),
  BOXED_CHAR(Character.class),
  STRING(String.class),
  BIG_DECIMAL(BigDecimal.class),
  BIG_INTEGER(BigInteger.class),
  UUID(UUID.class),
  URI(URI.class),
  LOCALE(Locale.class),
  DATE(Date.class),
  INSTANT(Instant.class),
  LOCAL_DATE(LocalDate.class),
  LOCAL_TIME(LocalTime.class),
  LOCAL_DATE_TIME(LocalDateTime.class),
  OFFSET_DATE_TIME(OffsetDateTime.class),
  OFFSET_TIME(OffsetTime.class),
  ZONED_DATE_TIME(ZonedDateTime.class),
  DURATION(Duration.class),
  PERIOD(Period.class),
  YEAR(Year.class),
  YEAR_MONTH(YearMonth.class),
  MONTH_DAY(MonthDay.class),
  ZONE_ID(ZoneId.class),
  ZONE_OFFSET(ZoneOffset.class),
  OPTIONAL_INT(OptionalInt.class),
  OPTIONAL_LONG(OptionalLong.class),
  OPTIONAL_DOUBLE(OptionalDouble.class),
  OBJECT(Object.class);

  private final Class<?> type;

  JdkType(Class<?> type) {
    this.type = type;
  }

  /** Returns the class itself. */
  public Class<?> type() {
    return type;
  }

  public boolean isPrimitive() {
    return type.isPrimitive();
  }

  /** Returns the type that can be a type argument: of a primitive its box. */
  public JdkType boxed() {
    return of(MethodType.methodType(type).wrap().returnType());
  }

  /** Returns the type that a box is of; of all others themselves. */
  public JdkType unboxed() {
    return of(MethodType.methodType(type).unwrap().returnType());
  }

  private static JdkType of(Class<?> type) {
    for (JdkType each : values()) {
      if (each.type == type) {
        return each;
      }
    }
    throw new IllegalArgumentException(type.getName());
  }

  public boolean isOptional() {
    return this == OPTIONAL_INT || this == OPTIONAL_LONG || this == OPTIONAL_DOUBLE;
  }

  /** Returns whether docs/serialization.md lets it be the key of a map. */
  public boolean isKey() {
    return switch (this) {
      case OBJECT, OPTIONAL_INT, OPTIONAL_LONG, OPTIONAL_DOUBLE, BOXED_FLOAT, BOXED_DOUBLE -> false;
      default -> !isPrimitive();
    };
  }

  /** Returns whether its values have a natural order. */
  public boolean isOrdered() {
    return Comparable.class.isAssignableFrom(type);
  }
}
