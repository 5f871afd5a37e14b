package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON objects; generated code extends this. When read, properties that are no component
 * are skipped, so that a message of another version can be read; of two with one name the last
 * counts; a component that is missing is rejected unless its parameter is optional.
 *
 * @param <T> the record
 */
public abstract class RecordCodec<T> implements Codec<T> {

  private final Parameters components;
  private final JsonPath.Names names = this::hasComponent;

  /**
   * @param components in the order of the record
   */
  protected RecordCodec(Parameter<?>... components) {
    this.components = Parameters.of(components);
  }

  /** Writes each component of {@code value} by {@link Parameter#writeField}. */
  protected abstract void writeComponents(JsonGenerator out, T value) throws IOException;

  /**
   * Makes {@code value} again of what its accessors return, and compares the components by {@link
   * Parameter#requireKept}: what they change here, they change where the value is read. Compares
   * nothing unless it is overridden.
   */
  protected void requireKept(JsonGenerator out, T value) throws IOException {}

  /** Makes the record; what its constructor throws is a rejection of the values. */
  protected abstract T create(Arguments values);

  @Override
  public final void write(JsonGenerator out, @Nullable T value) throws IOException {
    if (value == null) {
      out.writeNull();
      return;
    }
    startObject(out);
    writeAll(out, value);
    out.writeEndObject();
  }

  /** Writes the components; an accessor that throws rejects the record. */
  final void writeAll(JsonGenerator out, T value) throws IOException {
    try {
      if (!(out instanceof FormGenerator)) {
        requireKept(out, value);
      }
      writeComponents(out, value);
    } catch (ArgumentException | JsonProcessingException e) {
      throw e;
    } catch (Throwable t) {
      // Also what an accessor does not declare.
      throw ArgumentException.because(value.getClass().getName() + " cannot be written", t);
    }
  }

  @Override
  public final @Nullable T read(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL ? null : readObject(in);
  }

  final T readObject(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw Mismatch.kind("an object with " + list(), in);
    }
    markObject(in);
    in.nextToken();
    return readFields(in);
  }

  /**
   * Reads the rest of an object.
   *
   * @param in on the name of a property, or on the end of the object
   */
  final T readFields(JsonParser in) throws IOException {
    var values = new Arguments(components);
    int index = -1;
    while (in.currentToken() == JsonToken.FIELD_NAME) {
      index = components.indexOf(in.currentName(), index + 1);
      in.nextToken();
      if (index < 0) {
        in.skipChildren();
      } else {
        values.read(in, index);
      }
      in.nextToken();
    }
    List<String> missing = values.complete();
    if (!missing.isEmpty()) {
      throw new ArgumentException("the object lacks " + String.join(", ", missing));
    }
    return construct(values);
  }

  /** Marks an object as one of this record. */
  final void markObject(JsonParser in) {
    JsonPath.mark(in, names);
  }

  /** Starts an object and marks it as one of this record. */
  final void startObject(JsonGenerator out) throws IOException {
    JsonPath.start(out, names);
  }

  final boolean hasComponent(String name) {
    return components.indexOf(name) >= 0;
  }

  private T construct(Arguments values) {
    try {
      return create(values);
    } catch (RuntimeException e) {
      throw ArgumentException.because("the record's constructor refuses the values", e);
    }
  }

  private String list() {
    return components.asList().isEmpty()
        ? "no components"
        : String.join(", ", components.asList().stream().map(p -> "'" + p.name() + "'").toList());
  }

  @Override
  public List<? extends Codec<?>> parts() {
    return components.asList().stream().map(Parameter::codec).toList();
  }
}
