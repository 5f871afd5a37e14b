package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What user code throws need not have a last cause; Jackson looks for one. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessCausesTest {

  /** This class would count as ours. */
  private static final StackTraceElement[] USERS = {
    new StackTraceElement("com.example.Order", "setIt", "Order.java", 1)
  };

  /** Thrown by all that is called here, if any. */
  private static volatile @Nullable Throwable thrown;

  static class Own extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Own() {
      super(SECRET);
    }
  }

  static class ItsOwnCause extends Own {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      return this;
    }
  }

  static class AlwaysAnotherCause extends Own {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      return new AlwaysAnotherCause();
    }
  }

  static class Checked extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static void call() {
    Throwable now = thrown;
    if (now != null) {
      EndlessCausesTest.<RuntimeException>sneak(now);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void sneak(Throwable any) throws T {
    throw (T) any;
  }

  private static Throwable circular() {
    var inner = new IllegalStateException(SECRET);
    var outer = new IllegalArgumentException(SECRET, inner);
    inner.initCause(outer);
    return outer;
  }

  static class Setter {
    private int it;

    public int getIt() {
      return it;
    }

    public void setIt(int it) {
      call();
      this.it = it;
    }
  }

  static class Hidden {
    private int it;

    @JsonProperty
    private int getIt() {
      return it;
    }

    @JsonProperty
    private void setIt(int it) {
      call();
      this.it = it;
    }
  }

  static class Filled {
    private final List<Integer> list = new ArrayList<>();

    public List<Integer> getIt() {
      if (list.isEmpty()) {
        call();
      }
      return list;
    }
  }

  static class More {
    private final Map<String, Integer> it = new LinkedHashMap<>();

    @JsonAnyGetter
    public Map<String, Integer> it() {
      return it;
    }

    @JsonAnySetter
    void add(String name, Integer value) {
      call();
      it.put(name, value);
    }
  }

  static class Around {
    @JsonUnwrapped public Setter part = new Setter();
  }

  static class Parent {
    @JsonManagedReference public List<Child> it = new ArrayList<>();
  }

  static class Child {
    private @Nullable Parent parent;
    public int number;

    @JsonBackReference
    public @Nullable Parent getParent() {
      return parent;
    }

    @JsonBackReference
    public void setParent(Parent parent) {
      call();
      this.parent = parent;
    }
  }

  static class Late {
    final int made;
    private int it;

    @JsonCreator
    Late(@JsonProperty("made") int made) {
      this.made = made;
    }

    public int getMade() {
      return made;
    }

    public int getIt() {
      return it;
    }

    public void setIt(int it) {
      call();
      this.it = it;
    }
  }

  @JsonDeserialize(builder = Built.Builder.class)
  static class Built {
    public final int it;

    Built(int it) {
      this.it = it;
    }

    @JsonPOJOBuilder(withPrefix = "with")
    static class Builder {
      private int it;

      public Builder withIt(int value) {
        call();
        it = value;
        return this;
      }

      public Built build() {
        return new Built(it);
      }
    }
  }

  @JsonDeserialize(builder = Finished.Builder.class)
  static class Finished {
    public int it = 1;

    @JsonPOJOBuilder(withPrefix = "with")
    static class Builder {
      public int it;

      public Finished build() {
        call();
        return new Finished();
      }
    }
  }

  static class Created {
    @JsonValue int it;

    @JsonCreator
    static Created of(int it) {
      call();
      var created = new Created();
      created.it = it;
      return created;
    }
  }

  record Component(int it) {
    Component {
      call();
    }
  }

  static class Doubled extends StdConverter<Integer, Integer> {
    @Override
    public Integer convert(Integer it) {
      call();
      return it;
    }
  }

  record Converted(@JsonDeserialize(converter = Doubled.class) Integer it) {}

  enum ByText {
    A;

    @JsonCreator
    static ByText of(String text) {
      call();
      return valueOf(text);
    }
  }

  enum ByNumber {
    A;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ByNumber of(int number) {
      call();
      return values()[number - 1];
    }

    @JsonValue
    int number() {
      return 1;
    }
  }

  enum ByName {
    A;

    @JsonCreator
    static ByName of(@JsonProperty("it") String it) {
      call();
      return valueOf(it);
    }

    @JsonValue
    Map<String, String> json() {
      return Map.of("it", name());
    }
  }

  @AfterEach
  void nothingThrows() {
    thrown = null;
  }

  static Stream<Arguments> places() {
    return Stream.of(
            place(new TypeReference<Setter>() {}, "{\"it\":1}"),
            place(new TypeReference<Hidden>() {}, "{\"it\":1}"),
            place(new TypeReference<Filled>() {}, "{\"it\":[1]}"),
            place(new TypeReference<More>() {}, "{\"it\":1,\"other\":2}"),
            place(new TypeReference<Around>() {}, "{\"it\":1}"),
            place(new TypeReference<Parent>() {}, "{\"it\":[{\"number\":3}]}"),
            place(new TypeReference<Late>() {}, "{\"made\":1,\"it\":2}"),
            place(new TypeReference<Built>() {}, "{\"it\":1}"),
            place(new TypeReference<Finished>() {}, "{\"it\":1}"),
            place(new TypeReference<Created>() {}, "1"),
            place(new TypeReference<Component>() {}, "{\"it\":1}"),
            place(new TypeReference<Converted>() {}, "{\"it\":1}"),
            place(new TypeReference<ByText>() {}, "\"A\""),
            place(new TypeReference<ByNumber>() {}, "1"),
            place(new TypeReference<ByName>() {}, "{\"it\":\"A\"}"),
            place(new TypeReference<List<ByText>>() {}, "[\"A\"]"),
            place(new TypeReference<Map<ByText, Integer>>() {}, "{\"A\":1}"),
            place(new TypeReference<Map<String, Setter>>() {}, "{\"a\":{\"it\":1}}"))
        .flatMap(List::stream);
  }

  private static List<Arguments> place(TypeReference<?> type, String json) {
    return Stream.of(
            circular(),
            new ItsOwnCause(),
            new AlwaysAnotherCause(),
            new Checked(),
            new CompletionException(new Checked()),
            new StackOverflowError())
        .peek(each -> each.setStackTrace(USERS))
        .map(each -> Arguments.of(type.getType(), type, json, each.getClass().getName(), each))
        .toList();
  }

  @ParameterizedTest(name = "{0} {3}")
  @MethodSource("places")
  void whatIsThrownIsNamedWhateverItsCauses(
      Object name, TypeReference<?> type, String json, String kind, Throwable each) {
    Codec<?> codec = Codecs.databind(type);
    assertThat(writeAgain(codec, json)).isEqualTo(json);
    thrown = each;
    assertThat(refusedToRead(codec, json))
        .contains("'it'", "cannot be read as ", type.getType().getTypeName())
        .endsWith(" (" + kind + ")")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest(name = "{0} {3}")
  @MethodSource("places")
  void whatIsThrownWhileReadBackCountsForNothing(
      Object name, TypeReference<?> type, String json, String kind, Throwable each) {
    Codec<?> codec = Codecs.databind(type);
    Object value = read(codec, json);
    thrown = each;
    assertThatCode(() -> readBack(codec, value)).doesNotThrowAnyException();
  }

  private static <T> String writeAgain(Codec<T> codec, String json) {
    return write(codec, read(codec, json));
  }

  @SuppressWarnings("unchecked") // a value that the codec has read
  private static <T> void readBack(Codec<T> codec, Object value) throws IOException {
    Parameter.required("it", codec).requireReadable((T) value);
  }
}
