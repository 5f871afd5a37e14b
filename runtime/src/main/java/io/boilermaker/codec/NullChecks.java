package io.boilermaker.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.type.ResolvedRecursiveType;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Rejects nulls where a declared type takes none, values of another class than the one that is
 * read, and sets with too many equal hash codes. The declared type decides, since the reader makes
 * the value by it: a {@code LinkedList} that is sent as a {@code Queue} arrives as one without
 * nulls.
 */
final class NullChecks {

  private static final Set<Class<?>> OPTIONALS =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private NullChecks() {}

  /** Returns whether a type is that of an optional, whose form would be that of null. */
  static boolean isOptional(Class<?> type) {
    return OPTIONALS.contains(type);
  }

  /** Returns whether null is read as a value of a type. */
  static boolean readsNull(Class<?> type) {
    return isOptional(type) || type == AtomicReference.class || isTree(type);
  }

  /** Returns whether null is read as a node; as an object or array of nodes it is null. */
  static boolean isTree(Class<?> type) {
    return JsonNode.class.isAssignableFrom(type) && !ContainerNode.class.isAssignableFrom(type);
  }

  /** Returns whether values of a type have to be checked. */
  static boolean areNeeded(JavaType type) {
    JavaType content = content(type);
    return content == null
        ? saysNothing(type) || ExactClasses.areNeeded(type) || isEntryToCheck(type)
        : hasExactKeys(type)
            || takesNoNull(type)
            || EqualHashes.matterIn(type)
            || DistinctValues.of(type.getRawClass()).areNeeded()
            || areNeeded(content);
  }

  /** Returns whether values of a type are read as plain JSON, whatever they were. */
  static boolean saysNothing(JavaType type) {
    return type.getRawClass() == Object.class || type.getRawClass() == Serializable.class;
  }

  /** Rejects a value with null where its type takes none, without the objects in it. */
  static void check(JavaType type, @Nullable Object value) {
    JavaType content = content(type);
    if (value == null || !areNeeded(type)) {
      return;
    }
    if (content == null) {
      checkLeaf(type, value);
      return;
    }
    if (EqualHashes.matterIn(type)) {
      EqualHashes.check(value instanceof Map<?, ?> map ? map.keySet() : contents(value));
    }
    CollectionCodec.requireSameOrder(type.getRawClass(), value);
    boolean refused = takesNoNull(type);
    for (Object each : contents(value)) {
      if (each == null && refused) {
        throw Mismatch.aNull(part(value));
      }
      check(content, each);
    }
    if (value instanceof Map<?, ?> map) {
      checkMap(type, map);
    } else if (value instanceof Set<?> set) {
      DistinctValues.of(type.getRawClass()).check(set);
    }
  }

  private static void checkMap(JavaType type, Map<?, ?> map) {
    DistinctValues.of(type.getRawClass()).check(map);
    if (hasExactKeys(type)) {
      map.keySet().forEach(key -> checkKey(type.getKeyType(), key));
    }
    if (map instanceof Properties properties
        && Properties.class.isAssignableFrom(type.getRawClass())
        && !properties.keySet().containsAll(properties.stringPropertyNames())) {
      throw new ArgumentException("a java.util.Properties would lose its defaults");
    }
  }

  /**
   * Rejects a value that is none of the type that annotations have it read as, also inside of
   * others: Jackson writes it by what it is.
   */
  static void checkInstance(JavaType read, @Nullable Object value) {
    if (value == null) {
      return;
    }
    Class<?> raw =
        read.isPrimitive() ? ClassUtil.wrapperType(read.getRawClass()) : read.getRawClass();
    boolean isInstance =
        (read.isMapLikeType() && value instanceof Map)
            || (read.isCollectionLikeType() && value instanceof Collection)
            || (read.isArrayType() && value instanceof Object[])
            || (Number.class.isAssignableFrom(raw) && value instanceof Number)
            || raw.isInstance(value);
    if (!isInstance) {
      throw new ArgumentException(
          value.getClass().getName()
              + " would be read as "
              + raw.getName()
              + ", which an annotation says");
    }
    JavaType content = content(read);
    if (content != null) {
      contents(value).forEach(each -> checkInstance(content, each));
    }
    if (read.getKeyType() != null && value instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> checkInstance(read.getKeyType(), key));
    }
  }

  /** Returns what a value consists of, in words. */
  private static String part(Object value) {
    if (value instanceof Map) {
      return "a value in a map of its type";
    }
    return value instanceof AtomicReference
        ? "a value in its AtomicReference"
        : "an element of its collection";
  }

  private static void checkLeaf(JavaType type, Object value) {
    if (saysNothing(type)) {
      JsonCodec.check(value);
    } else if (value instanceof Map.Entry<?, ?> entry && isEntry(type)) {
      checkKey(type.containedTypeOrUnknown(0), entry.getKey());
      check(type.containedTypeOrUnknown(1), entry.getValue());
    } else {
      ExactClasses.check(type, value);
    }
  }

  /** Rejects a key that is read as a text, or as another class, since its type says no other. */
  private static void checkKey(JavaType type, @Nullable Object key) {
    if (saysNothing(type) && key != null && !(key instanceof String)) {
      throw new ArgumentException(
          "a key of "
              + key.getClass().getName()
              + " would be read as a String where the declared type is "
              + type.getRawClass().getSimpleName()
              + ": declare the class of the keys");
    }
    check(type, key);
  }

  private static boolean hasExactKeys(JavaType type) {
    return type.getKeyType() != null && isKeyToCheck(type.getKeyType());
  }

  private static boolean isKeyToCheck(JavaType type) {
    return saysNothing(type) || ExactClasses.areNeeded(type);
  }

  /** Returns whether a type is that of one entry of a map, which has parts but no contents. */
  private static boolean isEntry(JavaType type) {
    return type.getRawClass() == Map.Entry.class;
  }

  private static boolean isEntryToCheck(JavaType type) {
    return isEntry(type)
        && (isKeyToCheck(type.containedTypeOrUnknown(0))
            || areNeeded(type.containedTypeOrUnknown(1)));
  }

  private static @Nullable JavaType content(JavaType type) {
    return type instanceof ResolvedRecursiveType ? null : type.getContentType();
  }

  private static boolean takesNoNull(JavaType type) {
    Class<?> raw = type.getRawClass();
    // An empty optional is no null in an optional, and of an optional in an optional is no form.
    return (raw != Optional.class && readsNull(type.getContentType().getRawClass()))
        || SortedSet.class.isAssignableFrom(raw)
        || EnumSet.class.isAssignableFrom(raw)
        || (Queue.class.isAssignableFrom(raw) && !List.class.isAssignableFrom(raw))
        || ConcurrentMap.class.isAssignableFrom(raw)
        || Hashtable.class.isAssignableFrom(raw);
  }

  private static Collection<?> contents(Object value) {
    if (value instanceof Collection<?> elements) {
      return elements;
    } else if (value instanceof Map<?, ?> map) {
      return map.values();
    } else if (value instanceof Object[] elements) {
      return Arrays.asList(elements);
    }
    if (value instanceof AtomicReference<?> reference) {
      return Collections.singletonList(reference.get());
    }
    return value instanceof Optional<?> optional ? optional.stream().toList() : List.of();
  }
}
