package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.QueueSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the description of a queue as the service does: properties in the content of an ATOM
 * entry.
 */
final class QueueDescriptionWriter {

  private static final String QUEUE = "QueueDescription";
  // The service's value for a queue that nobody has used yet; uses are not recorded here.
  private static final String NEVER = "0001-01-01T00:00:00";

  private QueueDescriptionWriter() {}

  static AtomWriter.Entry entry(QueueDescription queue) {
    Map<String, String> properties = settings(queue.spec());
    properties.put("SizeInBytes", String.valueOf(queue.bytes()));
    properties.put("MessageCount", String.valueOf(queue.counts().total()));
    properties.put("IsAnonymousAccessible", "false");
    properties.put("Status", "Active");
    properties.put("CreatedAt", AtomWriter.time(queue.createdAt()));
    properties.put("UpdatedAt", AtomWriter.time(queue.updatedAt()));
    properties.put("AccessedAt", NEVER);
    properties.put("SupportOrdering", "true");
    properties.put("AutoDeleteOnIdle", QueueSettings.FOREVER);
    properties.put("EnablePartitioning", "false");
    properties.put("EntityAvailabilityStatus", "Available");
    properties.put("EnableExpress", "false");
    properties.put(
        "MaxMessageSizeInKilobytes", String.valueOf(queue.spec().maxMessageBytes() / 1_024));
    return new AtomWriter.Entry(
        queue.spec().name(), QUEUE, queue.createdAt(), queue.updatedAt(), properties, queue);
  }

  private static Map<String, String> settings(QueueSpec spec) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("LockDuration", spec.lockDuration().toString());
    settings.put("MaxSizeInMegabytes", "1024");
    settings.put("RequiresDuplicateDetection", String.valueOf(spec.duplicateWindow() != null));
    settings.put("RequiresSession", "false");
    settings.put("DefaultMessageTimeToLive", orElse(spec.timeToLive(), QueueSettings.FOREVER));
    settings.put("DeadLetteringOnMessageExpiration", String.valueOf(spec.deadLetterOnExpiry()));
    settings.put(
        "DuplicateDetectionHistoryTimeWindow",
        orElse(spec.duplicateWindow(), QueueSettings.DEFAULT_WINDOW.toString()));
    settings.put("MaxDeliveryCount", String.valueOf(spec.maxDeliveryCount()));
    settings.put("EnableBatchedOperations", "true");
    return settings;
  }

  private static String orElse(@Nullable Object value, String otherwise) {
    return value == null ? otherwise : value.toString();
  }
}
