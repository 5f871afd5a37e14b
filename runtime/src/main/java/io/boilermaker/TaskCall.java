package io.boilermaker;

import com.fasterxml.jackson.core.JsonGenerator;
import io.boilermaker.spi.ArgumentException;
import io.boilermaker.spi.Json;
import io.boilermaker.spi.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of a task in the making. Generated stubs give it the arguments in order, required ones
 * first, and take the {@link #task()}. Each value is written at once, so that the task cannot
 * change when a mutable argument does. Not thread safe; used once.
 */
public final class TaskCall {

  private final TaskDefinition definition;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
  private final JsonGenerator out;
  private boolean inKwargs;

  TaskCall(TaskDefinition definition) {
    this.definition = definition;
    try {
      out = Json.factory().createGenerator(bytes);
      out.writeStartObject();
      out.writeArrayFieldStart("args");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds the next argument: by position if its parameter is required, else by name.
   *
   * @throws ArgumentException if the value has no JSON form
   */
  public <T> TaskCall arg(Parameter<T> parameter, @Nullable T value) {
    try {
      if (parameter.isRequired()) {
        parameter.writeValue(out, value);
      } else {
        startKwargs();
        parameter.writeField(out, value);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("task '" + definition.name() + "'", e);
    }
  }

  /** The finished task, with an id of its own. */
  public Task task() {
    try {
      startKwargs();
      out.writeEndObject();
      out.writeEndObject();
      out.close();
      return new TaskDraft()
          .name(definition.name())
          .attempts(0, Instant.now())
          .policy(definition.policy())
          .deadLetter(definition.deadLetter())
          .acksLate(definition.acksLate())
          .queue(definition.queue())
          .payload(RawJson.of(bytes.toByteArray()))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startKwargs() throws IOException {
    if (!inKwargs) {
      out.writeEndArray();
      out.writeObjectFieldStart("kwargs");
      inKwargs = true;
    }
  }
}
