package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes and properties whose annotation says that no kinds are told apart. */
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
}
