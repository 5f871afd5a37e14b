package io.boilermaker.programs.value;

import io.boilermaker.programs.model.JdkType;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values of the types that are a time with a date or a zone, of their edges at random. */
final class Times {

  private final Random random;

  Times(Random random) {
    this.random = random;
  }

  /** Returns one that combines edges of its parts; null if the type has no such parts. */
  @Nullable Object of(JdkType type) {
    return switch (type) {
      case LOCAL_DATE_TIME -> dateTime();
      case OFFSET_DATE_TIME -> OffsetDateTime.of(dateTime(), pick(TimeEdges.OFFSETS));
      case OFFSET_TIME -> OffsetTime.of(pick(TimeEdges.TIMES), pick(TimeEdges.OFFSETS));
      case ZONED_DATE_TIME ->
          ZonedDateTime.of(
              pick(TimeEdges.USUAL_DATES), pick(TimeEdges.TIMES), pick(TimeEdges.ZONES));
      case YEAR_MONTH -> YearMonth.of(pick(List.of(0, 2026, -44, 99_999)), 1 + random.nextInt(12));
      default -> null;
    };
  }

  private LocalDateTime dateTime() {
    return LocalDateTime.of(pick(TimeEdges.DATES), pick(TimeEdges.TIMES));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
