package io.boilermaker;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.SerializedString;
import io.boilermaker.spi.Json;
import io.boilermaker.spi.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a task: the JSON object with {@code args} and {@code kwargs}. */
sealed interface Payload {

  SerializedString ARGS = new SerializedString("args");
  SerializedString KWARGS = new SerializedString("kwargs");

  /**
   * The JSON of the arguments.
   *
   * @param mapper the application's, for the types that only it knows; null for the strict default
   */
  RawJson json(@Nullable ObjectCodec mapper);

  /**
   * Arguments in JSON, as a message brought them or a call has written them.
   *
   * @param json the object
   */
  record Written(RawJson json) implements Payload {

    @Override
    public RawJson json(@Nullable ObjectCodec mapper) {
      return json;
    }
  }

  /**
   * Arguments of which some wait for the mapper of the application that publishes them.
   *
   * @param arguments in order, required ones first
   */
  record Pending(List<Argument<?>> arguments) implements Payload {

    @Override
    public RawJson json(@Nullable ObjectCodec mapper) {
      return write(arguments, mapper);
    }
  }

  /**
   * One argument of a call.
   *
   * @param parameter where it goes
   * @param value what it is
   */
  record Argument<T>(Parameter<T> parameter, @Nullable T value) {

    void write(JsonGenerator out) throws IOException {
      if (parameter.isRequired()) {
        parameter.writeValue(out, value);
      } else {
        parameter.writeField(out, value);
      }
    }
  }

  /** Writes arguments now if none needs a mapper, else when the task is published. */
  static Payload of(List<Argument<?>> arguments) {
    for (Argument<?> argument : arguments) {
      if (argument.parameter().usesMapper()) {
        return new Pending(List.copyOf(arguments));
      }
    }
    return new Written(write(arguments, null));
  }

  private static RawJson write(List<Argument<?>> arguments, @Nullable ObjectCodec mapper) {
    var json = new JsonBytes();
    try (JsonGenerator out = Json.factory().createGenerator(json)) {
      out.setCodec(mapper);
      out.writeStartObject();
      out.writeFieldName(ARGS);
      out.writeStartArray();
      boolean inKwargs = false;
      for (Argument<?> argument : arguments) {
        if (!inKwargs && !argument.parameter().isRequired()) {
          startKwargs(out);
          inKwargs = true;
        }
        argument.write(out);
      }
      if (!inKwargs) {
        startKwargs(out);
      }
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.json();
  }

  private static void startKwargs(JsonGenerator out) throws IOException {
    out.writeEndArray();
    out.writeFieldName(KWARGS);
    out.writeStartObject();
  }
}
