package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A codec that is looked up at each use, since it does not exist yet. */
final class LazyCodec<T> implements Codec<T> {

  private final Supplier<? extends Codec<T>> codec;

  LazyCodec(Supplier<? extends Codec<T>> codec) {
    this.codec = codec;
  }

  @Override
  public void write(JsonGenerator out, @Nullable T value) throws IOException {
    codec.get().write(out, value);
  }

  @Override
  public @Nullable T read(JsonParser in) throws IOException {
    return codec.get().read(in);
  }

  @Override
  public List<? extends Codec<?>> parts() {
    return List.of(codec.get());
  }
}
