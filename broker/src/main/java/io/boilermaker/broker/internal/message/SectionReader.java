package io.boilermaker.broker.internal.message;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.qpid.proton.amqp.Binary;

/**
 * Finds where the sections of an encoded message begin and end, and checks their encoding, without
 * creating objects for their values.
 */
public final class SectionReader {

  static final int HEADER = 0x70;
  static final int DELIVERY_ANNOTATIONS = 0x71;
  static final int MESSAGE_ANNOTATIONS = 0x72;
  static final int PROPERTIES = 0x73;
  static final int APPLICATION_PROPERTIES = 0x74;
  static final int DATA = 0x75;
  static final int SEQUENCE = 0x76;
  static final int VALUE = 0x77;
  static final int FOOTER = 0x78;

  private static final int DESCRIBED = 0x00;
  private static final int SMALL_ULONG = 0x53;
  private static final int ULONG = 0x80;
  private static final int MAX_DEPTH = 64;

  private final ByteBuffer bytes;

  public SectionReader(byte[] message) {
    this.bytes = ByteBuffer.wrap(message);
  }

  public boolean hasNext() {
    return bytes.hasRemaining();
  }

  public int position() {
    return bytes.position();
  }

  /** Skips one section and returns its descriptor. */
  public int next() throws MalformedMessageException {
    try {
      if (octet() != DESCRIBED) {
        throw new MalformedMessageException("a message section must have a descriptor");
      }
      int descriptor = descriptor();
      skip(octet(), 0);
      return descriptor;
    } catch (BufferUnderflowException e) {
      throw new MalformedMessageException("a message section ends too early", e);
    }
  }

  /** Returns how many bytes of a section that was read come before its value. */
  static int descriptorLength(Binary section) {
    byte constructor = section.getArray()[section.getArrayOffset() + 1];
    return constructor == SMALL_ULONG ? 3 : 2 + Long.BYTES;
  }

  private int descriptor() throws MalformedMessageException {
    int constructor = octet();
    long code = constructor == SMALL_ULONG ? octet() : constructor == ULONG ? bytes.getLong() : -1;
    if (code < HEADER || code > FOOTER) {
      throw new MalformedMessageException("unknown message section");
    }
    return (int) code;
  }

  private void skip(int constructor, int depth) throws MalformedMessageException {
    if (depth > MAX_DEPTH) {
      throw new MalformedMessageException("values are nested too deeply");
    }
    if (constructor == DESCRIBED) {
      skip(octet(), depth + 1);
      skip(octet(), depth + 1);
      return;
    }
    switch (constructor >> 4) {
      case 0x4 -> {}
      case 0x5 -> advance(1);
      case 0x6 -> advance(2);
      case 0x7 -> advance(4);
      case 0x8 -> advance(8);
      case 0x9 -> advance(16);
      case 0xa -> advance(octet());
      case 0xb -> advance(bytes.getInt());
      case 0xc -> skipCompound(octet(), 1, depth);
      case 0xd -> skipCompound(bytes.getInt(), 4, depth);
      case 0xe -> advance(octet());
      case 0xf -> advance(bytes.getInt());
      default -> throw new MalformedMessageException("unknown type constructor " + constructor);
    }
  }

  private void skipCompound(int size, int width, int depth) throws MalformedMessageException {
    int end = bytes.position() + size;
    int count = width == 1 ? octet() : bytes.getInt();
    for (int i = 0; i < count; i++) {
      skip(octet(), depth + 1);
    }
    if (bytes.position() != end) {
      throw new MalformedMessageException("a list or map is not as long as it says");
    }
  }

  private void advance(int length) throws MalformedMessageException {
    if (length < 0 || length > bytes.remaining()) {
      throw new MalformedMessageException("a value is longer than its message");
    }
    bytes.position(bytes.position() + length);
  }

  private int octet() {
    return bytes.get() & 0xff;
  }
}
