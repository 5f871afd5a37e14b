package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.UnaryOperator;

/**
 * A reader of one value whose buffers take memory in proportion to the value, as Jackson's own do
 * not.
 */
// Nobody serializes it.
@SuppressWarnings("serial")
public final class SharingReader extends ObjectReader {

  private static final long serialVersionUID = 1L;

  private final UnaryOperator<JsonParser> guard;

  private SharingReader(
      ObjectMapper mapper,
      DeserializationConfig config,
      JavaType type,
      UnaryOperator<JsonParser> guard) {
    super(mapper, config, type, null, null, mapper.getInjectableValues());
    this.guard = guard;
  }

  /**
   * Returns the reader of a type by a mapper. A mapper of the user's own class reads as that class
   * says.
   *
   * @param guard put before each parser of what has been buffered
   */
  public static ObjectReader of(
      ObjectMapper mapper, JavaType type, UnaryOperator<JsonParser> guard) {
    if (mapper.getClass() == JsonMapper.class || mapper.getClass() == ObjectMapper.class) {
      DeserializationConfig config = mapper.getDeserializationConfig();
      // The next token in the parser is the next argument.
      return new SharingReader(
          mapper, config.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS), type, guard);
    }
    return mapper.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  @Override
  protected DefaultDeserializationContext createDeserializationContext(JsonParser in) {
    return _context.getClass() == DefaultDeserializationContext.Impl.class
        ? new SharingContext(_context, _config, in, _injectableValues, guard)
        : super.createDeserializationContext(in);
  }
}
