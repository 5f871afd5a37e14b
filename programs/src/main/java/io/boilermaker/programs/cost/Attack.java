package io.boilermaker.programs.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way to make a message dear, for any form. */
record Attack(Frame frame, Spread spread, Order order, Junk junk, Scalar scalar, End end) {

  /** The ordinary message, of many small values. */
  static final Attack NONE =
      new Attack(Frame.ARGUMENTS, Spread.WIDE, Order.FIRST, Junk.NONE, Scalar.PLAIN, End.RIGHT);

  /** Where in a message the argument is. */
  enum Frame {
    ARGUMENTS,
    KEYWORDS,
    /** The list of arguments again and again, of which the last counts. */
    ARGUMENTS_AGAIN,
    /** The same keyword again and again. */
    KEYWORD_AGAIN,
    PAYLOAD_AGAIN,
    TOO_MANY_ARGUMENTS,
    UNKNOWN_KEYWORDS,
    /** The task's name stands last, so that its arguments are read later. */
    NAME_LAST,
    UNKNOWN_FIELDS,
    /** Fields of the envelope whose names have equal hash codes. */
    EQUAL_FIELDS,
    /** The same unknown field again and again. */
    FIELD_AGAIN,
    LONG_ID,
    LONG_NAME,
    /** Callbacks in callbacks. */
    CALLBACKS,
    /** Callbacks in callbacks, each with a payload. */
    WIDE_CALLBACKS,
    CALLBACK_AGAIN,
    /** More in the policy and in the attempts. */
    POLICY
  }

  /** How much there is of what. */
  enum Spread {
    /** Many small elements. */
    WIDE,
    /** Some large elements, each of some large ones. */
    TREE,
    /** One element, which takes all the space. */
    ONE,
    /** As deep as allowed, the rest at the bottom. */
    DEEP,
    /** As deep as allowed, the rest on all levels. */
    DEEP_WIDE,
    /** Half as deep, many times. */
    DEEP_AGAIN,
    TOO_DEEP
  }

  /** Where the property stands that says what an object is; other properties follow it. */
  enum Order {
    FIRST,
    LAST
  }

  /** What else is in an object. */
  enum Junk {
    NONE,
    INTEGERS,
    LONG_NUMBERS,
    DECIMALS,
    EXPONENTS,
    TEXT,
    TEXTS,
    ESCAPES,
    LISTS,
    OBJECTS,
    NESTED,
    NAMES,
    EQUAL_NAMES,
    SAME_NAME,
    LONG_NAMES,
    SPACES,
    /** A component again and again, of which the last counts. */
    COMPONENT
  }

  /** How single values are written. */
  enum Scalar {
    PLAIN,
    SAME,
    LEAST,
    NULL,
    EQUAL_HASH,
    LONG,
    FRACTION,
    ZEROS,
    EXPONENT,
    NEGATIVE_EXPONENT,
    SOME_EXPONENT,
    FOREIGN_DIGITS,
    ESCAPED,
    THREE_BYTES,
    FOUR_BYTES,
    HALF_PAIRS
  }

  /** How it ends. */
  enum End {
    RIGHT,
    WRONG_TYPE,
    NOTHING_AFTER
  }

  Attack with(Frame other) {
    return new Attack(other, spread, order, junk, scalar, end);
  }

  Attack with(Spread other) {
    return new Attack(frame, other, order, junk, scalar, end);
  }

  Attack with(Order other) {
    return new Attack(frame, spread, other, junk, scalar, end);
  }

  Attack with(Junk other) {
    return new Attack(frame, spread, order, other, scalar, end);
  }

  Attack with(Scalar other) {
    return new Attack(frame, spread, order, junk, other, end);
  }

  Attack with(End other) {
    return new Attack(frame, spread, order, junk, scalar, other);
  }

  boolean isDeep() {
    return spread.compareTo(Spread.DEEP) >= 0;
  }

  /** Returns the attacks that every form is tried with. */
  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    for (Order order : Order.values()) {
      Attack base = NONE.with(order);
      Stream.of(Spread.values()).map(base::with).forEach(all::add);
      for (Junk junk : Junk.values()) {
        all.add(base.with(Spread.ONE).with(junk));
        all.add(base.with(Spread.DEEP).with(junk));
      }
      for (Scalar scalar : Scalar.values()) {
        all.add(base.with(scalar));
        all.add(base.with(Spread.ONE).with(scalar));
      }
      for (End end : End.values()) {
        all.add(base.with(end));
        all.add(base.with(Spread.DEEP).with(Junk.INTEGERS).with(end));
      }
    }
    for (Frame frame :
        List.of(Frame.KEYWORDS, Frame.ARGUMENTS_AGAIN, Frame.PAYLOAD_AGAIN, Frame.NAME_LAST)) {
      all.add(NONE.with(frame));
    }
    return all.stream().distinct().toList();
  }

  /** Returns the attacks that are the same whatever the form. */
  static List<Attack> ofEnvelopes() {
    return Stream.of(Frame.values())
        .flatMap(frame -> Stream.of(End.values()).map(end -> NONE.with(frame).with(end)))
        .toList();
  }

  /** Returns any of all combinations. */
  static Attack random(Random random) {
    return new Attack(
        random.nextInt(3) == 0 ? any(Frame.values(), random) : Frame.ARGUMENTS,
        any(Spread.values(), random),
        any(Order.values(), random),
        random.nextBoolean() ? any(Junk.values(), random) : Junk.NONE,
        any(Scalar.values(), random),
        random.nextBoolean() ? any(End.values(), random) : End.RIGHT);
  }

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  /** Names what is not ordinary. */
  @Override
  public String toString() {
    Object[] all = {frame, spread, order, junk, scalar, end};
    Object[] none = {NONE.frame, null, NONE.order, NONE.junk, NONE.scalar, NONE.end};
    return Stream.iterate(0, i -> i + 1)
        .limit(all.length)
        .filter(i -> all[i] != none[i])
        .map(i -> String.valueOf(all[i]).toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
