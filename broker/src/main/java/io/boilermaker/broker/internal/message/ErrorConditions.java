package io.boilermaker.broker.internal.message;

import io.boilermaker.broker.AccessRight;
import java.util.Map;
import java.util.Set;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** The AMQP error conditions of Service Bus. */
public final class ErrorConditions {

  public static final Symbol NOT_FOUND = Symbol.valueOf("amqp:not-found");
  public static final Symbol NOT_ALLOWED = Symbol.valueOf("amqp:not-allowed");
  public static final Symbol NOT_IMPLEMENTED = Symbol.valueOf("amqp:not-implemented");
  public static final Symbol UNAUTHORIZED = Symbol.valueOf("amqp:unauthorized-access");
  public static final Symbol DECODE_ERROR = Symbol.valueOf("amqp:decode-error");
  public static final Symbol INVALID_FIELD = Symbol.valueOf("amqp:invalid-field");
  public static final Symbol INTERNAL_ERROR = Symbol.valueOf("amqp:internal-error");
  public static final Symbol CONNECTION_FORCED = Symbol.valueOf("amqp:connection:forced");
  public static final Symbol DETACH_FORCED = Symbol.valueOf("amqp:link:detach-forced");
  public static final Symbol STOLEN = Symbol.valueOf("amqp:link:stolen");
  public static final Symbol HANDLE_IN_USE = Symbol.valueOf("amqp:session:handle-in-use");
  public static final Symbol WINDOW_VIOLATION = Symbol.valueOf("amqp:session:window-violation");
  public static final Symbol UNATTACHED_HANDLE = Symbol.valueOf("amqp:session:unattached-handle");
  public static final Symbol MESSAGE_SIZE_EXCEEDED =
      Symbol.valueOf("amqp:link:message-size-exceeded");
  public static final Symbol RESOURCE_LIMIT_EXCEEDED =
      Symbol.valueOf("amqp:resource-limit-exceeded");
  public static final Symbol TRANSACTION_UNKNOWN = Symbol.valueOf("amqp:transaction:unknown-id");
  public static final Symbol TRANSACTION_ROLLED_BACK = Symbol.valueOf("amqp:transaction:rollback");
  public static final Symbol MESSAGE_LOCK_LOST = Symbol.valueOf("com.microsoft:message-lock-lost");
  public static final Symbol MESSAGE_NOT_FOUND = Symbol.valueOf("com.microsoft:message-not-found");

  private static final Set<Symbol> TRANSIENT =
      Set.of(
          INTERNAL_ERROR,
          Symbol.valueOf("com.microsoft:server-busy"),
          Symbol.valueOf("com.microsoft:timeout"));

  public static final String LOCK_LOST_TEXT =
      "The lock supplied is invalid. Either the lock expired, or the message has already been"
          + " removed from the queue.";

  /** The service detaches such a client at once: with another token it can attach again. */
  public static final String RENEW_TOKEN_TEXT =
      "The link is force detached. Code: RenewToken. Details: Unauthorized access. The token for"
          + " this entity is expired.";

  private ErrorConditions() {}

  /** Tells whether clients try again after an error, as the SDKs see it. */
  public static boolean isTransient(Symbol condition) {
    return TRANSIENT.contains(condition);
  }

  public static ErrorCondition of(String condition, String description) {
    return of(Symbol.valueOf(condition), description);
  }

  /** The Java SDK looks for this wording to know that a retry is useless. */
  public static String entityNotFound(@Nullable String name) {
    return "The messaging entity 'sb://localhost/" + name + "' could not be found.";
  }

  /** Says which right a client lacks, in the words of the service. */
  public static String claimRequired(AccessRight right, String address) {
    return "Unauthorized access. '"
        + right.claim()
        + "' claim(s) are required to perform this operation. Resource: 'sb://localhost/"
        + address
        + "'.";
  }

  /** The info map is present though empty, because the Python client reads it without a check. */
  public static ErrorCondition of(Symbol condition, String description) {
    ErrorCondition error = new ErrorCondition(condition, description);
    error.setInfo(Map.of());
    return error;
  }
}
