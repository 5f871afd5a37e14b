package io.boilermaker.broker.internal.admin;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes the body of a request by its byte order mark, by its header, or else as UTF-8. */
final class RequestText {

  private static final char MARK = '\ufeff';
  private static final Pattern CHARSET =
      Pattern.compile("(?i).*;\\s*charset=\"?([\\w.:-]+)\"?.*", Pattern.DOTALL);
  private static final Map<Charset, byte[]> MARKS =
      Map.of(
          UTF_8, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
          UTF_16BE, new byte[] {(byte) 0xfe, (byte) 0xff},
          UTF_16LE, new byte[] {(byte) 0xff, (byte) 0xfe});

  private RequestText() {}

  /**
   * Decodes a body.
   *
   * @param contentType the header of that name
   * @throws AdministrationException if the bytes are no text in that encoding
   */
  static String of(byte[] body, @Nullable String contentType) throws AdministrationException {
    Charset charset = charset(body, contentType);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.indexOf(MARK) == 0 ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new AdministrationException(400, "The body is not text in " + charset + ".");
    }
  }

  private static Charset charset(byte[] body, @Nullable String contentType)
      throws AdministrationException {
    for (Map.Entry<Charset, byte[]> mark : MARKS.entrySet()) {
      if (begins(body, mark.getValue())) {
        return mark.getKey();
      }
    }
    Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
    try {
      return named.matches() ? Charset.forName(named.group(1)) : UTF_8;
    } catch (IllegalArgumentException e) {
      throw new AdministrationException(400, "The charset '" + named.group(1) + "' is unknown.");
    }
  }

  private static boolean begins(byte[] body, byte[] mark) {
    return body.length >= mark.length
        && ByteBuffer.wrap(body, 0, mark.length).equals(ByteBuffer.wrap(mark));
  }
}
