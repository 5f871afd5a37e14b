package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collections as JSON arrays. */
final class CollectionCodec<E, C extends Collection<E>> extends ReferenceCodec<C> {

  private final Codec<E> element;
  private final Nulls nulls;
  private final Supplier<? extends C> empty;
  private final UnaryOperator<C> finish;
  private final Class<?> read;
  private final boolean hashed;
  private final DistinctValues distinct;
  private final boolean ofAnyKind;

  /**
   * @param empty makes the collection to fill
   * @param finish makes what is returned of the full one, such as an unmodifiable view
   */
  CollectionCodec(
      Codec<E> element, Nulls nulls, Supplier<? extends C> empty, UnaryOperator<C> finish) {
    this(element, nulls, empty, finish, false);
  }

  private CollectionCodec(
      Codec<E> element,
      Nulls nulls,
      Supplier<? extends C> empty,
      UnaryOperator<C> finish,
      boolean ofAnyKind) {
    this.element = element;
    this.nulls = nulls;
    this.empty = empty;
    this.finish = finish;
    this.read = empty.get().getClass();
    this.hashed = EqualHashes.matterIn(read);
    this.distinct = DistinctValues.of(read);
    this.ofAnyKind = ofAnyKind;
  }

  /** Returns one for values that may be lists, sets or others, and are read as lists. */
  static <E> CollectionCodec<E, Collection<E>> ofAnyKind(
      Codec<E> element, UnaryOperator<Collection<E>> finish) {
    return new CollectionCodec<>(element, Nulls.ALLOWED, ArrayList::new, finish, true);
  }

  /**
   * Returns whether a codec is one of sets of which two elements may be read as one, although they
   * differ: by the classes of their numbers where the type is Object, as a list and a set where it
   * is Collection, or as a date and a timestamp.
   */
  static boolean mayMerge(Codec<?> codec) {
    return codec instanceof CollectionCodec<?, ?> set
        && set.distinct.areNeeded()
        && CodecGraph.find(set.element, CollectionCodec::isReadAsAnother) != null;
  }

  private static boolean isReadAsAnother(Codec<?> codec) {
    return codec instanceof JsonCodec
        || codec == Codecs.DATE
        || (codec instanceof CollectionCodec<?, ?> collection && collection.ofAnyKind);
  }

  @Override
  void writeValue(JsonGenerator out, C value) throws IOException {
    if (hashed) {
      EqualHashes.check(value);
    }
    requireSameOrder(read, value);
    out.writeStartArray(value);
    for (E each : value) {
      nulls.check(each, "an element");
      element.write(out, each);
    }
    out.writeEndArray();
    distinct.check(value);
  }

  /**
   * Rejects a queue whose elements would leave it in another order where it is read: one that
   * serves by priority keeps them in the order of its heap, and no message has a comparator.
   *
   * @param read the class that is read, or declared
   */
  static void requireSameOrder(Class<?> read, Object value) {
    if (!isByPriority(value.getClass()) || !Queue.class.isAssignableFrom(read)) {
      return;
    }
    boolean isNatural =
        value instanceof PriorityQueue<?> queue
            ? queue.comparator() == null
            : ((PriorityBlockingQueue<?>) value).comparator() == null;
    if (!isNatural || !isByPriority(read)) {
      throw new ArgumentException(
          isNatural
              ? "a queue by priority would be read as one by age: declare a PriorityQueue"
              : "the comparator of a queue by priority has no JSON form");
    }
  }

  private static boolean isByPriority(Class<?> queue) {
    return PriorityQueue.class.isAssignableFrom(queue)
        || PriorityBlockingQueue.class.isAssignableFrom(queue);
  }

  @Override
  C readValue(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw Mismatch.kind("an array", in);
    }
    C result = empty.get();
    EqualHashes hashes = null;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      E each = element.read(in);
      if (add(result, each) && hashed) {
        hashes = EqualHashes.added(hashes, each, result);
      }
    }
    return finish.apply(result);
  }

  // A collection that is given by its constructor may have rules of its own, on null or order.
  @SuppressWarnings("NullAway")
  private boolean add(C result, @Nullable E each) {
    nulls.check(each, "an element");
    try {
      return result.add(each);
    } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
      throw ArgumentException.because("the collection refuses an element", e);
    }
  }

  @Override
  public List<? extends Codec<?>> parts() {
    return List.of(element);
  }
}
