package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.WireType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes of the JDK whose codecs the runtime brings. */
final class JdkTypes {

  private static final Map<TypeName, String> PRIMITIVES =
      Map.of(
          TypeName.BOOLEAN, "BOOLEAN",
          TypeName.BYTE, "BYTE",
          TypeName.SHORT, "SHORT",
          TypeName.INT, "INT",
          TypeName.LONG, "LONG",
          TypeName.FLOAT, "FLOAT",
          TypeName.DOUBLE, "DOUBLE",
          TypeName.CHAR, "CHAR");

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("java.lang.Object", "JSON"),
          Map.entry("java.lang.String", "STRING"),
          Map.entry("java.math.BigDecimal", "BIG_DECIMAL"),
          Map.entry("java.math.BigInteger", "BIG_INTEGER"),
          Map.entry("java.net.URI", "URI"),
          Map.entry("java.time.Duration", "DURATION"),
          Map.entry("java.time.Instant", "INSTANT"),
          Map.entry("java.time.LocalDate", "LOCAL_DATE"),
          Map.entry("java.time.LocalDateTime", "LOCAL_DATE_TIME"),
          Map.entry("java.time.LocalTime", "LOCAL_TIME"),
          Map.entry("java.time.MonthDay", "MONTH_DAY"),
          Map.entry("java.time.OffsetDateTime", "OFFSET_DATE_TIME"),
          Map.entry("java.time.OffsetTime", "OFFSET_TIME"),
          Map.entry("java.time.Period", "PERIOD"),
          Map.entry("java.time.Year", "YEAR"),
          Map.entry("java.time.YearMonth", "YEAR_MONTH"),
          Map.entry("java.time.ZoneId", "ZONE_ID"),
          Map.entry("java.time.ZoneOffset", "ZONE_OFFSET"),
          Map.entry("java.time.ZonedDateTime", "ZONED_DATE_TIME"),
          Map.entry("java.util.Date", "DATE"),
          Map.entry("java.util.Locale", "LOCALE"),
          Map.entry("java.util.OptionalDouble", "OPTIONAL_DOUBLE"),
          Map.entry("java.util.OptionalInt", "OPTIONAL_INT"),
          Map.entry("java.util.OptionalLong", "OPTIONAL_LONG"),
          Map.entry("java.util.UUID", "UUID"));

  private static final Set<String> NO_KEYS =
      Set.of("JSON", "OPTIONAL_DOUBLE", "OPTIONAL_INT", "OPTIONAL_LONG", "FLOAT", "DOUBLE");

  private JdkTypes() {}

  /** Returns the form of a primitive. */
  static JsonForm primitive(TypeName type) {
    return new JsonForm(
        CodeBlock.of("$T.$N", RuntimeTypes.CODECS, PRIMITIVES.get(type)),
        WireType.of(type.toString()));
  }

  /** Returns the form of a value; null if the type is not one of these. */
  static @Nullable JsonForm form(ClassName type) {
    if (type.isBoxedPrimitive()) {
      String constant = PRIMITIVES.get(type.unbox());
      return new JsonForm(
          CodeBlock.of("$1T.nullable($1T.$2N)", RuntimeTypes.CODECS, constant), wireType(type));
    }
    String constant = VALUES.get(type.toString());
    return constant == null
        ? null
        : new JsonForm(CodeBlock.of("$T.$N", RuntimeTypes.CODECS, constant), wireType(type));
  }

  /** Unwraps an optional, which travels as what it holds. */
  private static WireType wireType(ClassName type) {
    return switch (type.simpleName()) {
      case "OptionalInt" -> WireType.of("Integer");
      case "OptionalLong" -> WireType.of("Long");
      case "OptionalDouble" -> WireType.of("Double");
      default -> WireType.of(type.simpleName());
    };
  }

  /** Returns the form of an array of primitives; those of bytes and characters are text. */
  static JsonForm primitiveArray(TypeName component) {
    CodeBlock codec =
        component.equals(TypeName.BYTE)
            ? CodeBlock.of("$T.BYTES", RuntimeTypes.CODECS)
            : CodeBlock.of("$T.$L_ARRAY", RuntimeTypes.CODECS, PRIMITIVES.get(component));
    return new JsonForm(
        codec,
        switch (component.toString()) {
          case "byte" -> WireType.of("bytes");
          case "char" -> WireType.of("String");
          default -> WireType.of("list", WireType.of(component.toString()));
        });
  }

  /** Returns the form of a map's key; null if the type cannot be one, or is not one of these. */
  static @Nullable JsonForm keyForm(TypeName type) {
    String constant =
        type.isBoxedPrimitive() ? PRIMITIVES.get(type.unbox()) : VALUES.get(type.toString());
    return constant == null || NO_KEYS.contains(constant)
        ? null
        : new JsonForm(
            CodeBlock.of("$T.$N", RuntimeTypes.KEY_CODECS, constant),
            WireType.of(((ClassName) type).simpleName()));
  }

  /** Returns whether the natural order takes no two values for one that are not equal. */
  static boolean isOrderedAsEqual(TypeName type) {
    return isValue(type) && !type.toString().equals("java.math.BigDecimal");
  }

  /** Returns whether a type is one value, and so no application state. */
  static boolean isValue(TypeName type) {
    return type.isBoxedPrimitive()
        || (VALUES.containsKey(type.toString()) && !type.toString().equals("java.lang.Object"));
  }
}
