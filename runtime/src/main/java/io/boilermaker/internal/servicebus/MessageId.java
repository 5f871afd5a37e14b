package io.boilermaker.internal.servicebus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of messages, which the service limits. */
public final class MessageId {

  /** The service takes no longer ones. */
  public static final int LONGEST = 128;

  /** How a message sent again is marked, here and by the command line of the Python package. */
  private static final Pattern SENT_AGAIN = Pattern.compile(":(redrive|recovery|invoke):\\d+");

  private MessageId() {}

  /**
   * Makes a text an id: one that is too long ends in its hash, so that equal texts stay equal and
   * others different to duplicate detection; for an empty one, which the service does not take, a
   * random one is made.
   */
  public static String of(String text) {
    if (text.isEmpty()) {
      return UUID.randomUUID().toString();
    }
    if (text.length() <= LONGEST) {
      return text;
    }
    String hash = "~" + HexFormat.of().formatHex(sha256(text));
    int kept = LONGEST - hash.length();
    boolean cutsPair = Character.isHighSurrogate(text.charAt(kept - 1));
    return text.substring(0, cutsPair ? kept - 1 : kept) + hash;
  }

  /**
   * Makes the id of a retry or callback. After a message that was sent again from the dead-letter
   * queue it differs from the one that the first life of the task used: a queue with duplicate
   * detection would drop it.
   *
   * @param id of the message, as in the first life
   * @param parent the id of the message that it follows; null if that has none
   */
  public static String following(String id, @Nullable String parent) {
    Matcher sentAgain = SENT_AGAIN.matcher(parent == null ? "" : parent);
    return sentAgain.find() ? of(id + sentAgain.group()) : id;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
