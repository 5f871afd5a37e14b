package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Classes and properties whose annotations say that no kinds are told apart, or which one is read.
 */
class UntoldKindsTest {

  @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
  static class Base {
    public int a = 1;
  }

  static class Derived extends Base {
    public int b = 2;
  }

  record Properties(
      @JsonTypeInfo(use = JsonTypeInfo.Id.NONE) @Nullable Object value,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NONE) @Nullable Base base) {}

  // N-C29
  @Test
  void what_would_arrive_as_another_class_is_refused_as_without_the_annotation()
      throws IOException {
    String why = Derived.class.getName() + " would be read as " + Base.class.getName();
    refused(new TypeReference<Base>() {}, new Derived(), why);
    refused(new TypeReference<List<Base>>() {}, List.of(new Derived()), why);
    refused(new TypeReference<>() {}, new Properties(null, new Derived()), why);
    refused(new TypeReference<>() {}, new Properties(new Base(), null), Base.class.getName());
    passes(new TypeReference<>() {}, new Properties(List.of(1), new Base()));
  }

  interface Kind {}

  record One(int x) implements Kind {}

  record Other(int x) implements Kind {}

  record ReadAs(
      @JsonDeserialize(as = One.class) @Nullable Kind kind,
      @JsonDeserialize(contentAs = One.class) List<Kind> list,
      @JsonDeserialize(contentAs = One.class) Map<String, Kind> map,
      @JsonDeserialize(contentAs = One.class) Optional<Kind> optional,
      @JsonDeserialize(as = TreeMap.class) @Nullable Object any,
      @JsonDeserialize(as = LinkedList.class) List<String> texts,
      @JsonDeserialize(as = Long.class) @Nullable Number number) {

    static ReadAs of(@Nullable Kind kind, List<Kind> list, @Nullable Object any) {
      return new ReadAs(kind, list, Map.of(), Optional.empty(), any, List.of("a"), 1);
    }
  }

  // N-C29: final classes were not looked at, and what nothing is said of was taken for anything
  @Test
  void what_is_none_of_the_class_that_an_annotation_has_read_is_refused() throws IOException {
    String why = Other.class.getName() + " would be read as " + One.class.getName();
    var type = new TypeReference<ReadAs>() {};
    List<Kind> others = List.of(new One(1), new Other(1));
    refused(type, ReadAs.of(new Other(1), List.of(), null), why);
    refused(type, ReadAs.of(null, others, null), why);
    refused(
        type,
        new ReadAs(
            null, List.of(), Map.of("a", new Other(1)), Optional.empty(), null, List.of(), 1),
        why);
    refused(
        type,
        new ReadAs(null, List.of(), Map.of(), Optional.of(new Other(1)), null, List.of(), 1),
        why);
    refused(
        type,
        ReadAs.of(null, List.of(), new One(1)),
        One.class.getName() + " would be read as java.util.TreeMap");
    passes(type, ReadAs.of(new One(1), List.of(new One(2)), Map.of("a", 1)));
    passes(type, ReadAs.of(null, List.of(), null));
  }

  record InArrays(
      @JsonDeserialize(contentAs = One.class) Kind[] kinds,
      @JsonDeserialize(contentAs = Integer.class) Number[] numbers,
      @JsonDeserialize(as = int.class) Object number) {}

  @Test
  void what_is_one_of_the_class_that_an_annotation_has_read_passes_in_arrays_too()
      throws IOException {
    var type = new TypeReference<InArrays>() {};
    passes(type, new InArrays(new Kind[] {new One(1)}, new Number[] {1}, 1));
    refused(
        type,
        new InArrays(new Kind[] {new Other(1)}, new Number[] {1}, 1),
        Other.class.getName() + " would be read as " + One.class.getName());
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes(@JsonSubTypes.Type(Listed.class))
  interface Deduced {}

  record Listed(int x) implements Deduced {}

  record Unlisted(int x) implements Deduced {}

  record Deducing(
      @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION) @Nullable Object any,
      @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION) @JsonSubTypes(@JsonSubTypes.Type(One.class))
          @Nullable Object one,
      @Nullable Deduced deduced) {}

  // N-C29: no name is written that could be another's, and so nothing was looked at
  @Test
  void what_has_the_properties_of_another_kind_is_refused_where_these_tell_kinds_apart()
      throws IOException {
    var type = new TypeReference<Deducing>() {};
    passes(type, new Deducing("a", new One(1), new Listed(1)));
    refused(type, new Deducing(new One(1), null, null), One.class.getName());
    refused(type, new Deducing(null, new Other(1), null), Other.class.getName());
    refused(type, new Deducing(null, null, new Unlisted(1)), Unlisted.class.getName());
    refused(new TypeReference<Deduced>() {}, new Unlisted(1), "list it in @JsonSubTypes");
  }
}
