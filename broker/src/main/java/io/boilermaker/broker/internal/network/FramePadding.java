package io.boilermaker.broker.internal.network;

import java.nio.ByteBuffer;

/**
 * Adds to the performatives of outgoing frames the trailing fields that the encoder left out
 * because they are null. Leaving them out is legal, but the Python client reads some of them
 * without checking that they exist.
 */
final class FramePadding {

  /** The most bytes that padding adds to a frame. */
  static final int LARGEST_GROWTH = 32;

  private static final int PROTOCOL_HEADER = 0x414d5150; // "AMQP"
  private static final int FRAME_HEADER = 8;
  private static final byte AMQP_FRAME = 0;
  private static final byte SMALL_ULONG = 0x53;
  private static final byte LIST_0 = 0x45;
  private static final byte LIST_8 = (byte) 0xc0;
  private static final byte LIST_32 = (byte) 0xd0;
  private static final byte NULL = 0x40;

  private final ByteQueue incomplete = new ByteQueue();

  /**
   * Takes the bytes that the engine wrote and appends every complete frame to {@code out}.
   *
   * @param pads whether frames may grow
   */
  void pass(ByteBuffer written, ByteQueue out, boolean pads) {
    incomplete.append(written);
    while (incomplete.size() >= FRAME_HEADER) {
      ByteBuffer next = incomplete.view();
      int first = next.getInt(next.position());
      int size = first == PROTOCOL_HEADER ? FRAME_HEADER : first;
      if (next.remaining() < size) {
        return;
      }
      next.limit(next.position() + size);
      if (pads) {
        passFrame(next.slice(), out);
      } else {
        out.append(next.slice());
      }
      incomplete.drop(size);
    }
  }

  private static void passFrame(ByteBuffer frame, ByteQueue out) {
    int body = 4 * frame.get(4);
    boolean performative =
        frame.getInt(0) != PROTOCOL_HEADER
            && frame.get(5) == AMQP_FRAME
            && frame.limit() > body + 3
            && frame.get(body + 1) == SMALL_ULONG;
    int missing = performative ? fieldsOf(frame.get(body + 2)) - count(frame, body + 3) : 0;
    out.append(missing > 0 ? padded(frame, body + 3, missing) : frame);
  }

  /** Returns the number of fields that the specification defines for a descriptor. */
  private static int fieldsOf(byte descriptor) {
    return switch (descriptor) {
      case 0x10 -> 10; // open
      case 0x11 -> 8; // begin
      case 0x12 -> 14; // attach
      case 0x13 -> 11; // flow
      case 0x14 -> 11; // transfer
      case 0x15 -> 6; // disposition
      case 0x16 -> 3; // detach
      default -> 0; // end and close have a single field each, which is safe to leave out
    };
  }

  private static int count(ByteBuffer frame, int list) {
    return switch (frame.get(list)) {
      case LIST_0 -> 0;
      case LIST_8 -> frame.get(list + 2) & 0xff;
      case LIST_32 -> frame.getInt(list + 5);
      default -> Integer.MAX_VALUE;
    };
  }

  /** Returns the frame with its list in the wide form and nulls after its last field. */
  private static ByteBuffer padded(ByteBuffer frame, int list, int missing) {
    byte form = frame.get(list);
    int fields = list + (form == LIST_0 ? 1 : form == LIST_8 ? 3 : 9);
    int length =
        form == LIST_0
            ? 0
            : (form == LIST_8 ? (frame.get(list + 1) & 0xff) - 1 : frame.getInt(list + 1) - 4);
    ByteBuffer result = ByteBuffer.allocate(frame.limit() + LARGEST_GROWTH);
    result.put(frame.slice(0, list)).put(LIST_32);
    result.putInt(4 + length + missing).putInt(count(frame, list) + missing);
    result.put(frame.slice(fields, length));
    for (int i = 0; i < missing; i++) {
      result.put(NULL);
    }
    result.put(frame.slice(fields + length, frame.limit() - fields - length)).flip();
    return result.putInt(0, result.limit());
  }
}
