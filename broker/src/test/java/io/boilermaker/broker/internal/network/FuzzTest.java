package io.boilermaker.broker.internal.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RecordingProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.OffsetDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The bytes of a real client with some of them damaged. Almost all of them are valid, so that the
 * damage passes the first checks.
 */
class FuzzTest {

  private static final String QUEUE = "tasks";
  private static final int MOST_CHANGES = 6;

  /** A position is relative, because the length of the recorded bytes differs. */
  private static final int PLACES = 10_000;

  private static LocalServiceBus bus;

  /** The bytes that clients sent on each of their connections. */
  private static List<byte[]> recorded;

  @BeforeContainer
  static void record() throws IOException {
    bus = LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).start();
    try (RecordingProxy proxy = new RecordingProxy(bus.port())) {
      useQueue(bus.connectionString().replace(":" + bus.port(), ":" + proxy.port()));
      recorded = proxy.recorded();
    }
    assertThat(recorded).hasSizeGreaterThan(1).allMatch(bytes -> bytes.length > 500);
  }

  @AfterContainer
  static void others_are_still_served() {
    useQueue(bus.connectionString());
    bus.close();
  }

  private static void useQueue(String connectionString) {
    var clients = new ServiceBusClientBuilder().connectionString(connectionString);
    try (ServiceBusSenderClient sender = clients.sender().queueName(QUEUE).buildClient();
        ServiceBusReceiverClient receiver =
            new ServiceBusClientBuilder()
                .connectionString(connectionString)
                .receiver()
                .queueName(QUEUE)
                .disableAutoComplete()
                .buildClient()) {
      sender.sendMessage(new ServiceBusMessage("x"));
      sender.scheduleMessage(new ServiceBusMessage("y"), OffsetDateTime.now());
      receiver.receiveMessages(1).forEach(receiver::complete);
      receiver.receiveMessages(1).forEach(receiver::abandon);
    }
  }

  /** A change to the bytes: those at a position are overwritten, omitted or sent twice. */
  record Change(int kind, int place, int length, byte value) {

    byte[] applyTo(byte[] bytes) {
      int at = (int) ((long) place * bytes.length / PLACES);
      int end = Math.min(bytes.length, at + length);
      var changed = new ByteArrayOutputStream();
      changed.write(bytes, 0, at);
      if (kind == 0) {
        changed.write(value);
        changed.write(bytes, Math.min(bytes.length, at + 1), Math.max(0, bytes.length - at - 1));
      } else if (kind == 1) {
        changed.write(bytes, end, bytes.length - end);
      } else {
        changed.write(bytes, at, end - at);
        changed.write(bytes, at, bytes.length - at);
      }
      return changed.toByteArray();
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, PLACES - 1),
            Arbitraries.integers().between(1, 40),
            Arbitraries.bytes())
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_CHANGES);
  }

  /** The broker may disconnect the client meanwhile. */
  private static void send(Socket socket, byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException e) {
      assertThat(e).hasMessageMatching("(?i).*(reset|pipe|closed|aborted).*");
    }
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF, generation = GenerationMode.RANDOMIZED)
  void damaged_frames_never_stop_the_broker(
      @ForAll("changes") List<Change> changes, @ForAll int connection) throws IOException {
    byte[] bytes = recorded.get(Math.floorMod(connection, recorded.size()));
    for (Change change : changes) {
      bytes = change.applyTo(bytes);
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bus.port())) {
      send(socket, bytes);
    }
    assertThat(bus.counts(QUEUE).total()).isNotNegative();
  }
}
