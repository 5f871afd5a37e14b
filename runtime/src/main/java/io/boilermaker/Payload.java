package io.boilermaker;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.SerializedString;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Json;
import io.boilermaker.codec.Parameter;
import io.boilermaker.internal.json.FloatRange;
import io.boilermaker.internal.json.JsonBytes;
import io.boilermaker.internal.json.RawJson;
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
   * @param task the name of the task, for errors
   * @param parameters in order, required ones first
   * @param values one for each, or for the first of them
   * @param external whether another program runs the task, in whatever language
   */
  record Pending(
      String task, List<Parameter<?>> parameters, List<@Nullable Object> values, boolean external)
      implements Payload {

    @Override
    public RawJson json(@Nullable ObjectCodec mapper) {
      return write(this, mapper);
    }
  }

  /**
   * Writes arguments now if none needs a mapper, else when the task is published.
   *
   * @param task the name of the task, for errors
   * @param parameters in order, required ones first
   * @param values one for each, or for the first of them; not to be changed afterwards
   * @param external whether another program runs the task, in whatever language
   * @throws ArgumentException if a value has no JSON form, or another program may read it as
   *     another; it names the task, the parameter and the path in it
   */
  static Payload of(
      String task, List<Parameter<?>> parameters, List<@Nullable Object> values, boolean external) {
    var pending = new Pending(task, parameters, values, external);
    for (int i = 0; i < values.size(); i++) {
      if (parameters.get(i).usesMapper()) {
        return pending;
      }
    }
    return new Written(pending.json(null));
  }

  /**
   * Returns the parameter of an argument that is known by name only.
   *
   * @throws ArgumentException if the name has no JSON form
   */
  static Parameter<?> keyword(String task, String name) {
    try {
      return Parameter.optional(name, Codecs.JSON, null);
    } catch (ArgumentException e) {
      throw rejected(task, e);
    }
  }

  /** Returns a rejection that names the task too. */
  private static ArgumentException rejected(String task, ArgumentException rejection) {
    var named = new ArgumentException("task '" + task + "': " + rejection.getMessage());
    named.initCause(rejection);
    return named;
  }

  private static RawJson write(Pending call, @Nullable ObjectCodec mapper) {
    try {
      var json = new JsonBytes();
      try (JsonGenerator out = Json.factory().createGenerator(json)) {
        out.setCodec(mapper);
        JsonGenerator checked = call.external() ? Parameter.forOtherPrograms(out) : out;
        write(checked, call.parameters(), call.values());
      }
      if (call.external()) {
        FloatRange.require(json.json(), call.parameters());
      } else {
        requireReadable(call.parameters(), call.values(), mapper == null);
      }
      return json.json();
    } catch (ArgumentException e) {
      throw rejected(call.task(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      JsonGenerator out, List<Parameter<?>> parameters, List<@Nullable Object> values)
      throws IOException {
    out.writeStartObject();
    out.writeFieldName(ARGS);
    out.writeStartArray();
    boolean inKwargs = false;
    for (int i = 0; i < values.size(); i++) {
      Parameter<?> parameter = parameters.get(i);
      if (!inKwargs && !parameter.isRequired()) {
        startKwargs(out);
        inKwargs = true;
      }
      write(out, parameter, values.get(i));
    }
    if (!inKwargs) {
      startKwargs(out);
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  @SuppressWarnings("unchecked") // stubs declare the types of the values
  private static <T> void write(JsonGenerator out, Parameter<T> parameter, @Nullable Object value)
      throws IOException {
    if (parameter.isRequired()) {
      parameter.writeValue(out, (T) value);
    } else {
      parameter.writeField(out, (T) value);
    }
  }

  /**
   * Checks what may arrive as another value: what an annotation makes of a class is known only when
   * Jackson runs, and sets may hold what is one to a set of their type.
   *
   * @param isDefault whether the mapper is ours; what another one reads is not known here
   */
  private static void requireReadable(
      List<Parameter<?>> parameters, List<@Nullable Object> values, boolean isDefault)
      throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (isDefault || !parameters.get(i).usesMapper()) {
        requireReadable(parameters.get(i), values.get(i));
      }
    }
  }

  @SuppressWarnings("unchecked") // stubs declare the types of the values
  private static <T> void requireReadable(Parameter<T> parameter, @Nullable Object value)
      throws IOException {
    parameter.requireReadable((T) value);
  }

  private static void startKwargs(JsonGenerator out) throws IOException {
    out.writeEndArray();
    out.writeFieldName(KWARGS);
    out.writeStartObject();
  }
}
