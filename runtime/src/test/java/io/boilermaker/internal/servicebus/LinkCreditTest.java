package io.boilermaker.internal.servicebus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Transport;
import org.apache.qpid.proton.engine.impl.ProtocolTracer;
import org.apache.qpid.proton.engine.impl.TransportImpl;
import org.apache.qpid.proton.framing.TransportFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The credit that a worker takes back, and messages that come meanwhile. */
class LinkCreditTest {

  private static final int CREDIT = 5;
  private static final EnumSet<EndpointState> ANY = EnumSet.allOf(EndpointState.class);

  private final Connection worker = Proton.connection();
  private final Connection service = Proton.connection();
  private final Transport workersEnd = bound(worker);
  private final Transport servicesEnd = bound(service);
  private final Receiver receiver = worker.session().receiver("link");
  private final List<Long> credits = new ArrayList<>();
  private Sender sender;

  private static Transport bound(Connection connection) {
    Transport transport = Proton.transport();
    transport.bind(connection);
    return transport;
  }

  @BeforeEach
  void open() {
    ((TransportImpl) servicesEnd).setProtocolTracer(new Credits());
    worker.open();
    receiver.getSession().open();
    receiver.open();
    receiver.flow(CREDIT);
    service.open();
    exchange();
    sender = (Sender) service.linkHead(ANY, ANY);
    sender.getSession().open();
    sender.open();
    exchange();
    assertThat(sender.getCredit()).isEqualTo(CREDIT);
  }

  @Test
  void what_is_left_is_taken_back() {
    send(2);
    exchange();

    assertThat(LinkCredit.takeBackNow(receiver)).isEqualTo(3);
    exchange();

    assertThat(sender.getCredit()).isZero();
  }

  @Test
  void messages_that_come_before_it_is_written_do_not_make_the_credit_negative() {
    send(2);

    assertThat(LinkCredit.takeBackNow(receiver)).isEqualTo(CREDIT);
    move(servicesEnd, workersEnd);
    move(workersEnd, servicesEnd);

    assertThat(credits).containsExactly(5L, 0L);
  }

  @Test
  void those_messages_are_told_the_next_time() {
    send(2);
    LinkCredit.takeBackNow(receiver);
    exchange();

    assertThat(LinkCredit.takeBackNow(receiver)).isEqualTo(-2);
    exchange();

    assertThat(credits).containsExactly(5L, 0L, 0L);
    assertThat(LinkCredit.takeBackNow(receiver)).isZero();
  }

  private void send(int messages) {
    for (int i = 0; i < messages; i++) {
      sender.delivery(new byte[] {(byte) i});
      sender.send("message".getBytes(UTF_8), 0, 7);
      sender.advance();
    }
    assertThat(servicesEnd.pending()).isPositive(); // It writes them, whatever comes afterwards.
  }

  private void exchange() {
    for (int i = 0; i < 3; i++) {
      move(workersEnd, servicesEnd);
      move(servicesEnd, workersEnd);
    }
  }

  private static void move(Transport from, Transport to) {
    while (from.pending() > 0) {
      ByteBuffer bytes = from.head();
      int count = Math.min(bytes.remaining(), to.capacity());
      ByteBuffer part = bytes.slice();
      part.limit(count);
      to.tail().put(part);
      to.process();
      from.pop(count);
    }
  }

  /** Notes what the worker writes as the credit of its link. */
  private final class Credits implements ProtocolTracer {

    @Override
    public void receivedFrame(TransportFrame frame) {
      if (frame.getBody() instanceof Flow flow && flow.getLinkCredit() != null) {
        credits.add(flow.getLinkCredit().longValue());
      }
    }

    @Override
    public void sentFrame(TransportFrame frame) {}
  }
}
