package io.boilermaker.codec;

/**
 * Turns keys of maps into names of JSON properties and back, strictly: what {@link #write} would
 * not write is rejected unless the constant in {@link KeyCodecs} says otherwise. Immutable and safe
 * for use by several threads.
 *
 * @param <K> the type of the keys
 */
public interface KeyCodec<K> {

  /**
   * Returns the text of a key.
   *
   * @param key the key, never null
   * @throws ArgumentException if the key has no text that could be read back
   */
  String write(K key);

  /**
   * Returns the key of a text.
   *
   * @throws ArgumentException if the text is not of this type's form; its message holds no part of
   *     the text
   */
  K read(String text);
}
