package io.boilermaker.broker.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.internal.access.AccessRules;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.link.HeldMemory;
import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.queue.Quota;
import io.boilermaker.broker.internal.store.BrokerData;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.amqp.transaction.Declare;
import org.apache.qpid.proton.amqp.transaction.Declared;
import org.apache.qpid.proton.amqp.transaction.Discharge;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client makes a broker keep beside messages is bounded, and released at its end. */
@Timeout(60)
class BoundedClientsTest {

  private static final String QUEUE = "tasks";
  private static final long MOST_HELD = 2_000_000;
  private static final AmqpCodec CODEC = new AmqpCodec();

  private BrokerContext broker;
  private EventLoop loop;
  private Thread thread;
  private RawClient client;
  private RawClient other;

  @BeforeEach
  void listen() throws IOException {
    BrokerTime time = new BrokerTime(Clock.systemUTC());
    BrokerData data =
        BrokerData.inMemory(List.of(QueueSpec.named(QUEUE)), new Quota(Long.MAX_VALUE));
    BrokerContext whole =
        BrokerContext.of(
            data.queues(),
            data.commitLog(),
            time,
            /* transactional= */ true,
            new AccessRules(List.of()));
    broker =
        new BrokerContext(
            whole.queues(),
            whole.commitLog(),
            whole.dispatcher(),
            whole.reader(),
            whole.writer(),
            time,
            whole.transactional(),
            whole.rules(),
            whole.faults(),
            HeldMemory.ofBroker(MOST_HELD),
            whole.log());
    loop =
        EventLoop.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), broker, null);
    thread = new Thread(loop, "bounded-clients-test");
    thread.start();
    other = RawClient.connected(port(), 65_536);
    other.attachSender(0, QUEUE);
    client = RawClient.connected(port(), 65_536);
  }

  @AfterEach
  void stop() throws InterruptedException {
    client.close();
    other.close();
    loop.stop();
    thread.join();
  }

  private int port() {
    return loop.network().port();
  }

  private long held() {
    return loop.call(() -> broker.held().bytes()).join();
  }

  /** Has the client do something often, until the broker closes its connection. */
  private void assertIsStopped(IntConsumer action) {
    Close close = null;
    try {
      for (int i = 0; i < 5_000; i++) {
        action.accept(i);
      }
      close = (Close) client.expect(Close.class).performative();
    } catch (UncheckedIOException | AssertionError e) {
      // The broker has closed the connection while the client was writing.
      close = lastOf(client);
    }
    if (close != null) {
      assertThat((Object) close.getError().getCondition())
          .hasToString("amqp:resource-limit-exceeded");
    }
    other.transfer(0, 0, message("x"));
    other.expect(Disposition.class);
    await().until(() -> held() < 20_000);
  }

  private static Close lastOf(RawClient client) {
    try {
      RawClient.Frame frame = client.next();
      while (frame != null && !(frame.performative() instanceof Close)) {
        frame = client.next();
      }
      return frame == null ? null : (Close) frame.performative();
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  @Test
  void messages_that_are_never_finished_end_their_connection() {
    byte[] part = new byte[50_000];
    assertIsStopped(
        i -> {
          client.attachSender(i, QUEUE);
          client.send(0, transfer(i, i, /* more= */ true), part);
        });
  }

  @Test
  void transfers_without_a_byte_count_too() {
    client.attachSender(0, QUEUE);
    byte[] body = CODEC.encode(new Object[] {transfer(0, 0, /* more= */ true)});
    ByteBuffer frames = ByteBuffer.allocate(100 * (8 + body.length));
    while (frames.hasRemaining()) {
      frames.putInt(8 + body.length).put((byte) 2).put((byte) 0).putShort((short) 0).put(body);
    }
    assertIsStopped(i -> client.bytes(frames.array()));
  }

  @Test
  void transactions_that_are_never_ended_end_their_connection() {
    attachCoordinator();
    assertIsStopped(i -> declare(i));
  }

  @Test
  void links_of_which_much_is_said_end_their_connection() {
    Map<Symbol, Object> much = Map.of(Symbol.valueOf("x"), "y".repeat(20_000));
    assertIsStopped(
        i -> {
          Attach attach = attach(i);
          attach.setProperties(much);
          client.send(attach);
          client.expect(Attach.class);
        });
  }

  @Test
  void sessions_without_end_end_their_connection() {
    assertIsStopped(
        i -> {
          client.send(i + 1, RawClient.begin(), new byte[0]);
          client.expect(Begin.class);
        });
  }

  @Test
  void what_has_ended_is_kept_no_longer() {
    attachCoordinator();
    long before = held();
    for (int i = 0; i < 100; i++) {
      client.send(1, RawClient.begin(), new byte[0]);
      client.send(1, attach(0), new byte[0]);
      client.send(1, transfer(0, 0, /* more= */ true), message("x"));
      Detach detach = new Detach();
      detach.setHandle(UnsignedInteger.ZERO);
      detach.setClosed(i % 2 == 0);
      client.send(1, detach, new byte[0]);
      client.send(1, attach(1), new byte[0]);
      client.send(1, new End(), new byte[0]);
      RawClient.Frame frame = client.next();
      while (!(frame.performative() instanceof End)) {
        frame = client.next();
      }
      Discharge discharge = new Discharge();
      discharge.setTxnId(declare(2 * i));
      discharge.setFail(i % 3 == 0);
      client.send(0, transfer(9, 2 * i + 1, false), CODEC.encode(value(discharge)));
      client.expect(Disposition.class);
      client.send(2, RawClient.begin(), new byte[0]);
      client.send(2, attach(0), new byte[0]);
      Transfer aborted = transfer(0, 0, /* more= */ true);
      client.send(2, aborted, message("x"));
      aborted.setAborted(true);
      client.send(2, aborted, message("x"));
      client.send(2, new End(), new byte[0]);
      do {
        frame = client.next();
      } while (!(frame.performative() instanceof End));
    }
    assertThat(held()).isEqualTo(before);
  }

  @Test
  void received_messages_are_kept_until_they_are_settled() {
    other.transfer(0, 0, message("x"));
    other.expect(Disposition.class);
    client.attachReceiver(0, QUEUE);
    long before = held();
    client.flow(0, 0, 1, false);
    Transfer delivery = (Transfer) client.expect(Transfer.class).performative();
    assertThat(held()).isGreaterThan(before);
    client.settle(
        delivery.getDeliveryId(), org.apache.qpid.proton.amqp.messaging.Accepted.getInstance());
    assertThat(held()).isEqualTo(before);
  }

  @Test
  void requests_are_rejected_while_nobody_takes_their_replies() {
    other.transferInFrames(0, message("x".repeat(200_000)), 60_000);
    other.expect(Disposition.class);
    client.attachSender(0, QUEUE + "/$management");
    client.attachReceiver(1, QUEUE + "/$management");
    Properties properties = new Properties();
    properties.setMessageId("m");
    byte[] request =
        CODEC.encode(
            new Object[] {
              properties,
              new ApplicationProperties(Map.of("operation", "com.microsoft:peek-message")),
              new AmqpValue(new HashMap<>(Map.of("from-sequence-number", 0L, "message-count", 10)))
            });
    Disposition outcome;
    int asked = 0;
    do {
      client.send(0, transfer(0, asked, /* more= */ false), request);
      asked++;
      outcome = (Disposition) client.expect(Disposition.class).performative();
    } while (!(outcome.getState() instanceof Rejected) && asked < 200);
    assertThat((Object) ((Rejected) outcome.getState()).getError().getCondition())
        .hasToString("amqp:resource-limit-exceeded");
    client.flow(1, 0, 1_000, false);
    client.expect(Transfer.class);
    client.close();
    await().until(() -> held() < 20_000);
  }

  @Test
  void silent_connections_give_way_to_others() {
    List<RawClient> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        silent.add(new RawClient(port()));
      }
      try (RawClient late = RawClient.connected(port(), 65_536)) {
        late.attachSender(0, QUEUE);
      }
      other.transfer(0, 0, message("x"));
      other.expect(Disposition.class);
    } finally {
      silent.forEach(RawClient::close);
    }
  }

  private void attachCoordinator() {
    client.attach(9, Role.SENDER, new Source(), new Coordinator());
  }

  private Binary declare(int id) {
    client.send(0, transfer(9, id, /* more= */ false), CODEC.encode(value(new Declare())));
    Disposition answer = (Disposition) client.expect(Disposition.class).performative();
    return ((Declared) answer.getState()).getTxnId();
  }

  private static Object[] value(Object value) {
    return new Object[] {new AmqpValue(value)};
  }

  private static byte[] message(String text) {
    return CODEC.encode(value(text));
  }

  private static Attach attach(int handle) {
    Attach attach = new Attach();
    attach.setName("link-" + handle);
    attach.setHandle(UnsignedInteger.valueOf(handle));
    attach.setRole(Role.SENDER);
    attach.setSource(new Source());
    attach.setTarget(RawClient.target(QUEUE));
    return attach;
  }

  private static Transfer transfer(int handle, int id, boolean more) {
    Transfer transfer = new Transfer();
    transfer.setHandle(UnsignedInteger.valueOf(handle));
    transfer.setDeliveryId(UnsignedInteger.valueOf(id));
    transfer.setDeliveryTag(new Binary(new byte[] {(byte) id}));
    transfer.setMore(more);
    return transfer;
  }
}
