package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.link.HeldMemory;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.time.LogLimit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of all clients, no more than fit into the memory for them. */
final class Connections {

  /** The service's limit of a namespace. */
  private static final int MOST = 5_000;

  /** Rather than none that are of use. */
  private static final int LEAST_MOST = 200;

  /** What an open connection takes, most of it for the buffers of the engine. */
  private static final long FOOTPRINT = 192L * 1_024;

  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  private final Set<ClientConnection> connections = new LinkedHashSet<>();
  private final HeldMemory held;
  private final LogLimit limit;
  private final int most;

  /** Lets them take twice as much themselves as what they make the broker keep. */
  Connections(HeldMemory held, LogLimit limit) {
    this.held = held;
    this.limit = limit;
    this.most = (int) Math.max(LEAST_MOST, Math.min(MOST, 2 * held.most() / FOOTPRINT));
  }

  void add(ClientConnection connection) {
    connections.add(connection);
  }

  /** Returns a copy of those that are open. */
  List<ClientConnection> open() {
    connections.removeIf(ClientConnection::isClosed);
    return List.copyOf(connections);
  }

  /**
   * Makes room for one more, if need be by closing the oldest whose client has not opened it;
   * returns false if there is no room.
   */
  boolean makeRoom() {
    if (connections.size() < most) {
      return true;
    }
    List<ClientConnection> open = open();
    if (open.size() >= most) {
      open.stream()
          .filter(connection -> !connection.isOpened())
          .findFirst()
          .ifPresent(ClientConnection::close);
    }
    boolean hasRoom = open().size() < most;
    if (!hasRoom) {
      limit.warn(log, "A connection is refused: there are {}", most);
    }
    return hasRoom;
  }

  /** Closes the connection that makes the broker keep most, if all of them keep too much. */
  void closeLargestOfTooMuch() {
    if (held.bytes() > held.most()) {
      open().stream()
          .max(Comparator.comparingLong(ClientConnection::heldBytes))
          .ifPresent(this::closeLargest);
    }
  }

  private void closeLargest(ClientConnection connection) {
    limit.warn(
        log,
        "{} is disconnected, because it makes the broker keep {} bytes beside messages",
        connection,
        connection.heldBytes());
    try {
      connection.closeWithReason(
          ErrorConditions.of(
              ErrorConditions.RESOURCE_LIMIT_EXCEEDED,
              "The connection makes the broker keep too much: parts of messages, links, sessions,"
                  + " transactions or replies."));
    } catch (RuntimeException | StackOverflowError e) {
      log.debug("{} could not be told so", connection, e);
    }
    connection.close();
  }
}
