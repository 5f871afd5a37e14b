package io.boilermaker.codec;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.TreeNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a generator by which nothing is written that others do not write: they ignore
 * settings, refuse text that is no whole value, and call the methods that {@link StrictGenerator}
 * checks. How JSON is formatted is not a serializer's choice.
 */
abstract class PlainGenerator extends JsonGenerator {

  @Override
  public void writeStartArray(@Nullable Object forValue, int size) throws IOException {
    writeStartArray(forValue);
  }

  @Override
  public void writeStartObject(@Nullable Object forValue, int size) throws IOException {
    writeStartObject(forValue);
  }

  @Override
  public void writeString(Reader reader, int length) throws IOException {
    writeString(RawText.read(reader, length));
  }

  @Override
  public void writeString(char[] text, int offset, int length) throws IOException {
    writeString(String.valueOf(text, offset, length));
  }

  @Override
  public void writeRawUTF8String(byte[] text, int offset, int length) throws IOException {
    writeString(RawText.unquoted(RawText.utf8(text, offset, length)));
  }

  @Override
  public void writeUTF8String(byte[] text, int offset, int length) throws IOException {
    writeString(RawText.utf8(text, offset, length));
  }

  @Override
  public void writeRaw(@Nullable String text) {
    throw raw();
  }

  @Override
  public void writeRaw(@Nullable String text, int offset, int length) {
    throw raw();
  }

  @Override
  public void writeRaw(char[] text, int offset, int length) {
    throw raw();
  }

  @Override
  public void writeRaw(char c) {
    throw raw();
  }

  @Override
  public void writeRaw(SerializableString raw) {
    throw raw();
  }

  private static ArgumentException raw() {
    return new ArgumentException(
        "a serializer writes raw text (writeRaw); writeRawValue takes one whole JSON value");
  }

  @Override
  public void writeRawValue(String json, int offset, int length) throws IOException {
    writeRawValue(json.substring(offset, offset + length));
  }

  @Override
  public void writeRawValue(char[] json, int offset, int length) throws IOException {
    writeRawValue(String.valueOf(json, offset, length));
  }

  @Override
  public void writeRawValue(SerializableString json) throws IOException {
    writeRawValue(json.getValue());
  }

  @Override
  public int writeBinary(Base64Variant variant, InputStream data, int length) throws IOException {
    byte[] read = RawText.read(data, length);
    writeBinary(variant, read, 0, read.length);
    return read.length;
  }

  @Override
  public void writeNumber(char[] encoded, int offset, int length) throws IOException {
    writeNumber(String.valueOf(encoded, offset, length));
  }

  @Override
  public void writePOJO(@Nullable Object pojo) throws IOException {
    writeObject(pojo);
  }

  @Override
  public void writeTree(@Nullable TreeNode tree) throws IOException {
    writeObject(tree);
  }

  @Override
  public JsonGenerator enable(Feature feature) {
    return this;
  }

  @Override
  public JsonGenerator disable(Feature feature) {
    return this;
  }

  // Deprecated, and abstract all the same.
  @SuppressWarnings("deprecation")
  @Override
  public JsonGenerator setFeatureMask(int values) {
    return this;
  }

  @Override
  public JsonGenerator overrideStdFeatures(int values, int mask) {
    return this;
  }

  @Override
  public JsonGenerator overrideFormatFeatures(int values, int mask) {
    return this;
  }

  @Override
  public JsonGenerator setPrettyPrinter(@Nullable PrettyPrinter printer) {
    return this;
  }

  @Override
  public JsonGenerator useDefaultPrettyPrinter() {
    return this;
  }

  @Override
  public JsonGenerator setRootValueSeparator(SerializableString separator) {
    return this;
  }

  @Override
  public void flush() {
    // What is around the value decides when bytes go out.
  }

  @Override
  public void close() {
    // Not the serializer's to close; whether the value is whole is checked at the end.
  }
}
