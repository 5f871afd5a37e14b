package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.process.GuardedLogger;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The SDK's note on a message that it was settled. The SDK also makes it for a settlement in a
 * transaction, before the commit, and then refuses any other, even if the transaction was rolled
 * back and the message is still locked. It has no way to take the note back, so this does it by
 * reflection; where that is forbidden, the end of the lock brings the message back.
 */
final class SettledMark {

  private static final Logger log = GuardedLogger.of(SettledMark.class);

  private static final @Nullable Field FIELD = find();

  private SettledMark() {}

  private static @Nullable Field find() {
    try {
      Field field = ServiceBusReceivedMessage.class.getDeclaredField("isSettled");
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.info("A task runs again if the transaction that settles its message is refused: {}", e);
      return null;
    }
  }

  /**
   * Takes the note back.
   *
   * @return whether the message can be settled again
   */
  static boolean remove(ServiceBusReceivedMessage message) {
    try {
      if (FIELD != null) {
        FIELD.setBoolean(message, false);
        return true;
      }
    } catch (IllegalAccessException | RuntimeException e) {
      log.debug("The SDK's note stays", e);
    }
    return false;
  }
}
