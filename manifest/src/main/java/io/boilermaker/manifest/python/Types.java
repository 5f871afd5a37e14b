package io.boilermaker.manifest.python;

import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The types of a manifest in Python: annotations of values that the Python package writes as Java
 * reads them.
 */
final class Types {

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("boolean", "bool"),
          Map.entry("byte", "int"),
          Map.entry("short", "int"),
          Map.entry("int", "int"),
          Map.entry("long", "int"),
          Map.entry("float", "float"),
          Map.entry("double", "float"),
          Map.entry("char", "str"),
          Map.entry("Boolean", "bool"),
          Map.entry("Byte", "int"),
          Map.entry("Short", "int"),
          Map.entry("Integer", "int"),
          Map.entry("Long", "int"),
          Map.entry("Float", "float"),
          Map.entry("Double", "float"),
          Map.entry("Character", "str"),
          Map.entry("BigInteger", "int"),
          Map.entry("BigDecimal", "decimal.Decimal | float"),
          Map.entry("bytes", "Base64"),
          Map.entry("UUID", "uuid.UUID"),
          Map.entry("Date", "datetime.datetime"),
          Map.entry("Instant", "datetime.datetime"),
          Map.entry("OffsetDateTime", "datetime.datetime"),
          Map.entry("LocalDateTime", "datetime.datetime"),
          Map.entry("LocalDate", "datetime.date"),
          Map.entry("LocalTime", "datetime.time"),
          Map.entry("Duration", "datetime.timedelta"),
          Map.entry("Object", "typing.Any"),
          Map.entry("jackson", "typing.Any"));

  /** The annotation of arrays of arrays. */
  private static final String ELEMENTS = "_Elements";

  /** What has no value. */
  private static final String NOTHING = "typing.NoReturn";

  /** A name in an annotation, which a field of the same class would hide. */
  private static final Pattern NAME = Pattern.compile("(?<![\\w.\"])[A-Za-z_]\\w*");

  private final Names names;
  private final Collection<TypeEntry> entries;

  Types(Names names, Collection<TypeEntry> entries) {
    this.names = names;
    // What Jackson alone knows is Any.
    this.entries =
        entries.stream().filter(each -> !each.name().startsWith(WireType.JACKSON)).toList();
    this.entries.forEach(this::nameOf);
  }

  /** Returns the annotation of a value: all that the worker reads as one of the type. */
  String annotation(WireType type) {
    String values = values(type);
    // Any has None already.
    boolean addsNone = type.readsNull() && !values.equals("typing.Any");
    return addsNone ? values + " | None" : values;
  }

  /** Returns the annotation of a value that is not null. */
  private String values(WireType type) {
    if (type.isNamed()) {
      return names.of(type.entryName(), simpleName(type.entryName()));
    }
    List<WireType> arguments = type.arguments();
    return switch (type.name()) {
      case "list", "set", "sortedset" -> elements(annotation(arguments.get(0)));
      case "map", "sortedmap" ->
          "typing.Mapping[" + key(arguments.get(0)) + ", " + annotation(arguments.get(1)) + "]";
      default -> VALUES.getOrDefault(type.name(), "str");
    };
  }

  /** Returns the annotation of a key: a text, and never null. */
  private String key(WireType type) {
    // Keys of mappings are invariant: with a float, no dict of decimals would be one.
    return type.name().equals("BigDecimal") ? "decimal.Decimal" : values(type);
  }

  /**
   * Returns the annotation of an array, which may be read as a list and as a set. It names its
   * elements twice, unless these are arrays themselves: the text would double with each level.
   */
  private static String elements(String element) {
    return element.contains("typing.Sequence[") || element.contains(ELEMENTS + "[")
        ? ELEMENTS + "[" + element + "]"
        : "typing.Sequence[" + element + "] | typing.AbstractSet[" + element + "]";
  }

  /** Returns the declarations of all types, each after those it is made from. */
  List<String> declarations() {
    List<String> all = new ArrayList<>();
    for (TypeEntry entry : entries) {
      if (entry instanceof EnumEntry constants) {
        all.add(declaration(constants));
      }
    }
    for (TypeEntry entry : entries) {
      if (entry instanceof RecordEntry fields) {
        all.add(declaration(fields));
      }
    }
    for (TypeEntry entry : entries) {
      if (entry instanceof SealedEntry cases) {
        all.add(declaration(cases));
      }
    }
    return all;
  }

  private String declaration(EnumEntry constants) {
    if (constants.texts() != null) {
      return nameOf(constants) + " = str\n"; // the texts are known at run time only
    }
    String texts =
        constants.constants().stream().map(Literals::string).collect(Collectors.joining(", "));
    String type = texts.isEmpty() ? NOTHING : "typing.Literal[" + texts + "]";
    return nameOf(constants) + " = " + type + "\n";
  }

  private String declaration(RecordEntry fields) {
    boolean plain = fields.fields().stream().allMatch(field -> Names.isName(field.name()));
    return plain && !hidesNames(fields) ? classOf(fields) : callOf(fields);
  }

  /** Returns whether a field, in a class, would hide what the annotations of its fields name. */
  private boolean hidesNames(RecordEntry fields) {
    Set<String> named =
        fields.fields().stream()
            .flatMap(field -> NAME.matcher(typeOf(field)).results())
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    return fields.fields().stream().map(Field::name).anyMatch(named::contains);
  }

  private String classOf(RecordEntry fields) {
    StringBuilder text =
        new StringBuilder("class ").append(nameOf(fields)).append("(typing.TypedDict):\n");
    for (Field field : fields.fields()) {
      text.append("    ").append(field.name()).append(": ").append(typeOf(field)).append('\n');
    }
    return text.append(fields.fields().isEmpty() ? "    pass\n" : "").toString();
  }

  /**
   * Writes the call for names that are words of Python, such as {@code from}, or that hide others.
   */
  private String callOf(RecordEntry fields) {
    StringBuilder text = new StringBuilder(nameOf(fields)).append(" = typing.TypedDict(\n    ");
    text.append(Literals.string(nameOf(fields))).append(",\n    {\n");
    for (Field field : fields.fields()) {
      text.append("        ").append(Literals.string(field.name())).append(": ");
      text.append(Literals.string(typeOf(field))).append(",\n");
    }
    return text.append("    },\n)\n").toString();
  }

  private String typeOf(Field field) {
    String type = annotation(field.type());
    return field.optional() ? "typing.NotRequired[" + type + "]" : type;
  }

  private String declaration(SealedEntry cases) {
    StringBuilder text = new StringBuilder();
    List<String> ends = new ArrayList<>();
    for (Case end : cases.cases()) {
      String record = values(end.type());
      String name =
          names.of(cases.name() + "/" + end.name(), nameOf(cases) + simpleName(end.name()));
      ends.add(name);
      text.append("class ").append(name).append('(').append(record).append("):\n");
      text.append("    type: typing.Literal[")
          .append(Literals.string(end.name()))
          .append("]\n\n\n");
    }
    return text.append(nameOf(cases))
        .append(" = ")
        .append(ends.isEmpty() ? NOTHING : String.join(" | ", ends))
        .append('\n')
        .toString();
  }

  private String nameOf(TypeEntry entry) {
    return names.of(entry.name(), simpleName(entry.name()));
  }

  /** Turns {@code com.example.Pair<UUID,Long>} into {@code Pair_UUID_Long}. */
  private static String simpleName(String text) {
    return text.replaceAll("[A-Za-z0-9_$]+\\.", "").replaceAll("[<>,]+", "_").replaceAll("_$", "");
  }
}
