package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named, typed place for a value: a parameter of a task, or a component of a record.
 *
 * @param <T> the type of its values, boxed
 */
public final class Parameter<T> {

  /** Kept encoded, so that writing it costs a copy. */
  private final SerializedString name;

  private final Codec<T> codec;
  private final boolean required;
  private final @Nullable T defaultValue;

  /** Found when it is first asked for: until then some codecs may not be there. */
  private @Nullable Boolean usesMapper;

  /** Found likewise. */
  private @Nullable Boolean isReadBack;

  private Parameter(String name, Codec<T> codec, boolean required, @Nullable T defaultValue) {
    this.name = new SerializedString(checked(name));
    // Null here is a codec constant of a class that is still being initialised: it needs lazy().
    this.codec = Objects.requireNonNull(codec, () -> "no codec yet for '" + name + "'");
    this.required = required;
    this.defaultValue = defaultValue;
  }

  private static String checked(String name) {
    try {
      return Limits.name(name);
    } catch (ArgumentException e) {
      throw new ArgumentException("the name of an argument: " + e.getMessage());
    }
  }

  /** Returns a parameter that every call gives; it travels by position. */
  public static <T> Parameter<T> required(String name, Codec<T> codec) {
    return new Parameter<>(name, codec, true, null);
  }

  /** Returns a parameter that a call may leave out; it travels by name. */
  public static <T> Parameter<T> optional(String name, Codec<T> codec, @Nullable T defaultValue) {
    return new Parameter<>(name, codec, false, defaultValue);
  }

  /** Returns the name in messages. */
  public String name() {
    return name.getValue();
  }

  /** Returns whether every call must give it. */
  public boolean isRequired() {
    return required;
  }

  /**
   * Returns whether its values, or some inside of them, are written by the application's {@code
   * ObjectMapper}.
   */
  public boolean usesMapper() {
    Boolean known = usesMapper;
    if (known == null) {
      known = CodecGraph.find(codec, Codec::usesMapper) != null;
      usesMapper = known;
    }
    return known;
  }

  /**
   * Looks for a codec that its values may need and that cannot be made.
   *
   * @param checked codecs that are known to be right; those of this parameter are added
   * @throws IllegalStateException if there is one; the message names this parameter, the type, and
   *     the reason
   */
  void check(Set<? super Codec<?>> checked) {
    Codec<?> found = CodecGraph.find(codec, checked, each -> failed(each) != null);
    FailedCodec<?> failed = found == null ? null : failed(found);
    if (failed != null) {
      throw failed.failure(name());
    }
  }

  private static @Nullable FailedCodec<?> failed(Codec<?> codec) {
    return codec instanceof DatabindCodec<?> databind
        ? databind.failed()
        : codec instanceof FailedCodec<?> failed ? failed : null;
  }

  Codec<T> codec() {
    return codec;
  }

  @Nullable T defaultValue() {
    return defaultValue;
  }

  /**
   * Writes {@code value} by this parameter's codec, without the name.
   *
   * @throws ArgumentException if the value has no JSON form; it names this parameter and the path
   *     in it
   */
  public void writeValue(JsonGenerator out, @Nullable T value) throws IOException {
    JsonStreamContext outer = out.getOutputContext();
    try {
      codec.write(out, value);
    } catch (ArgumentException e) {
      throw e.at(path(out, outer));
    } catch (JsonProcessingException e) {
      throw ArgumentException.because("cannot be written", e).at(path(out, outer));
    } catch (Throwable t) {
      // Collections, accessors and the like are the user's, and may throw anything.
      throw ArgumentException.because("cannot be written", t).at(path(out, outer));
    }
  }

  /**
   * Checks that a value is read as what it is, if its type says that it may not be; not for values
   * that {@link #usesMapper} is true of where the application has set a mapper.
   *
   * @throws ArgumentException if it is not; it names this parameter, and where the difference is
   */
  public void requireReadable(@Nullable T value) throws IOException {
    Boolean known = isReadBack;
    if (known == null) {
      known =
          CodecGraph.find(codec, DatabindCodec::mayChangeValues) != null
              || CodecGraph.find(codec, CollectionCodec::mayMerge) != null;
      isReadBack = known;
    }
    if (!known) {
      return;
    }
    try {
      ReadBackProof.check(codec, value);
    } catch (ArgumentException e) {
      throw e.at("'" + name() + "'");
    } catch (Throwable t) {
      throw ArgumentException.because("cannot be written", t).at("'" + name() + "'");
    }
  }

  /** Returns a generator for readers that do not make records again: {@link #requireKept}. */
  public static JsonGenerator forOtherPrograms(JsonGenerator out) {
    return new FormGenerator(out);
  }

  /**
   * Checks that a component of a record is the same as in another one that was made of it.
   *
   * @param out where the value is written
   * @throws ArgumentException if it is not: the value would arrive as another one
   */
  public void requireKept(JsonGenerator out, @Nullable T value, @Nullable T again)
      throws IOException {
    if (!Objects.deepEquals(value, again) && !FormGenerator.isSame(codec, value, again, out)) {
      throw new ArgumentException(
          "the constructor or the accessor of '"
              + name()
              + "' makes another value of it each time, so that another one would arrive");
    }
  }

  /**
   * Writes the name, then {@code value}.
   *
   * @throws ArgumentException as for {@link #writeValue}
   */
  public void writeField(JsonGenerator out, @Nullable T value) throws IOException {
    out.writeFieldName(name);
    writeValue(out, value);
  }

  private String path(JsonGenerator out, JsonStreamContext outer) {
    String path = JsonPath.of(out, outer);
    return "'" + name() + "'" + (path.isEmpty() ? "" : ": at " + path);
  }
}
