package io.boilermaker.broker.internal.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.internal.access.AccessRules;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.queue.Quota;
import io.boilermaker.broker.internal.store.BrokerData;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.qpid.proton.amqp.transport.Close;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are connected and send nothing, or that are gone without a close. */
@Timeout(60)
class SilentClientTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong sinceStart = new AtomicLong();
  private final long start = System.nanoTime();
  private EventLoop loop;
  private Thread thread;

  @BeforeEach
  void listen() throws IOException {
    BrokerTime time = new BrokerTime(Clock.systemUTC(), () -> start + sinceStart.get());
    BrokerData data =
        BrokerData.inMemory(List.of(QueueSpec.named("tasks")), new Quota(Long.MAX_VALUE));
    BrokerContext broker =
        BrokerContext.of(
            data.queues(),
            data.commitLog(),
            time,
            /* transactional= */ true,
            new AccessRules(List.of()));
    loop =
        EventLoop.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), broker, null);
    thread = new Thread(loop, "silent-client-test");
    thread.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    loop.stop();
    thread.join();
  }

  private int port() {
    return loop.network().port();
  }

  private void pass(int seconds) {
    sinceStart.addAndGet(seconds * SECOND);
    loop.call(() -> true).join();
  }

  @Test
  void whoever_opens_no_connection_is_cut_off_and_others_are_served() throws IOException {
    List<RawClient> silent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      silent.add(new RawClient(port()));
    }
    silent.get(0).bytes(RawClient.SASL);
    // Connections are accepted in order: when this one is served, the earlier ones were accepted.
    try (RawClient other = RawClient.connected(port(), 65_536)) {
      pass(59);
      other.attachReceiver(0, "tasks");
      pass(2);
      for (RawClient client : silent) {
        assertThat(isAtItsEnd(client)).isTrue();
      }
      other.attachReceiver(1, "tasks");
    } finally {
      silent.forEach(RawClient::close);
    }
  }

  private static boolean isAtItsEnd(RawClient client) throws IOException {
    try {
      int count = client.nextBytes();
      while (count > 0) {
        count = client.nextBytes();
      }
      return count < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  // B-15
  @Test
  void an_open_connection_is_kept_for_minutes_and_then_told_that_it_is_given_up() {
    try (RawClient client = RawClient.connected(port(), 65_536)) {
      client.attachReceiver(0, "tasks");
      pass(1);
      pass(200);
      client.attachReceiver(1, "tasks");
      pass(1);
      pass(300);
      Close close = (Close) client.expect(Close.class).performative();
      assertThat((Object) close.getError().getCondition())
          .hasToString("amqp:resource-limit-exceeded");
      assertThat(close.getError().getDescription()).contains("idle-timeout");
    }
  }
}
