package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.AmqpCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** An answer of {@code $cbs} or of a management node. */
record NodeReply(
    int status, String description, @Nullable Symbol error, Map<String, @Nullable Object> body) {

  private static final Map<String, Integer> STATUS =
      Map.of(
          "amqp:unauthorized-access", 401,
          "amqp:not-allowed", 400,
          "amqp:not-found", 404,
          "amqp:resource-limit-exceeded", 403,
          "com.microsoft:timeout", 408,
          "com.microsoft:message-lock-lost", 410,
          "com.microsoft:server-busy", 503);

  static NodeReply ok(Map<String, @Nullable Object> body) {
    return new NodeReply(200, "OK", null, body);
  }

  static NodeReply failed(int status, Symbol error, String description) {
    return new NodeReply(status, description, error, Map.of());
  }

  static NodeReply refused(ClientWork.Refusal refusal) {
    return refusal.planned()
        ? refused(refusal.reason())
        : failed(400, refusal.reason().getCondition(), refusal.reason().getDescription());
  }

  /** Makes the refusal of an operation that a test wants to fail. */
  static NodeReply refused(ErrorCondition reason) {
    Symbol condition = reason.getCondition();
    return failed(
        STATUS.getOrDefault(condition.toString(), 500), condition, reason.getDescription());
  }

  /** Encodes every field under each of the names that the SDKs look for. */
  byte[] encode(AmqpCodec codec, @Nullable Object correlation) {
    Properties properties = new Properties();
    properties.setCorrelationId(correlation);
    Map<String, @Nullable Object> application = new LinkedHashMap<>();
    application.put("statusCode", status);
    application.put("status-code", status);
    application.put("statusDescription", description);
    application.put("status-description", description);
    if (error != null) {
      application.put("errorCondition", error);
      application.put("error-condition", error);
    }
    return codec.encode(
        new Object[] {properties, new ApplicationProperties(application), new AmqpValue(body)});
  }
}
