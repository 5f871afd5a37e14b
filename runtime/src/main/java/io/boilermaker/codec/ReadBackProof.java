package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of an argument back where they are sent, and writes them again: what annotations
 * make of a class is known only when it runs. A value that is not read, or that has another form
 * then, is rejected.
 */
final class ReadBackProof {

  private ReadBackProof() {}

  /** Rejects a value that would not arrive as it is. */
  static <T> void check(Codec<T> codec, @Nullable T value) throws IOException {
    byte[] sent = write(codec, value, null, null);
    @Nullable T read = read(codec, sent, value);
    if (read == value) {
      return;
    }
    String where = difference(codec, value, sent, read, null);
    if (where == null) {
      where = differenceWithoutFormats(codec, value, read);
    }
    if (where != null) {
      throw new ArgumentException(
          "is read as another value" + (where.isEmpty() ? "" : " (at " + where + ")"));
    }
  }

  /**
   * Compares what annotations may give one form, such as an element and a list of it, or an empty
   * text and none; and what a getter or another property has hidden.
   */
  // What cannot be written without its annotations is not compared, unless what is read can be.
  @SuppressWarnings("UnusedException")
  private static <T> @Nullable String differenceWithoutFormats(
      Codec<T> codec, @Nullable T value, @Nullable T read) throws IOException {
    byte[] whole;
    try {
      whole = write(codec, value, null, FormlessMapper.INSTANCE);
    } catch (ArgumentException e) {
      if (e.isOfNull() || (!e.isOfUserCode() && isWritten(codec, read))) {
        throw e;
      }
      return null;
    }
    try {
      return difference(codec, value, whole, read, FormlessMapper.INSTANCE);
    } catch (ArgumentException e) {
      return "";
    }
  }

  /** Returns whether a value can be written without its annotations. */
  @SuppressWarnings("UnusedException")
  private static <T> boolean isWritten(Codec<T> codec, @Nullable T value) throws IOException {
    try {
      write(codec, value, null, FormlessMapper.INSTANCE);
      return true;
    } catch (ArgumentException e) {
      return false;
    }
  }

  /** Compares two values by their forms, unless the form of the first changes from time to time. */
  private static <T> @Nullable String difference(
      Codec<T> codec,
      @Nullable T value,
      byte[] form,
      @Nullable T read,
      @Nullable ObjectMapper mapper)
      throws IOException {
    byte[] other = write(codec, read, null, mapper);
    if (Arrays.equals(form, other)) {
      return null;
    }
    Set<String> names = new HashSet<>();
    byte[] noted = write(codec, value, names, mapper);
    String where = difference(noted, write(codec, read, names, mapper), names);
    boolean isSteady = difference(noted, write(codec, value, names, mapper), names) == null;
    return isSteady ? where : null;
  }

  private static @Nullable String difference(byte[] one, byte[] other, Set<String> names)
      throws IOException {
    return Arrays.equals(one, other)
        ? null
        : JsonDifference.find(
            StrictMapper.INSTANCE.readTree(one), StrictMapper.INSTANCE.readTree(other), names);
  }

  /**
   * Returns the value itself if that is not known: what a user's code throws here may pass there.
   */
  private static <T> @Nullable T read(Codec<T> codec, byte[] json, @Nullable T value)
      throws IOException {
    try (JsonParser in = Json.factory().createParser(json)) {
      in.nextToken();
      return codec.read(in);
    } catch (ArgumentException e) {
      if (e.isOfUserCode()) {
        return value;
      }
      throw new ArgumentException("cannot be read again: " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw ArgumentException.because("cannot be read again", e);
    } catch (Throwable t) {
      ArgumentException refusal = ArgumentException.because("cannot be read again", t);
      if (refusal.isOfUserCode()) {
        return value;
      }
      throw refusal;
    }
  }

  /**
   * Writes a value, and notes the names of its properties.
   *
   * @param names null if nobody needs them
   */
  private static <T> byte[] write(
      Codec<T> codec, @Nullable T value, @Nullable Set<String> names, @Nullable ObjectMapper mapper)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    JsonGenerator plain = Json.factory().createGenerator(bytes);
    try (JsonGenerator out = names == null ? plain : new Noted(plain, names)) {
      out.setCodec(mapper);
      codec.write(out, value);
    }
    return bytes.toByteArray();
  }

  /**
   * Notes what is a set, and the names of properties, which may be shown; keys of maps may be
   * secret.
   */
  private static final class Noted extends JsonGeneratorDelegate {
    private final Set<String> names;

    Noted(JsonGenerator out, Set<String> names) {
      super(out, false);
      this.names = names;
    }

    @Override
    public void writeFieldName(SerializableString name) throws IOException {
      names.add(name.getValue());
      super.writeFieldName(name);
    }

    @Override
    public void writeStartArray(@Nullable Object forValue) throws IOException {
      super.writeStartArray(forValue);
      if (forValue instanceof Set) {
        writeString(JsonDifference.SET);
      }
    }
  }
}
