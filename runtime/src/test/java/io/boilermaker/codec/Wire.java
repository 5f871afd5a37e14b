package io.boilermaker.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Puts one value on the wire as a task's only argument, and takes it from there. */
final class Wire {

  /** In values of tests whose messages must not show them. */
  static final String SECRET = "7355608";

  private Wire() {}

  /** The JSON of a value. */
  static <T> String write(Codec<T> codec, T value) {
    return write(Json.factory()::createGenerator, codec, value);
  }

  static <T> String write(Generators generators, Codec<T> codec, T value) {
    var bytes = new ByteArrayOutputStream();
    try {
      JsonGenerator out = generators.create(bytes);
      out.writeStartArray();
      Parameter.required("it", codec).writeValue(out, value);
      out.writeEndArray();
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String json = bytes.toString(UTF_8);
    return json.substring(1, json.length() - 1);
  }

  /** The value of a JSON text. */
  static <T> T read(Codec<T> codec, String json) {
    return read(Json.factory()::createParser, codec, json);
  }

  static <T> T read(Parsers parsers, Codec<T> codec, String json) {
    Parameter<T> it = Parameter.required("it", codec);
    String payload = "{\"args\":[" + json + "],\"kwargs\":{}}";
    return bind(parsers, payload, Parameters.of(it)).get(it);
  }

  static Arguments bind(String payload, Parameter<?>... parameters) {
    return bind(Json.factory()::createParser, payload, Parameters.of(parameters));
  }

  private static Arguments bind(Parsers parsers, String payload, Parameters parameters) {
    try (JsonParser in = parsers.create(payload.getBytes(UTF_8))) {
      in.nextToken();
      Arguments arguments = parameters.bind(in);
      // A codec that stops too early or too late shows here.
      assertThat(in.currentToken()).isEqualTo(JsonToken.END_OBJECT);
      assertThat(in.nextToken()).isNull();
      return arguments;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes back of a value; checked to be written alike a second time. */
  static <T> T roundTrip(Codec<T> codec, T value) {
    String json = write(codec, value);
    T back = read(codec, json);
    assertThat(write(codec, back)).isEqualTo(json);
    return back;
  }

  /** The message by which a value is refused at the writer. */
  static <T> String refusedToWrite(Codec<T> codec, T value) {
    return refusal(v -> write(codec, v), value);
  }

  /** The message by which a JSON text is refused at the reader. */
  static String refusedToRead(Codec<?> codec, String json) {
    return refusal(text -> read(codec, text), json);
  }

  /** The message by which a payload is refused. */
  static String refusedToBind(String payload, Parameter<?>... parameters) {
    return refusal(text -> bind(text, parameters), payload);
  }

  private static <T> String refusal(Function<T, Object> use, T value) {
    Throwable refusal = catchThrowable(() -> use.apply(value));
    assertThat(refusal).isInstanceOf(ArgumentException.class);
    assertThat(stackTrace(refusal)).doesNotContain(SECRET);
    return refusal.getMessage();
  }

  /** All that a log would show, causes included. */
  static String stackTrace(Throwable refusal) {
    var text = new StringWriter();
    refusal.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Makes generators, such as those of an application's own mapper. */
  interface Generators {
    JsonGenerator create(ByteArrayOutputStream out) throws IOException;
  }

  /** Makes parsers, such as those of an application's own mapper. */
  interface Parsers {
    JsonParser create(byte[] json) throws IOException;
  }
}
