package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Ids of messages, which the service limits. */
public final class MessageId {

  /** The service takes no longer ones. */
  public static final int LONGEST = 128;

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
   * Returns the id of the message of a retry or callback: the same for the same one, and another
   * for any other.
   *
   * <p>Both languages use the id of the task, and {@code id:attempts} for a retry. That is enough
   * as long as no two messages hold tasks of one id, which is so if the message that is followed
   * has such an id too. Else it may be one of many with that task id: releases of the Python
   * package before 1.0 give all calls of a function in one process the same one, and their messages
   * none; and a dead letter that is sent again has one of its own.
   *
   * @param id that of both languages
   * @param taskId the id of the task that is followed
   * @param attempts how many tries that had had when its message was published
   * @param place where its message was received
   */
  public static String following(String id, String taskId, int attempts, Place place) {
    String own = place.received.getMessageId();
    String expected = of(attempts == 0 ? taskId : taskId + ":" + attempts);
    return own != null && MessageCopy.original(own).equals(expected) ? id : place.in(id);
  }

  /**
   * The place of a message, which no other has.
   *
   * @param queue its queue
   * @param received the message
   */
  public record Place(String queue, ServiceBusReceivedMessage received) {

    /** Returns an id that only follow-ups of this message have. */
    public String in(String id) {
      String name = queue.toLowerCase(Locale.ROOT);
      return of(id + ":after-" + name + "-" + received.getSequenceNumber());
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
