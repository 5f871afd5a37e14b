package io.boilermaker.programs.annotated;

import java.util.Arrays;
import java.util.List;

/** Annotations of Jackson and of others as they are written, by where they can be. */
final class Marks {

  private static final String A = "com.fasterxml.jackson.annotation.";
  private static final String D = "com.fasterxml.jackson.databind.annotation.";

  private Marks() {}

  /** On a type. */
  static final List<String> TYPE =
      marks(
          "JsonPropertyOrder({\"m2\", \"m0\"})",
          "JsonPropertyOrder(alphabetic = true)",
          "JsonIgnoreProperties(\"m0\")",
          "JsonIgnoreProperties(value = \"m0\", allowGetters = true)",
          "JsonIgnoreProperties(value = \"m0\", allowSetters = true)",
          "JsonIgnoreProperties(ignoreUnknown = true)",
          "JsonIncludeProperties({\"m0\", \"m1\"})",
          "JsonInclude(JsonInclude.Include.NON_NULL)",
          "JsonInclude(JsonInclude.Include.NON_EMPTY)",
          "JsonInclude(JsonInclude.Include.NON_DEFAULT)",
          "JsonInclude(JsonInclude.Include.NON_ABSENT)",
          "JsonInclude(content = JsonInclude.Include.NON_NULL)",
          "JsonRootName(\"root\")",
          "JsonTypeName(\"name\")",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = \"m0\")",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = \"m1\")",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = \"m1\", visible = true)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NONE)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, defaultImpl = Point.class)",
          "JsonAutoDetect",
          "JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)",
          "JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE)",
          "JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE, isGetterVisibility = JsonAutoDetect.Visibility.NONE, fieldVisibility = JsonAutoDetect.Visibility.ANY)",
          "JsonAutoDetect(creatorVisibility = JsonAutoDetect.Visibility.NONE)",
          "JsonAutoDetect(setterVisibility = JsonAutoDetect.Visibility.NONE)",
          "JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)",
          "JsonIdentityInfo(generator = ObjectIdGenerators.UUIDGenerator.class, property = \"uid\")",
          "JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = \"m0\")",
          "JsonIdentityInfo(generator = ObjectIdGenerators.StringIdGenerator.class, property = \"m1\")",
          "JsonIgnoreType",
          "JsonIgnoreType(false)",
          "JsonClassDescription(\"text\")",
          "JsonFormat(shape = JsonFormat.Shape.ARRAY)",
          "JsonFormat(shape = JsonFormat.Shape.OBJECT)",
          "JsonFormat(shape = JsonFormat.Shape.STRING)",
          "JsonFormat(shape = JsonFormat.Shape.NUMBER)",
          "JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)",
          "JsonView(String.class)",
          "JsonNaming(com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy.class)",
          "JsonNaming(com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy.class)",
          "JsonNaming(com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy.class)",
          "JsonNaming(com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCaseStrategy.class)",
          "JsonNaming(com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerDotCaseStrategy.class)",
          "JsonNaming(com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperSnakeCaseStrategy.class)",
          "JsonSerialize",
          "JsonSerialize(using = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class)",
          "JsonSerialize(as = Object.class)",
          "JsonDeserialize",
          "JsonAppend(attrs = @JsonAppend.Attr(\"extra\"))",
          "!Deprecated");

  /** On an enum. */
  static final List<String> ENUM =
      marks(
          "JsonFormat(shape = JsonFormat.Shape.NUMBER)",
          "JsonFormat(shape = JsonFormat.Shape.STRING)",
          "JsonFormat(shape = JsonFormat.Shape.OBJECT)",
          "JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)",
          "JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_DEFAULT_VALUE)",
          "EnumNaming(com.fasterxml.jackson.databind.EnumNamingStrategies.CamelCaseStrategy.class)",
          "JsonNaming(com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy.class)",
          "JsonDeserialize(using = com.fasterxml.jackson.databind.deser.std.EnumDeserializer.class)",
          "JsonSerialize(using = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class)",
          "JsonIgnoreType",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME)",
          "!Deprecated");

  /** On a constant of an enum. */
  static final List<String> CONSTANT =
      marks(
          "JsonProperty(\"x\")",
          "JsonProperty(\"K1\")",
          "JsonProperty(\"\")",
          "JsonProperty(index = 2)",
          "JsonAlias(\"y\")",
          "JsonAlias(\"K2\")",
          "JsonEnumDefaultValue",
          "JsonIgnore",
          "!Deprecated");

  /** Members and types with these are read as without them. */
  static final List<String> HARMLESS =
      marks(
          "JsonPropertyDescription(\"text\")",
          "JsonAlias(\"y\")",
          "JsonInclude(JsonInclude.Include.ALWAYS)",
          "JsonView(String.class)",
          "JsonProperty(required = true)",
          "JsonProperty(index = 3)",
          "!Deprecated",
          "!org.jspecify.annotations.Nullable");

  static List<String> marks(String... texts) {
    return Arrays.stream(texts).map(Marks::qualified).toList();
  }

  /** Writes names of Jackson's classes in full; "!" says that a name is whole. */
  private static String qualified(String text) {
    if (text.startsWith("!")) {
      return "@" + text.substring(1);
    }
    String inner =
        text.replaceAll("(?<![\\w.@])(Json\\w+|OptBoolean|Nulls|ObjectIdGenerators)\\.", A + "$1.")
            .replace(A + "JsonSerialize", D + "JsonSerialize")
            .replaceAll("@JsonSubTypes", "@" + A + "JsonSubTypes")
            .replaceAll("@JsonAppend", "@" + D + "JsonAppend");
    boolean isDatabind =
        text.matches("((JsonSerialize|JsonDeserialize)(?!As)|JsonNaming|JsonAppend|EnumNaming).*");
    return "@" + (isDatabind ? D : A) + inner;
  }
}
