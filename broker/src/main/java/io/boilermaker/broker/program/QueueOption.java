package io.boilermaker.broker.program;

import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --queue}: a name and settings, separated by commas. */
final class QueueOption implements ITypeConverter<QueueSpec> {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

  @Override
  public QueueSpec convert(String value) {
    String[] parts = value.split(",", -1);
    try {
      QueueSpec spec = QueueSpec.named(parts[0].strip());
      for (int i = 1; i < parts.length; i++) {
        spec = with(spec, parts[i].strip());
      }
      return spec;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static QueueSpec with(QueueSpec spec, String setting) {
    int equals = setting.indexOf('=');
    String name = equals < 0 ? setting : setting.substring(0, equals);
    String value = equals < 0 ? "" : setting.substring(equals + 1);
    return switch (name) {
      case "lock" -> spec.lockDuration(duration(setting, value));
      case "max-delivery" -> spec.maxDeliveryCount((int) Math.min(number(setting, value), 1 << 30));
      case "max-size" -> spec.maxMessageBytes(number(setting, value));
      case "ttl" -> spec.timeToLive(duration(setting, value));
      case "dead-letter-on-expiry" -> spec.deadLetterOnExpiry(flag(setting, value));
      case "duplicates" -> spec.duplicateDetection(duration(setting, value));
      default -> throw new IllegalArgumentException("there is no setting '" + setting + "'");
    };
  }

  private static boolean flag(String setting, String value) {
    if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("'" + setting + "' must be true or false");
    }
    return !value.equals("false");
  }

  private static long number(String setting, String value) {
    if (!value.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("'" + setting + "' is not a number");
    }
    return Long.parseLong(value);
  }

  private static Duration duration(String setting, String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + setting + "' is not a duration such as 500ms, 30s, 5m, 1h or 14d");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
