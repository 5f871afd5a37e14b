package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.cfg.CacheProvider;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializerFactory;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One reading by Jackson, whose buffers share what they keep. */
// Nobody serializes it.
@SuppressWarnings("serial")
final class SharingContext extends DefaultDeserializationContext {

  private static final long serialVersionUID = 1L;

  private final KeptTokens tokens = new KeptTokens();
  private final UnaryOperator<JsonParser> guard;

  SharingContext(
      DefaultDeserializationContext standard,
      DeserializationConfig config,
      JsonParser in,
      @Nullable InjectableValues values,
      UnaryOperator<JsonParser> guard) {
    super(standard, config, in, values);
    this.guard = guard;
  }

  @Override
  public TokenBuffer bufferForInputBuffering(JsonParser in) {
    return new SharingBuffer(in, this, tokens, guard);
  }

  @Override
  public DefaultDeserializationContext with(DeserializerFactory factory) {
    throw oneReading();
  }

  @Override
  public DefaultDeserializationContext withCaches(CacheProvider provider) {
    throw oneReading();
  }

  @Override
  public DefaultDeserializationContext createInstance(
      DeserializationConfig config, JsonParser in, InjectableValues values) {
    throw oneReading();
  }

  @Override
  public DefaultDeserializationContext createDummyInstance(DeserializationConfig config) {
    throw oneReading();
  }

  private static UnsupportedOperationException oneReading() {
    return new UnsupportedOperationException("the context of one reading is no blueprint");
  }
}
