package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of one payload. Of a field that comes twice, the last counts, as in Python. */
final class PayloadBinding {

  /** Names come from the message, of any length. */
  private static final int NAME_SHOWN = 64;

  private final Parameters parameters;
  private @Nullable Arguments byPosition;
  private @Nullable Arguments byName;
  private int positions;

  PayloadBinding(Parameters parameters) {
    this.parameters = parameters;
  }

  Arguments bind(JsonParser in) throws IOException {
    try {
      payload(in);
    } catch (JsonProcessingException e) {
      throw ArgumentException.because("the payload is not JSON", e);
    }
    return finish();
  }

  private void payload(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw Mismatch.kind("an object as payload", in);
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "args" -> positional(in);
        case "kwargs" -> named(in);
        default -> in.skipChildren();
      }
    }
  }

  private void positional(JsonParser in) throws IOException {
    var given = new Arguments(parameters);
    byPosition = given;
    positions = 0;
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw Mismatch.kind("an array as payload.args", in);
    }
    JsonStreamContext args = in.getParsingContext();
    int size = parameters.size();
    while (nextValue(in, positions) != JsonToken.END_ARRAY) {
      if (positions < size) {
        read(in, args, given, positions);
      } else {
        in.skipChildren();
      }
      positions++;
    }
    if (positions > size) {
      throw new ArgumentException(takes() + ", the message gives " + positions + " by position");
    }
  }

  private void named(JsonParser in) throws IOException {
    byName = null;
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw Mismatch.kind("an object as payload.kwargs", in);
    }
    JsonStreamContext kwargs = in.getParsingContext();
    String before = null;
    while (nextName(in, kwargs, before) == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      before = name;
      int index = parameters.indexOf(name, positions);
      if (index < 0) {
        throw new ArgumentException("the task has no argument '" + shown(name) + "'");
      }
      in.nextToken();
      byName = byName == null ? new Arguments(parameters) : byName;
      read(in, kwargs, byName, index);
    }
  }

  /** A number that is beyond a limit is refused before it is read. */
  private JsonToken nextValue(JsonParser in, int index) throws IOException {
    try {
      return in.nextToken();
    } catch (StreamConstraintsException e) {
      throw beyondLimit(e, index);
    }
  }

  /**
   * Moves to the next name, with which the parser reads the start of its value.
   *
   * @param before the name before, which is still the current one if the next is beyond a limit
   */
  private JsonToken nextName(JsonParser in, JsonStreamContext kwargs, @Nullable String before)
      throws IOException {
    try {
      return in.nextToken();
    } catch (StreamConstraintsException e) {
      String name = kwargs.getCurrentName();
      boolean isNew = name != null && !name.equals(before);
      throw beyondLimit(e, isNew ? parameters.indexOf(name, positions) : -1);
    }
  }

  private ArgumentException beyondLimit(StreamConstraintsException error, int index) {
    ArgumentException refusal = ArgumentException.because("cannot be read", error);
    boolean isKnown = index >= 0 && index < parameters.size();
    return isKnown ? refusal.at(argument(index)) : refusal;
  }

  private String argument(int index) {
    return "argument '" + parameters.get(index).name() + "' (position " + index + ")";
  }

  private void read(JsonParser in, JsonStreamContext outer, Arguments given, int index)
      throws IOException {
    try {
      given.read(in, index);
    } catch (ArgumentException e) {
      throw e.at(path(in, outer, index));
    } catch (JsonProcessingException e) {
      throw ArgumentException.because("cannot be read", e).at(path(in, outer, index));
    } catch (Throwable t) {
      // Constructors, factories and initializers of the user's classes may throw anything.
      throw ArgumentException.because("cannot be read", t).at(path(in, outer, index));
    }
  }

  /**
   * Returns where the parser stands, such as {@code argument 'order' (position 0) at
   * /customer/age}.
   */
  private String path(JsonParser in, JsonStreamContext outer, int index) {
    String path = JsonPath.of(in, outer);
    return path.isEmpty() ? argument(index) : argument(index) + " at " + path;
  }

  private Arguments finish() {
    Arguments all = byPosition == null ? new Arguments(parameters) : byPosition;
    int twice = byName == null ? -1 : all.addAll(byName);
    if (twice >= 0) {
      String name = parameters.get(twice).name();
      throw new ArgumentException("argument '" + name + "' is given by position and by name");
    }
    List<String> missing = all.complete();
    if (!missing.isEmpty()) {
      throw new ArgumentException(
          takes() + ", the message lacks " + String.join(", ", missing) + gives());
    }
    return all;
  }

  private String takes() {
    int size = parameters.size();
    return "the task takes " + size + (size == 1 ? " argument" : " arguments");
  }

  private String gives() {
    return " (it gives " + positions + " by position)";
  }

  private static String shown(String name) {
    return name.length() <= NAME_SHOWN ? name : name.substring(0, NAME_SHOWN) + "…";
  }
}
