package io.boilermaker.codec;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteCapability;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.JacksonFeatureSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a mapper and the serializers of users get to write one value to: exactly one JSON value can
 * be written by it, and nothing around that value can be reached. It rejects what codecs reject,
 * such as NaN and whatever is beyond the limits of the reader; raw JSON passes if it is one value.
 * Each method checks first and writes then, so that a serializer may catch a rejection and write
 * something else.
 *
 * <p>This is no {@code JsonGeneratorDelegate}: a method of a newer Jackson that is not known here
 * must not pass by.
 */
final class StrictGenerator extends PlainGenerator {

  private final JsonGenerator out;
  private final Thread owner = Thread.currentThread();
  private @Nullable ObjectCodec codec;

  private final PropertyNames names;

  /** Objects and arrays that this value has open. */
  private int depth;

  private boolean begun;
  private boolean named;
  private boolean ended;

  /**
   * @param out where exactly one value is due
   * @param codec writes the objects that a serializer passes on
   */
  StrictGenerator(JsonGenerator out, ObjectCodec codec) {
    this.out = out;
    this.codec = codec;
    // What is only compared may have a property beside a kind of its name.
    this.names = new PropertyNames(codec != FormlessMapper.INSTANCE);
  }

  /**
   * Ends the writing. A serializer that kept this generator can write nothing any more.
   *
   * @throws ArgumentException if there is not exactly one value
   */
  void end() {
    ended = true;
    if (depth > 0) {
      throw new ArgumentException("a serializer leaves an object or array open");
    }
    if (!begun) {
      throw new ArgumentException("a serializer writes no value");
    }
  }

  /** Ends the writing of a value that is rejected already. */
  void abandon() {
    ended = true;
  }

  private JsonGenerator value() {
    return value(null);
  }

  /** Returns where to write a value now, and its text if it is one. */
  private JsonGenerator value(@Nullable String text) {
    requireOpen();
    names.valued(text);
    if (depth == 0) {
      if (begun) {
        throw new ArgumentException("a serializer writes more than one value");
      }
      begun = true;
    }
    named = false;
    return out;
  }

  /** Returns where to begin an object or array now. */
  private JsonGenerator start() {
    if (out.getOutputContext().getNestingDepth() >= Json.MAX_DEPTH) {
      throw new ArgumentException("nesting of at most " + Json.MAX_DEPTH + " is allowed");
    }
    return value();
  }

  /** Returns where to write a name or an end now. */
  private JsonGenerator inside() {
    requireOpen();
    if (depth == 0) {
      throw new ArgumentException("a serializer writes around its value");
    }
    return out;
  }

  private void requireOpen() {
    if (ended || Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "a serializer may write only while it is called, on the thread that calls it");
    }
  }

  @Override
  public void writeStartArray() throws IOException {
    start().writeStartArray();
    depth++;
  }

  @Override
  public void writeStartArray(@Nullable Object forValue) throws IOException {
    start().writeStartArray(forValue);
    depth++;
  }

  @Override
  public void writeEndArray() throws IOException {
    inside().writeEndArray();
    depth--;
  }

  @Override
  public void writeStartObject() throws IOException {
    start().writeStartObject();
    depth++;
    names.open(depth);
  }

  @Override
  public void writeStartObject(@Nullable Object forValue) throws IOException {
    start().writeStartObject(forValue);
    depth++;
    names.open(depth);
  }

  @Override
  public void writeEndObject() throws IOException {
    if (named) {
      throw new ArgumentException("a serializer writes a name without a value");
    }
    inside().writeEndObject();
    depth--;
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    String checked = Limits.name(name);
    names.chosen(depth, checked);
    inside().writeFieldName(checked);
    named = true;
  }

  @Override
  public void writeFieldName(SerializableString name) throws IOException {
    if (isOwn(name)) {
      names.fixed(depth, name);
      inside().writeFieldName(name);
      named = true;
    } else {
      writeFieldName(name.getValue());
    }
  }

  @Override
  public void writeString(@Nullable String text) throws IOException {
    if (text == null) {
      writeNull();
    } else {
      String checked = Limits.text(text);
      value(checked).writeString(checked);
    }
  }

  @Override
  public void writeString(SerializableString text) throws IOException {
    if (isOwn(text)) {
      value(text.getValue()).writeString(text);
    } else {
      writeString(text.getValue());
    }
  }

  /** Tells whether a text has Jackson's own escapes, which it keeps, and is within the limits. */
  private static boolean isOwn(SerializableString text) {
    // Where the escapes cannot be made, as of half a surrogate pair, this is what throws.
    return text.getClass() == SerializedString.class
        && text.charLength() <= Limits.NAME
        && text.asQuotedUTF8() != null;
  }

  @Override
  public void writeRawValue(String json) throws IOException {
    String checked = RawText.oneValue(json);
    value().writeRawValue(checked);
  }

  // One that only says that it equals this one is not trusted.
  @SuppressWarnings("ReferenceEquality")
  @Override
  public void writeBinary(Base64Variant variant, byte[] data, int offset, int length)
      throws IOException {
    Objects.checkFromIndexSize(offset, length, data.length);
    if (variant == Base64Variants.MIME_NO_LINEFEEDS) {
      Limits.base64(length);
      value().writeBinary(variant, data, offset, length);
    } else {
      // A user's variant may have any alphabet, also quotes.
      writeString(variant.encode(Arrays.copyOfRange(data, offset, offset + length)));
    }
  }

  @Override
  public void writeNumber(int number) throws IOException {
    value().writeNumber(number);
  }

  @Override
  public void writeNumber(long number) throws IOException {
    value().writeNumber(number);
  }

  @Override
  public void writeNumber(double number) throws IOException {
    double checked = Limits.number(number);
    value().writeNumber(checked);
  }

  @Override
  public void writeNumber(float number) throws IOException {
    float checked = Limits.number(number);
    value().writeNumber(checked);
  }

  @Override
  public void writeNumber(@Nullable BigInteger number) throws IOException {
    if (number == null) {
      writeNull();
    } else {
      BigInteger checked = Limits.number(number);
      value().writeNumber(checked);
    }
  }

  @Override
  public void writeNumber(@Nullable BigDecimal number) throws IOException {
    if (number == null) {
      writeNull();
    } else {
      BigDecimal checked = Limits.number(number);
      value().writeNumber(checked);
    }
  }

  @Override
  public void writeNumber(String encoded) throws IOException {
    String checked = RawText.number(encoded);
    value().writeNumber(checked);
  }

  @Override
  public void writeBoolean(boolean bool) throws IOException {
    value().writeBoolean(bool);
  }

  @Override
  public void writeNull() throws IOException {
    value().writeNull();
  }

  @Override
  public void writeObject(@Nullable Object pojo) throws IOException {
    if (pojo == null) {
      writeNull();
    } else if (codec == null) {
      _writeSimpleObject(pojo);
    } else {
      codec.writeValue(this, pojo);
    }
  }

  @Override
  public JsonStreamContext getOutputContext() {
    return OutputContext.of(out.getOutputContext(), depth);
  }

  @Override
  public @Nullable Object currentValue() {
    return depth == 0 ? null : out.currentValue();
  }

  @Override
  public void assignCurrentValue(@Nullable Object value) {
    if (depth > 0) {
      out.assignCurrentValue(value);
    }
  }

  @Override
  public @Nullable ObjectCodec getCodec() {
    return codec;
  }

  @Override
  public JsonGenerator setCodec(@Nullable ObjectCodec value) {
    codec = value;
    return this;
  }

  @Override
  public Version version() {
    return out.version();
  }

  @Override
  public boolean isEnabled(Feature feature) {
    return out.isEnabled(feature);
  }

  @Override
  public int getFeatureMask() {
    return out.getFeatureMask();
  }

  @Override
  public JacksonFeatureSet<StreamWriteCapability> getWriteCapabilities() {
    return out.getWriteCapabilities();
  }

  @Override
  public boolean isClosed() {
    return ended;
  }
}
