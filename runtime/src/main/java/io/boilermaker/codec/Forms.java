package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import org.jspecify.annotations.Nullable;

/** Tells which form the annotations of a property ask for. */
final class Forms {

  private Forms() {}

  /** The form of a value. */
  enum Choice {
    /** That of the type's codec. */
    OWN,
    /** A text by Jackson's rules, such as a date by a pattern. */
    TEXT,
    /** Whatever Jackson makes of the annotation. */
    OTHER
  }

  static Choice of(
      @Nullable BeanProperty property, MapperConfig<?> config, @Nullable Class<?> type) {
    JsonFormat.Value format = property == null ? null : property.findPropertyFormat(config, type);
    if (format == null || format.equals(JsonFormat.Value.empty())) {
      return Choice.OWN;
    }
    if (type != null && format.hasPattern() && !Times.areTimes(type)) {
      return withoutPattern(format);
    }
    boolean text =
        format.getShape() == JsonFormat.Shape.STRING
            || (format.getShape() == JsonFormat.Shape.ANY && format.hasPattern());
    return text ? Choice.TEXT : Choice.OTHER;
  }

  /** Returns whether the annotations of a property ask for a number. */
  static boolean areNumbers(
      @Nullable BeanProperty property, MapperConfig<?> config, @Nullable Class<?> type) {
    return property != null && property.findPropertyFormat(config, type).getShape().isNumeric();
  }

  /** Jackson gives patterns, languages and zones to dates and times alone. */
  private static Choice withoutPattern(JsonFormat.Value format) {
    return switch (format.getShape()) {
      case STRING -> Choice.TEXT;
      case ANY -> Choice.OWN;
      default -> Choice.OTHER;
    };
  }
}
