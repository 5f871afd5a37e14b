package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of a type that Jackson tells apart by the names of their properties: it reads names
 * until only one kind has them all.
 */
final class DeducedKinds {

  private static final String DEDUCED = "use=DEDUCTION";
  private static final Pattern BY_DEFAULT = Pattern.compile("\\bdefaultImpl=([^\\s,<>]+)");
  private static final String DELEGATING = "delegating";

  /** The most ways to leave properties out that are tried for a kind. */
  private static final int MOST_MESSAGES = 1_000;

  private final List<Kind> kinds;
  private final @Nullable Kind byDefault;

  /**
   * A kind.
   *
   * @param fields what it has in messages
   * @param names those by which Jackson knows it
   */
  record Kind(Case itself, List<Field> fields, Set<String> names) {

    boolean has(String name) {
      return names.contains(name)
          || names.stream().anyMatch(each -> JacksonEntry.mayBeOne(each, name));
    }
  }

  private DeducedKinds(List<Kind> kinds, @Nullable Kind byDefault) {
    this.kinds = kinds;
    this.byDefault = byDefault;
  }

  /** Returns null if kinds are told apart otherwise, or if not all of them are known. */
  static @Nullable DeducedKinds of(
      WireType type, List<Case> cases, Map<String, TypeEntry> entries) {
    List<Kind> kinds = new ArrayList<>();
    String annotations = type.hasAnnotations() ? type.withoutKinds().toString() : "";
    Set<WireType> seen = new HashSet<>(); // A class that lists itself may be there twice.
    for (Case each : cases.stream().filter(listed -> seen.add(listed.type())).toList()) {
      if (!(entries.get(each.type().entryName()) instanceof JacksonEntry entry)
          || entry.annotations().contains(JacksonEntry.READ_AS)
          || entry.annotations().contains(DELEGATING)) {
        return null;
      }
      // Jackson counts the names that are only written, too.
      List<Field> fields =
          Stream.concat(entry.fields().stream(), entry.written().stream())
              .filter(DeducedKinds::isInMessages)
              .toList();
      Stream<String> names = fields.stream().map(Field::name);
      kinds.add(
          new Kind(
              each,
              fields,
              Stream.concat(names, entry.aliases().keySet().stream()).collect(Collectors.toSet())));
      annotations += entry.annotations();
    }
    String all = annotations;
    return all.contains(DEDUCED)
        ? new DeducedKinds(
            kinds, kinds.stream().filter(kind -> isByDefault(kind, all)).findFirst().orElse(null))
        : null;
  }

  private static boolean isInMessages(Field field) {
    return !field.type().equals(JacksonEntry.HIDDEN) && !field.name().equals(JacksonEntry.OTHERS);
  }

  private static boolean isByDefault(Kind kind, String annotations) {
    Matcher found = BY_DEFAULT.matcher(annotations);
    String name = kind.itself().type().arguments().get(0).name();
    return found.find() && found.group(1).equals(name.replaceAll(" .*", ""));
  }

  List<Kind> all() {
    return kinds;
  }

  /** What is known after some names. */
  private record Read(Set<Integer> left, boolean isDecided) {}

  /** The same in two releases. */
  private record ReadTwice(Read was, Read is) {}

  /**
   * Returns what other kinds read what they wrote of one of these, each with names of properties
   * for which it does; null stands for none. Properties that are optional may be left out, unless
   * they are primitive.
   */
  Map<@Nullable Kind, List<String>> readBy(Kind written, DeducedKinds others) {
    Map<ReadTwice, List<String>> messages = new LinkedHashMap<>();
    messages.put(new ReadTwice(start(), others.start()), List.of());
    for (Field field : written.fields()) {
      boolean mayBeMissing =
          field.optional() && field.type().readsNull() && messages.size() < MOST_MESSAGES;
      Map<ReadTwice, List<String>> longer = new LinkedHashMap<>();
      messages.forEach(
          (read, names) -> {
            List<String> more = new ArrayList<>(names);
            more.add(field.name());
            longer.putIfAbsent(
                new ReadTwice(next(read.was(), field.name()), others.next(read.is(), field.name())),
                more);
            if (mayBeMissing) {
              longer.putIfAbsent(read, names);
            }
          });
      messages = longer;
    }
    Map<@Nullable Kind, List<String>> found = new LinkedHashMap<>();
    messages.forEach(
        (read, names) -> {
          if (written.equals(end(read.was(), names))) {
            found.putIfAbsent(others.end(read.is(), names), names);
          }
        });
    return found;
  }

  private Read start() {
    return new Read(IntStream.range(0, kinds.size()).boxed().collect(Collectors.toSet()), false);
  }

  private Read next(Read read, String name) {
    if (read.isDecided() || kinds.stream().noneMatch(kind -> kind.has(name))) {
      return read;
    }
    Set<Integer> left = new HashSet<>(read.left());
    left.removeIf(kind -> !kinds.get(kind).has(name));
    return new Read(left, left.size() == 1);
  }

  /** Returns the kind that is read in the end; null if none is. */
  private @Nullable Kind end(Read read, List<String> names) {
    if (read.isDecided()) {
      return kinds.get(read.left().iterator().next());
    }
    return kinds.stream()
        .filter(kind -> names.isEmpty() && kind.names().isEmpty())
        .findFirst()
        .orElse(byDefault);
  }
}
