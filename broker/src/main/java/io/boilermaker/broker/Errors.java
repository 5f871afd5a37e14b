package io.boilermaker.broker;

import java.util.Map;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** The error conditions of the dialect. */
final class Errors {

  static final Symbol NOT_FOUND = Symbol.valueOf("amqp:not-found");
  static final Symbol NOT_ALLOWED = Symbol.valueOf("amqp:not-allowed");
  static final Symbol NOT_IMPLEMENTED = Symbol.valueOf("amqp:not-implemented");
  static final Symbol UNAUTHORIZED = Symbol.valueOf("amqp:unauthorized-access");
  static final Symbol DECODE_ERROR = Symbol.valueOf("amqp:decode-error");
  static final Symbol INTERNAL_ERROR = Symbol.valueOf("amqp:internal-error");
  static final Symbol CONNECTION_FORCED = Symbol.valueOf("amqp:connection:forced");
  static final Symbol DETACH_FORCED = Symbol.valueOf("amqp:link:detach-forced");
  static final Symbol MESSAGE_SIZE_EXCEEDED = Symbol.valueOf("amqp:link:message-size-exceeded");
  static final Symbol TRANSACTION_UNKNOWN = Symbol.valueOf("amqp:transaction:unknown-id");
  static final Symbol TRANSACTION_ROLLED_BACK = Symbol.valueOf("amqp:transaction:rollback");
  static final Symbol MESSAGE_LOCK_LOST = Symbol.valueOf("com.microsoft:message-lock-lost");
  static final Symbol MESSAGE_NOT_FOUND = Symbol.valueOf("com.microsoft:message-not-found");

  static final String LOCK_LOST_TEXT =
      "The lock supplied is invalid. Either the lock expired, or the message has already been"
          + " removed from the queue.";

  /** The service does not wait for such a client: another token makes the next link good. */
  static final String RENEW_TOKEN_TEXT =
      "The link is force detached. Code: RenewToken. Details: Unauthorized access. The token for"
          + " this entity is expired.";

  private Errors() {}

  static ErrorCondition of(String condition, String description) {
    return of(Symbol.valueOf(condition), description);
  }

  /** The Java SDK looks for this wording to know that trying again is no use. */
  static String entityNotFound(@Nullable String name) {
    return "The messaging entity '" + name + "' could not be found.";
  }

  /** The info map is there, though empty, because the Python client reads it without asking. */
  static ErrorCondition of(Symbol condition, String description) {
    ErrorCondition error = new ErrorCondition(condition, description);
    error.setInfo(Map.of());
    return error;
  }
}
