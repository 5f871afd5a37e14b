package io.boilermaker;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.boilermaker.codec.Codec;
import java.io.IOException;
import java.util.concurrent.Callable;

/** A codec of texts whose reading, where constructors of users run, does what a test wants. */
final class ReadingCodec implements Codec<String> {

  private final Callable<String> reading;

  private ReadingCodec(Callable<String> reading) {
    this.reading = reading;
  }

  static ReadingCodec of(Callable<String> reading) {
    return new ReadingCodec(reading);
  }

  @Override
  public void write(JsonGenerator out, String value) throws IOException {
    out.writeString(value);
  }

  @Override
  public String read(JsonParser in) throws IOException {
    try {
      return reading.call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
