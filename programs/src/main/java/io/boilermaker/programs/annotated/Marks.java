package io.boilermaker.programs.annotated;

import java.util.Arrays;
import java.util.List;

/** Annotations of Jackson and of others as they are written, by where they can be. */
final class Marks {

  private static final String A = "com.fasterxml.jackson.annotation.";
  private static final String D = "com.fasterxml.jackson.databind.annotation.";

  private Marks() {}

  /** On a component, field, parameter, getter or setter. {@code %other} is the name of another. */
  static final List<String> MEMBER =
      marks(
          "JsonProperty(\"x\")",
          "JsonProperty(\"%other\")",
          "JsonProperty(\"\")",
          "JsonProperty(required = true)",
          "JsonProperty(defaultValue = \"1\")",
          "JsonProperty(access = JsonProperty.Access.READ_ONLY)",
          "JsonProperty(access = JsonProperty.Access.WRITE_ONLY)",
          "JsonProperty(access = JsonProperty.Access.READ_WRITE)",
          "JsonProperty(value = \"i\", index = 1)",
          "JsonProperty(namespace = \"n\")",
          "JsonProperty(isRequired = OptBoolean.TRUE)",
          "JsonPropertyDescription(\"text\")",
          "JsonAlias(\"y\")",
          "JsonAlias(\"%other\")",
          "JsonIgnore",
          "JsonIgnore(false)",
          "JsonInclude(JsonInclude.Include.NON_NULL)",
          "JsonInclude(JsonInclude.Include.NON_ABSENT)",
          "JsonInclude(JsonInclude.Include.NON_EMPTY)",
          "JsonInclude(JsonInclude.Include.NON_DEFAULT)",
          "JsonInclude(JsonInclude.Include.USE_DEFAULTS)",
          "JsonInclude(content = JsonInclude.Include.NON_NULL)",
          "JsonInclude(content = JsonInclude.Include.NON_EMPTY)",
          "JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Filter.class)",
          "JsonFormat(shape = JsonFormat.Shape.STRING)",
          "JsonFormat(shape = JsonFormat.Shape.NUMBER)",
          "JsonFormat(shape = JsonFormat.Shape.NUMBER_INT)",
          "JsonFormat(shape = JsonFormat.Shape.NUMBER_FLOAT)",
          "JsonFormat(shape = JsonFormat.Shape.OBJECT)",
          "JsonFormat(shape = JsonFormat.Shape.POJO)",
          "JsonFormat(shape = JsonFormat.Shape.ARRAY)",
          "JsonFormat(shape = JsonFormat.Shape.BOOLEAN)",
          "JsonFormat(shape = JsonFormat.Shape.SCALAR)",
          "JsonFormat(shape = JsonFormat.Shape.NATURAL)",
          "JsonFormat(shape = JsonFormat.Shape.BINARY)",
          "JsonFormat(shape = JsonFormat.Shape.ANY)",
          "JsonFormat(pattern = \"dd.MM.yyyy HH:mm:ss\")",
          "JsonFormat(pattern = \"yyyy-MM-dd\")",
          "JsonFormat(shape = JsonFormat.Shape.STRING, pattern = \"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\", timezone = \"Europe/Berlin\")",
          "JsonFormat(pattern = \"EEEE d. MMMM yyyy\", locale = \"de_DE\")",
          "JsonFormat(timezone = \"Asia/Tokyo\")",
          "JsonFormat(locale = \"tr\")",
          "JsonFormat(lenient = OptBoolean.FALSE)",
          "JsonFormat(radix = 16)",
          "JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)",
          "JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)",
          "JsonFormat(with = {JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY, JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})",
          "JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)",
          "JsonFormat(with = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)",
          "JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)",
          "JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)",
          "JsonFormat(with = JsonFormat.Feature.WRITE_DATES_WITH_ZONE_ID)",
          "JsonFormat(shape = JsonFormat.Shape.NUMBER, with = JsonFormat.Feature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)",
          "JsonFormat(without = JsonFormat.Feature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS, shape = JsonFormat.Shape.NUMBER)",
          "JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)",
          "JsonUnwrapped",
          "JsonUnwrapped(prefix = \"p_\")",
          "JsonUnwrapped(suffix = \"_s\")",
          "JsonUnwrapped(enabled = false)",
          "JsonRawValue",
          "JsonRawValue(false)",
          "JsonView(String.class)",
          "JsonManagedReference",
          "JsonBackReference",
          "JsonIdentityReference(alwaysAsId = true)",
          "JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)",
          "JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = \"x\")",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NONE)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = \"%other\")",
          "JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = \"kind\")",
          "JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)",
          "JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)",
          "JsonTypeId",
          "JsonTypeName(\"t\")",
          "JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = \"c\"), @JsonSubTypes.Type(value = Square.class, name = \"s\")})",
          "JsonGetter",
          "JsonGetter(\"g\")",
          "JsonSetter(\"s\")",
          "JsonSetter(nulls = Nulls.SKIP)",
          "JsonSetter(nulls = Nulls.AS_EMPTY)",
          "JsonSetter(nulls = Nulls.FAIL)",
          "JsonSetter(contentNulls = Nulls.SKIP)",
          "JsonSetter(contentNulls = Nulls.AS_EMPTY)",
          "JsonMerge",
          "JacksonInject",
          "JacksonInject(value = \"v\", useInput = OptBoolean.TRUE)",
          "JsonKey",
          "JsonValue",
          "JsonAnyGetter",
          "JsonAnySetter",
          "JsonIgnoreProperties(\"b\")",
          "JsonIgnoreProperties(ignoreUnknown = true)",
          "JsonIgnoreProperties(value = \"a\", allowGetters = true)",
          "JsonIgnoreProperties(value = \"a\", allowSetters = true)",
          "JsonIncludeProperties(\"a\")",
          "JsonSerialize",
          "JsonSerialize(using = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class)",
          "JsonSerialize(typing = JsonSerialize.Typing.STATIC)",
          "JsonSerialize(as = Object.class)",
          "JsonSerialize(contentUsing = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class)",
          "JsonSerialize(nullsUsing = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class)",
          "JsonSerialize(keyUsing = com.fasterxml.jackson.databind.ser.std.StdKeySerializers.StringKeySerializer.class)",
          "JsonDeserialize",
          "JsonDeserialize(as = java.util.ArrayList.class)",
          "JsonDeserialize(as = java.util.LinkedHashSet.class)",
          "JsonDeserialize(as = java.util.TreeMap.class)",
          "JsonDeserialize(contentAs = Circle.class)",
          "JsonDeserialize(as = Circle.class)",
          "JsonDeserializeAs(Circle.class)",
          "JsonDeserializeAs(content = Circle.class)",
          "JsonSerializeAs(Object.class)",
          "JsonSerializeAs(content = Object.class)",
          "JsonApplyView(String.class)",
          "JsonDeserialize(using = com.fasterxml.jackson.databind.deser.std.StringDeserializer.class)",
          "!java.beans.Transient",
          "!Deprecated",
          "!org.jspecify.annotations.Nullable",
          "!org.jspecify.annotations.NonNull");

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

  private static List<String> marks(String... texts) {
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
