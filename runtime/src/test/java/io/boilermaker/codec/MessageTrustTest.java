package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Currency;
import java.util.Formatter;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the default mapper refuses to do by the words of a message. */
class MessageTrustTest {

  record Box<T>(T value) {}

  /** Loaded only if a message can load it. */
  static class Loaded {
    static {
      initialized = true;
    }

    public Loaded() {}

    public void setCommand(String command) {
      initialized = true;
    }
  }

  private static volatile boolean initialized;

  static Stream<TypeReference<?>> acting() {
    return Stream.of(
        new TypeReference<Box<Class<?>>>() {},
        new TypeReference<Box<JavaType>>() {},
        new TypeReference<Box<InetAddress>>() {},
        new TypeReference<Box<InetSocketAddress>>() {},
        new TypeReference<Box<URL>>() {},
        new TypeReference<Box<File>>() {},
        new TypeReference<Box<Path>>() {},
        new TypeReference<Box<Pattern>>() {},
        new TypeReference<Box<Thread>>() {},
        new TypeReference<Box<FileOutputStream>>() {},
        new TypeReference<Box<PrintWriter>>() {},
        new TypeReference<Box<Formatter>>() {},
        new TypeReference<Box<URLClassLoader>>() {},
        new TypeReference<Box<Throwable>>() {},
        new TypeReference<Box<IOException>>() {},
        new TypeReference<Box<AtomicReference<Class<?>>>>() {});
  }

  // N-S04
  @ParameterizedTest
  @MethodSource("acting")
  void a_class_that_acts_while_it_is_read_is_refused(TypeReference<?> type) {
    assertThat(refusedToRead(new DatabindCodec<>(type), "{\"value\":\"" + SECRET + "\"}"))
        .contains(" is not read from a message: it ")
        .doesNotContain(SECRET);
    assertThat(
            refusedToRead(new DatabindCodec<>(type), "{\"value\":{\"name\":\"" + SECRET + "\"}}"))
        .doesNotContain(SECRET);
  }

  // N-S04
  @Test
  void nothing_is_opened_that_a_message_names(@TempDir Path folder) {
    Path file = folder.resolve("made");
    var codec = new DatabindCodec<>(new TypeReference<Box<PrintWriter>>() {});
    assertThat(refusedToRead(codec, "{\"value\":\"" + file + "\"}"))
        .contains("java.io.PrintWriter is not read from a message");
    assertThat(Files.exists(file)).isFalse();
  }

  // N-S04
  @Test
  void elements_and_keys_are_refused_as_values_are() {
    String text = "[\"localhost\"]";
    assertThat(refusedToRead(new DatabindCodec<>(new TypeReference<List<InetAddress>>() {}), text))
        .contains("java.net.InetAddress is not read");
    assertThat(refusedToRead(new DatabindCodec<>(new TypeReference<InetAddress[]>() {}), text))
        .contains("java.net.InetAddress is not read");
    String json = "{\"" + Loaded.class.getName() + "\":1}";
    assertThat(
            refusedToRead(new DatabindCodec<>(new TypeReference<Map<Class<?>, Long>>() {}), json))
        .contains("map key: java.lang.Class is not read");
    assertThat(refusedToRead(new DatabindCodec<>(new TypeReference<Map<URL, Long>>() {}), json))
        .contains("map key: java.net.URL is not read");
    assertThat(refusedToRead(new DatabindCodec<>(new TypeReference<Map<File, Long>>() {}), json))
        .contains("map key: java.io.File is not read");
    assertThat(initialized).isFalse();
  }

  record ByClass(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object value) {}

  record ByMinimalClass(@JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS) List<Object> value) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface Pet {}

  record Dog(String name) implements Pet {}

  record Owner(Pet pet) {}

  // N-S04
  @Test
  void a_message_names_no_class() {
    String name = Loaded.class.getName();
    String object = "{\"@class\":\"" + name + "\",\"@c\":\"" + name + "\",\"command\":\"x\"}";
    var whole = new DatabindCodec<>(new TypeReference<ByClass>() {});
    assertThat(refusedToRead(whole, "{\"value\":" + object + "}"))
        .contains("a message must not name the class of a value")
        .contains("@JsonTypeInfo(use = CLASS)");
    assertThat(refusedToWrite(whole, new ByClass("text")))
        .contains("a message must not name the class of a value");
    var elements = new DatabindCodec<>(new TypeReference<ByMinimalClass>() {});
    assertThat(refusedToRead(elements, "{\"value\":[" + object + "]}"))
        .contains("@JsonTypeInfo(use = MINIMAL_CLASS)");
    var base = new DatabindCodec<>(new TypeReference<Owner>() {});
    assertThat(refusedToRead(base, "{\"pet\":" + object + "}"))
        .contains("a message must not name the class of a value");
    assertThat(initialized).isFalse();
  }

  /** Takes classes from the message by Jackson's own way to find them. */
  static class Finding extends TypeIdResolverBase {
    @Override
    public String idFromValue(Object value) {
      return value.getClass().getName();
    }

    @Override
    public String idFromValueAndType(Object value, Class<?> type) {
      return type.getName();
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String id) throws IOException {
      return context.resolveAndValidateSubType(
          context.constructType(Object.class),
          id,
          context.getConfig().getPolymorphicTypeValidator());
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
      return JsonTypeInfo.Id.CUSTOM;
    }
  }

  record Found(
      @JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "type")
          @JsonTypeIdResolver(Finding.class)
          Object value) {}

  // N-S04
  @Test
  void a_resolver_that_asks_the_mapper_for_a_class_gets_none() {
    String json = "{\"value\":{\"type\":\"" + Loaded.class.getName() + "\",\"command\":\"x\"}}";
    assertThat(refusedToRead(new DatabindCodec<>(new TypeReference<Found>() {}), json))
        .contains("cannot be read as ");
    assertThat(initialized).isFalse();
  }

  /** Reads a class by what the parser brings. */
  static class ByCodec extends JsonDeserializer<Object> {
    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.readValueAs(Class.class);
    }
  }

  record Asking(@JsonDeserialize(using = ByCodec.class) Object value) {}

  // N-S04
  @Test
  void a_deserializer_of_the_users_reads_by_the_same_rules() {
    String json = "{\"value\":\"" + Loaded.class.getName() + "\"}";
    assertThat(refusedToRead(new DatabindCodec<>(new TypeReference<Asking>() {}), json))
        .contains("java.lang.Class is not read from a message");
    assertThat(initialized).isFalse();
  }

  /** Makes a path by code of its own. */
  static class PathReader extends JsonDeserializer<Path> {
    @Override
    public Path deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Path.of("in").resolve(in.getText().replace('/', '_'));
    }
  }

  record Upload(@JsonDeserialize(using = PathReader.class) Path path) {}

  // N-S04
  @Test
  void code_of_the_users_own_may_read_what_jackson_may_not() {
    var codec = new DatabindCodec<>(new TypeReference<Upload>() {});
    assertThat(read(codec, "{\"path\":\"a/b\"}")).isEqualTo(new Upload(Path.of("in", "a_b")));
  }

  record Values(
      Currency currency,
      Charset charset,
      TimeZone zone,
      java.sql.Date day,
      AtomicReference<String> reference,
      StackTraceElement frame) {}

  // N-S04
  @Test
  void classes_of_the_jdk_that_hold_a_value_are_read() {
    var values =
        new Values(
            Currency.getInstance("EUR"),
            Charset.forName("UTF-8"),
            TimeZone.getTimeZone("UTC"),
            java.sql.Date.valueOf("2026-01-01"),
            new AtomicReference<>("text"),
            new StackTraceElement("Class", "method", "File.java", 1));
    Values back = roundTrip(new DatabindCodec<>(new TypeReference<Values>() {}), values);
    assertThat(back.currency()).isEqualTo(values.currency());
    assertThat(back.frame()).isEqualTo(values.frame());
    assertThat(
            read(new DatabindCodec<>(new TypeReference<Box<AtomicInteger>>() {}), "{\"value\":5}"))
        .satisfies(box -> assertThat(box.value()).hasValue(5));
    assertThat(
            read(
                new DatabindCodec<>(new TypeReference<Box<Calendar>>() {}),
                "{\"value\":\"2026-01-01T00:00:00Z\"}"))
        .isNotNull();
  }

  /** An exception that travels by its message. */
  static class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    @JsonCreator
    Refusal(@JsonProperty("message") String message) {
      super(message);
    }
  }

  record Host(@Nullable InetAddress address) {
    @JsonCreator
    static Host of(String name) {
      return new Host(null);
    }

    @JsonValue
    String name() {
      return "name";
    }
  }

  // N-S04
  @Test
  void an_exception_and_a_wrapper_of_the_users_are_read_by_their_creators() {
    var refusal = new DatabindCodec<>(new TypeReference<Refusal>() {});
    assertThat(read(refusal, "{\"message\":\"no\",\"cause\":null}")).hasMessage("no");
    assertThat(refusedToRead(refusal, "{\"message\":\"no\",\"cause\":{\"message\":\"x\"}}"))
        .contains("java.lang.Throwable is not read from a message");
    var host = new DatabindCodec<>(new TypeReference<Host>() {});
    assertThat(read(host, "\"localhost\"")).isEqualTo(new Host(null));
  }
}
