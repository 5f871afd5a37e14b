package io.boilermaker.internal.engine;

import java.nio.BufferUnderflowException;
import org.apache.qpid.proton.codec.ReadableBuffer;

/**
 * Messages as senders of tasks make them: fields of their own types, flat maps of ASCII texts and
 * of values of fixed length, and one section of data. The SDK decodes all of these. Reads the
 * encoded bytes once, and creates no objects.
 */
final class UsualMessage {

  private static final int HEADER = 0x70;
  private static final int DELIVERY_ANNOTATIONS = 0x71;
  private static final int MESSAGE_ANNOTATIONS = 0x72;
  private static final int PROPERTIES = 0x73;
  private static final int APPLICATION_PROPERTIES = 0x74;
  private static final int DATA = 0x75;

  /** Kinds of values, in the order of the fields of a section. */
  private static final String HEADER_FIELDS = "b8ibi";

  private static final String PROPERTIES_FIELDS = "*xsss*yyttsis";

  private static final int NULL = 0x40;

  private UsualMessage() {}

  /** Tells whether a message is a usual one. The position of the buffer is left as it was. */
  static boolean is(ReadableBuffer message) {
    int start = message.position();
    try {
      return isUsual(message);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // It ends before its lengths say so.
      return false;
    } finally {
      message.position(start);
    }
  }

  private static boolean isUsual(ReadableBuffer in) {
    // The SDK needs a header.
    if (section(in) != HEADER || !fields(in, HEADER_FIELDS)) {
      return false;
    }
    int section = section(in);
    if (section == DELIVERY_ANNOTATIONS) {
      section = map(in, 'y') ? section(in) : 0;
    }
    if (section == MESSAGE_ANNOTATIONS) {
      section = map(in, 'y') ? section(in) : 0;
    }
    if (section == PROPERTIES) {
      section = fields(in, PROPERTIES_FIELDS) ? section(in) : 0;
    }
    if (section == APPLICATION_PROPERTIES) {
      section = map(in, 's') ? section(in) : 0;
    }
    return section == DATA && data(in) && !in.hasRemaining();
  }

  /** Tells whether a header is a usual one. The position is behind it if it is. */
  static boolean isHeader(ReadableBuffer in) {
    return section(in) == HEADER && fields(in, HEADER_FIELDS);
  }

  /** Reads the beginning of a section; 0 if it is none, or not in its short form. */
  static int section(ReadableBuffer in) {
    return in.get() == 0 && in.get() == 0x53 ? unsigned(in) : 0;
  }

  private static boolean fields(ReadableBuffer in, String kinds) {
    int code = unsigned(in);
    if (code == 0x45) {
      return true;
    }
    if (code != 0xc0 && code != 0xd0) {
      return false;
    }
    boolean isLong = code == 0xd0;
    int size = length(in, isLong);
    int end = in.position() + size;
    int count = length(in, isLong);
    if (count < 0 || count > kinds.length()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!value(in, unsigned(in), kinds.charAt(i))) {
        return false;
      }
    }
    return in.position() == end;
  }

  private static boolean map(ReadableBuffer in, char keys) {
    int code = unsigned(in);
    if (code != 0xc1 && code != 0xd1) {
      return false;
    }
    boolean isLong = code == 0xd1;
    int size = length(in, isLong);
    int end = in.position() + size;
    int count = length(in, isLong);
    if (count < 0 || count % 2 != 0) {
      return false;
    }
    for (int i = 0; i < count; i += 2) {
      int key = unsigned(in);
      if (key == NULL || !value(in, key, keys) || !value(in, unsigned(in), '*')) {
        return false;
      }
    }
    return in.position() == end;
  }

  private static boolean data(ReadableBuffer in) {
    int code = unsigned(in);
    return value(in, code, 'x') && code != NULL;
  }

  /** Reads a value whose code has been read; tells whether it is null or of the kind. */
  private static boolean value(ReadableBuffer in, int code, char kind) {
    if (code == NULL) {
      return true;
    }
    return switch (kind) {
      case 'b' -> code == 0x41 || code == 0x42 || (code == 0x56 && skip(in, 1));
      case '8' -> code == 0x50 && skip(in, 1);
      case 'i' -> code == 0x43 || (code == 0x52 && skip(in, 1)) || (code == 0x70 && skip(in, 4));
      case 't' -> code == 0x83 && skip(in, 8);
      case 's' -> (code == 0xa1 || code == 0xb1) && ascii(in, length(in, code == 0xb1));
      case 'y' -> (code == 0xa3 || code == 0xb3) && ascii(in, length(in, code == 0xb3));
      case 'x' -> (code == 0xa0 || code == 0xb0) && skip(in, length(in, code == 0xb0));
      default -> scalar(in, code);
    };
  }

  private static boolean scalar(ReadableBuffer in, int code) {
    return switch (code) {
      case 0x41, 0x42, 0x43, 0x44 -> true;
      case 0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56 -> skip(in, 1);
      case 0x60, 0x61 -> skip(in, 2);
      case 0x70, 0x71, 0x72 -> skip(in, 4);
      case 0x80, 0x81, 0x82, 0x83 -> skip(in, 8);
      case 0x98 -> skip(in, 16);
      case 0xa0, 0xb0 -> value(in, code, 'x');
      case 0xa1, 0xb1 -> value(in, code, 's');
      case 0xa3, 0xb3 -> value(in, code, 'y');
      default -> false;
    };
  }

  private static boolean ascii(ReadableBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (in.get() < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean skip(ReadableBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      return false;
    }
    in.position(in.position() + length);
    return true;
  }

  static int unsigned(ReadableBuffer in) {
    return in.get() & 0xff;
  }

  static int length(ReadableBuffer in, boolean isLong) {
    return isLong ? in.getInt() : unsigned(in);
  }
}
