package io.boilermaker.codec;

import com.fasterxml.jackson.databind.JavaType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Rejects sets, and keys of maps, of which too many have the same hash code. Each of them is
 * compared with all others when it is added, and whoever sends a message can choose hash codes:
 * their formulas are public.
 */
final class EqualHashes {

  /** The most values with one hash code. */
  static final int MOST = 100;

  /** The types whose order the JDK's tables use where hash codes are equal. */
  private static final Set<Class<?>> ORDERED =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Character.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          URI.class,
          Instant.class,
          Duration.class,
          LocalTime.class,
          OffsetDateTime.class,
          OffsetTime.class,
          Year.class,
          YearMonth.class,
          MonthDay.class,
          ZoneOffset.class,
          Date.class);

  private static final int FIRST_ROOM = 1_024;

  /** Secret, so that no message is made for it. */
  private static final long MULTIPLIER = ThreadLocalRandom.current().nextLong() | 1;

  private int[] hashes = {};
  private int[] counts = {};
  private int different;

  /** Tells whether a class of collections or maps looks elements or keys up by hash codes. */
  static boolean matterIn(Class<?> type) {
    return Set.class.isAssignableFrom(type)
        ? !SortedSet.class.isAssignableFrom(type) && !EnumSet.class.isAssignableFrom(type)
        : Map.class.isAssignableFrom(type)
            && !SortedMap.class.isAssignableFrom(type)
            && !EnumMap.class.isAssignableFrom(type);
  }

  /** Tells whether a type is one of those, and its elements or keys have no order that helps. */
  static boolean matterIn(JavaType type) {
    JavaType looked = type.isMapLikeType() ? type.getKeyType() : type.getContentType();
    return matterIn(type.getRawClass())
        && looked != null
        && !looked.isEnumType()
        && !ORDERED.contains(looked.getRawClass());
  }

  /** Rejects a set, or the keys of a map, that could not be read. */
  static void check(Collection<?> values) {
    if (values.size() > MOST) {
      var hashes = new EqualHashes();
      values.forEach(hashes::count);
    }
  }

  /**
   * Takes note of a value that was added.
   *
   * @param hashes those of the values before; null if they were few
   * @param all the values that were added, with this one
   * @return those with this value; null if they still are few
   */
  static @Nullable EqualHashes added(
      @Nullable EqualHashes hashes, @Nullable Object value, Collection<?> all) {
    if (all.size() <= MOST) {
      return null;
    }
    if (hashes != null) {
      hashes.count(value);
      return hashes;
    }
    var first = new EqualHashes();
    all.forEach(first::count);
    return first;
  }

  private void count(@Nullable Object value) {
    if (value == null || ORDERED.contains(value.getClass())) {
      return;
    }
    ensureRoom();
    int hash = value.hashCode();
    int slot = slot(hash);
    if (counts[slot] == 0) {
      hashes[slot] = hash;
      different++;
    }
    counts[slot]++;
    if (counts[slot] > MOST) {
      throw new ArgumentException(
          "at most "
              + MOST
              + " different values with the same hash code are allowed in a set or as the keys of a"
              + " map; a list may hold them");
    }
  }

  private void ensureRoom() {
    if (different * 2 < counts.length) {
      return;
    }
    int[] oldHashes = hashes;
    int[] oldCounts = counts;
    int room = Math.max(FIRST_ROOM, oldCounts.length * 2);
    hashes = new int[room];
    counts = new int[room];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  /** Returns the place of a hash code, or the one that it can have. */
  private int slot(int hash) {
    int mask = counts.length - 1;
    int slot = (int) ((hash * MULTIPLIER) >>> Integer.SIZE) & mask;
    while (counts[slot] > 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
