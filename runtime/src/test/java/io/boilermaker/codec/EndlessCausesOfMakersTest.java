package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.EnumNamingStrategy;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jackson looks for the last cause of what is thrown by the constructors that it calls, too. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessCausesOfMakersTest {

  static class ItsOwnCause extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ItsOwnCause() {
      super(SECRET);
    }

    @Override
    public synchronized Throwable getCause() {
      return this;
    }
  }

  /** What all constructors throw here. */
  private static volatile Throwable thrown = new ItsOwnCause();

  private static boolean fails() {
    throw EndlessCausesOfMakersTest.<RuntimeException>sneaky(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException sneaky(Throwable any) throws T {
    throw (T) any;
  }

  private static void eachIsNamed(Supplier<String> refusal) {
    for (Throwable each :
        List.of(new ItsOwnCause(), new StackOverflowError(SECRET), new IOException(SECRET))) {
      thrown = each;
      assertThat(refusal.get())
          .contains("'it'")
          .endsWith("(" + each.getClass().getName() + ")")
          .doesNotContain(SECRET);
    }
  }

  @JsonDeserialize(using = Reader.class)
  record Read(int it) {}

  static class Reader extends StdDeserializer<Read> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(fails() ? Read.class : Object.class);
    }

    @Override
    public Read deserialize(JsonParser in, DeserializationContext context) {
      return new Read(1);
    }
  }

  record Keyed(@JsonDeserialize(keyUsing = Keys.class) Map<String, Integer> it) {}

  static class Keys extends KeyDeserializer {
    Keys() {
      fails();
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return key;
    }
  }

  record Converted(@JsonDeserialize(converter = Convert.class) Integer it) {}

  static class Convert extends StdConverter<Integer, Integer> {
    Convert() {
      fails();
    }

    @Override
    public Integer convert(Integer value) {
      return value;
    }
  }

  @JsonNaming(Names.class)
  record Named(int it) {}

  static class Names extends PropertyNamingStrategies.NamingBase {
    private static final long serialVersionUID = 1L;

    Names() {
      fails();
    }

    @Override
    public String translate(String name) {
      return name;
    }
  }

  @EnumNaming(Texts.class)
  enum Constant {
    A
  }

  static class Texts implements EnumNamingStrategy {
    Texts() {
      fails();
    }

    @Override
    public String convertEnumToExternalName(String name) {
      return name;
    }
  }

  static Object[][] read() {
    return new Object[][] {
      {new TypeReference<Read>() {}, "1"},
      {new TypeReference<Keyed>() {}, "{\"it\":{\"a\":1}}"},
      {new TypeReference<Converted>() {}, "{\"it\":1}"},
      {new TypeReference<Named>() {}, "{\"it\":1}"},
      {new TypeReference<Constant>() {}, "\"A\""},
    };
  }

  @ParameterizedTest
  @MethodSource("read")
  void isNamedWhereAReaderIsMade(TypeReference<?> type, String json) {
    eachIsNamed(() -> refusedToRead(Codecs.databind(type), json));
  }

  record Written(@JsonSerialize(using = Writer.class) Integer it) {}

  static class Writer extends StdSerializer<Integer> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(fails() ? Integer.class : null);
    }

    @Override
    public void serialize(Integer value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeNumber(value);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  static class NoDefault {
    public int it;

    NoDefault() {
      fails();
    }

    NoDefault(int it) {
      this.it = it;
    }
  }

  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  static class NoProperty {
    private int number;

    public int getIt() {
      return number > 0 || fails() ? number : 0;
    }

    static NoProperty one() {
      var one = new NoProperty();
      one.number = 1;
      return one;
    }
  }

  static Object[][] written() {
    return new Object[][] {
      {new TypeReference<Written>() {}, new Written(1)},
      {new TypeReference<NoDefault>() {}, new NoDefault(1)},
      {new TypeReference<NoProperty>() {}, NoProperty.one()},
    };
  }

  @ParameterizedTest
  @MethodSource("written")
  <T> void isNamedWhereAWriterIsMade(TypeReference<T> type, T value) {
    eachIsNamed(() -> refusedToWrite(Codecs.databind(type), value));
  }
}
