package io.boilermaker.codec;

/**
 * One of the records of a sealed hierarchy, for {@link Codecs#sealedOf}.
 *
 * @param <T> the record
 */
public final class SealedCase<T> {

  private final String name;
  private final Class<? super T> type;
  private final RecordCodec<T> codec;

  private SealedCase(String name, Class<? super T> type, RecordCodec<T> codec) {
    this.name = name;
    this.type = type;
    this.codec = codec;
  }

  /**
   * Makes the case of a record, with the name that tells it from the others in messages.
   *
   * @param name what the discriminator says, such as the simple name of the record
   * @param type the record's class; the raw one if it has type parameters
   * @param codec its codec
   */
  public static <T> SealedCase<T> of(String name, Class<? super T> type, RecordCodec<T> codec) {
    return new SealedCase<>(name, type, codec);
  }

  String name() {
    return name;
  }

  Class<? super T> type() {
    return type;
  }

  RecordCodec<T> codec() {
    return codec;
  }
}
