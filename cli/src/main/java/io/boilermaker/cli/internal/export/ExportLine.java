package io.boilermaker.cli.internal.export;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export: the body byte for byte and all properties that a sender can set, and beside
 * them what the service noted, for people.
 */
public final class ExportLine {

  static final String VERSION_KEY = "boilermaker_export";
  static final int VERSION = 1;

  private ExportLine() {}

  /**
   * Writes a message.
   *
   * @throws ExportException if it has what a line cannot hold
   */
  public static ObjectNode write(SeenMessage message) {
    ServiceBusReceivedMessage received = message.received();
    requireBytes(message);
    ObjectNode json = JsonTexts.object();
    json.put(VERSION_KEY, VERSION);
    json.put("sequence", message.sequence());
    json.put("enqueued", message.enqueued().toString());
    json.put("reason", message.reason());
    json.put("description", message.description());
    json.put("message_id", received.getMessageId());
    json.put("content_type", received.getContentType());
    json.put("correlation_id", received.getCorrelationId());
    json.put("subject", received.getSubject());
    json.put("to", received.getTo());
    json.put("reply_to", received.getReplyTo());
    json.put("reply_to_session_id", received.getReplyToSessionId());
    json.put("session_id", received.getSessionId());
    json.put("partition_key", received.getPartitionKey());
    Duration life = received.getTimeToLive();
    json.put("time_to_live", isForever(life) ? null : life.toString());
    json.put("body", Base64.getEncoder().encodeToString(message.body()));
    properties(json.putObject("properties"), message);
    return json;
  }

  private static void requireBytes(SeenMessage message) {
    if (!message.hasBytes()) {
      throw new ExportException(
          "message "
              + message.sequence()
              + " has an AMQP "
              + message.received().getRawAmqpMessage().getBody().getBodyType()
              + " as its body, which a file cannot hold");
    }
  }

  /** The service gives messages without a life of their own the longest. */
  private static boolean isForever(@Nullable Duration life) {
    return life == null || life.toDays() > 10_000 || life.isZero();
  }

  private static void properties(ObjectNode json, SeenMessage message) {
    for (Map.Entry<String, Object> each :
        message.received().getApplicationProperties().entrySet()) {
      if (!each.getKey().equals("DeadLetterReason")
          && !each.getKey().equals("DeadLetterErrorDescription")) {
        JsonNode value = PropertyForm.write(each.getValue());
        if (value == null) {
          throw new ExportException(
              "message "
                  + message.sequence()
                  + " has the property '"
                  + each.getKey()
                  + "' of a type that a file cannot hold");
        }
        json.set(each.getKey(), value);
      }
    }
  }

  /**
   * Reads a message to publish.
   *
   * @throws ExportException if it is none
   */
  public static ServiceBusMessage read(JsonNode json) {
    requireVersion(json);
    var message = new ServiceBusMessage(BinaryData.fromBytes(body(json)));
    set(json, "message_id", message::setMessageId);
    set(json, "content_type", message::setContentType);
    set(json, "correlation_id", message::setCorrelationId);
    set(json, "subject", message::setSubject);
    set(json, "to", message::setTo);
    set(json, "reply_to", message::setReplyTo);
    set(json, "reply_to_session_id", message::setReplyToSessionId);
    set(json, "session_id", message::setSessionId);
    if (message.getSessionId() == null) {
      set(json, "partition_key", message::setPartitionKey);
    }
    set(json, "time_to_live", text -> message.setTimeToLive(life(text)));
    JsonNode properties = json.path("properties");
    if (!properties.isObject() && !properties.isMissingNode()) {
      throw new ExportException("its 'properties' are no JSON object");
    }
    properties
        .properties()
        .forEach(
            each ->
                message
                    .getApplicationProperties()
                    .put(each.getKey(), PropertyForm.read(each.getKey(), each.getValue())));
    return message;
  }

  private static Duration life(String text) {
    Duration life = Duration.parse(text);
    if (life.isNegative() || life.isZero()) {
      throw new IllegalArgumentException("it is not more than zero");
    }
    return life;
  }

  private static void requireVersion(JsonNode json) {
    JsonNode version = json.path(VERSION_KEY);
    if (!version.isInt() || version.asInt() < 1 || !json.path("body").isTextual()) {
      throw new ExportException("it is no line of 'dead export'");
    }
    if (version.asInt() > VERSION) {
      throw new ExportException(
          "it is of version " + version.asInt() + ", and this program knows " + VERSION + " only");
    }
  }

  private static byte[] body(JsonNode json) {
    try {
      return Base64.getDecoder().decode(json.path("body").asText());
    } catch (IllegalArgumentException e) {
      throw new ExportException("its body is no base64");
    }
  }

  private static void set(JsonNode json, String name, Consumer<String> setter) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (!value.isTextual()) {
      throw new ExportException("its '" + name + "' is no text");
    }
    try {
      setter.accept(value.asText());
    } catch (RuntimeException e) {
      throw new ExportException("its '" + name + "' is refused: " + e.getMessage());
    }
  }
}
