package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.message.AmqpCodec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.UnsignedShort;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Modified;
import org.apache.qpid.proton.amqp.messaging.Received;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.amqp.transaction.Declare;
import org.apache.qpid.proton.amqp.transaction.Declared;
import org.apache.qpid.proton.amqp.transaction.Discharge;
import org.apache.qpid.proton.amqp.transaction.TransactionalState;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.ReceiverSettleMode;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.SenderSettleMode;
import org.apache.qpid.proton.amqp.transport.Transfer;

/**
 * Well-formed frames in any order, with fields that are wrong about as often as they are right.
 * None of them is one for which the specification ends the connection.
 */
final class WrongFrames {

  private static final int HANDLES = 5;

  private final Random random;
  private final List<String> addresses;
  private int nextDeliveryId;

  WrongFrames(long seed, String queue) {
    this.random = new Random(seed);
    this.addresses =
        List.of(
            queue,
            queue,
            queue + "/$DeadLetterQueue",
            queue + "/$management",
            "$cbs",
            "missing",
            "");
  }

  /** Returns the body of a frame. */
  Object next() {
    return switch (random.nextInt(20)) {
      case 0 -> begin();
      case 1 -> random.nextInt(3) == 0 ? new End() : begin();
      case 2, 3, 4, 5 -> attach();
      case 6 -> detach();
      case 7, 8, 9 -> flow();
      case 10, 11, 12 -> disposition();
      default -> transfer();
    };
  }

  /** Returns what follows a performative in its frame. */
  byte[] payloadOf(Object performative) {
    if (!(performative instanceof Transfer)) {
      return new byte[0];
    }
    return switch (random.nextInt(6)) {
      case 0 -> new byte[0];
      case 1 -> noise();
      case 2 -> new AmqpCodec().encode(new Object[] {new AmqpValue(new Declare())});
      case 3 -> new AmqpCodec().encode(new Object[] {new AmqpValue(discharge())});
      default -> new AmqpCodec().encode(new Object[] {new AmqpValue("x")});
    };
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(50)];
    random.nextBytes(noise);
    return noise;
  }

  private Discharge discharge() {
    Discharge discharge = new Discharge();
    discharge.setTxnId(new Binary(noise()));
    discharge.setFail(random.nextBoolean());
    return discharge;
  }

  private Begin begin() {
    Begin begin = new Begin();
    begin.setNextOutgoingId(number());
    begin.setIncomingWindow(window());
    begin.setOutgoingWindow(number());
    if (random.nextInt(4) == 0) {
      begin.setRemoteChannel(UnsignedShort.valueOf((short) random.nextInt(4)));
    }
    if (random.nextInt(4) == 0) {
      begin.setHandleMax(number());
    }
    return begin;
  }

  private Attach attach() {
    Attach attach = new Attach();
    attach.setName("link-" + random.nextInt(HANDLES));
    attach.setHandle(handle());
    attach.setRole(random.nextBoolean() ? Role.SENDER : Role.RECEIVER);
    attach.setSource(perhaps(this::source));
    attach.setTarget(perhaps(this::target));
    attach.setSndSettleMode(pick(SenderSettleMode.values()));
    attach.setRcvSettleMode(pick(ReceiverSettleMode.values()));
    attach.setInitialDeliveryCount(perhaps(this::number));
    if (random.nextInt(5) == 0) {
      attach.setMaxMessageSize(UnsignedLong.valueOf(number().longValue()));
    }
    if (random.nextInt(5) == 0) {
      // As a client does that resumes a link.
      attach.setUnsettled(Map.of(tag(), state(), new Binary(noise()), Accepted.getInstance()));
      attach.setIncompleteUnsettled(random.nextBoolean());
    }
    return attach;
  }

  private Source source() {
    Source source = new Source();
    source.setAddress(perhaps(() -> pick(addresses.toArray(String[]::new))));
    if (random.nextInt(10) == 0) {
      source.setFilter(Map.of(Symbol.valueOf("com.microsoft:session-filter"), "x"));
    }
    source.setDynamic(random.nextInt(10) == 0);
    return source;
  }

  private org.apache.qpid.proton.amqp.transport.Target target() {
    if (random.nextInt(4) == 0) {
      return new Coordinator();
    }
    Target target = new Target();
    target.setAddress(perhaps(() -> pick(addresses.toArray(String[]::new))));
    return target;
  }

  private Detach detach() {
    Detach detach = new Detach();
    detach.setHandle(handle());
    detach.setClosed(random.nextBoolean());
    detach.setError(random.nextInt(3) == 0 ? error() : null);
    return detach;
  }

  private static ErrorCondition error() {
    return new ErrorCondition(Symbol.valueOf("amqp:made-up"), "");
  }

  private Flow flow() {
    Flow flow = new Flow();
    flow.setNextIncomingId(perhaps(this::number));
    flow.setIncomingWindow(window());
    flow.setNextOutgoingId(number());
    flow.setOutgoingWindow(number());
    flow.setHandle(perhaps(this::handle));
    flow.setDeliveryCount(perhaps(this::number));
    flow.setLinkCredit(perhaps(this::number));
    flow.setDrain(random.nextInt(4) == 0);
    flow.setEcho(random.nextInt(4) == 0);
    return flow;
  }

  private Transfer transfer() {
    Transfer transfer = new Transfer();
    transfer.setHandle(handle());
    transfer.setDeliveryId(perhaps(this::deliveryId));
    transfer.setDeliveryTag(perhaps(this::tag));
    transfer.setMessageFormat(perhaps(() -> UnsignedInteger.valueOf(random.nextInt(2))));
    transfer.setSettled(perhaps(random::nextBoolean));
    transfer.setMore(random.nextInt(4) == 0);
    transfer.setAborted(random.nextInt(10) == 0);
    transfer.setState(random.nextInt(4) == 0 ? state() : null);
    transfer.setResume(random.nextInt(20) == 0);
    return transfer;
  }

  /** Returns a tag that is often there already; one of 40 bytes is longer than AMQP has it. */
  private Binary tag() {
    int length = random.nextInt(10) == 0 ? 40 : 4;
    return new Binary(ByteBuffer.allocate(length).putInt(random.nextInt(100)).array());
  }

  /** Returns the next id of a sequence, or one that was there before or is beyond it. */
  private UnsignedInteger deliveryId() {
    return switch (random.nextInt(4)) {
      case 0 -> UnsignedInteger.valueOf(Math.max(0, nextDeliveryId - 1 - random.nextInt(3)));
      case 1 -> number();
      default -> UnsignedInteger.valueOf(nextDeliveryId++);
    };
  }

  private Disposition disposition() {
    Disposition disposition = new Disposition();
    disposition.setRole(random.nextBoolean() ? Role.SENDER : Role.RECEIVER);
    disposition.setFirst(random.nextBoolean() ? number() : UnsignedInteger.ZERO);
    disposition.setLast(perhaps(this::number));
    disposition.setSettled(random.nextBoolean());
    disposition.setState(perhaps(this::state));
    return disposition;
  }

  private DeliveryState state() {
    return switch (random.nextInt(8)) {
      case 0 -> Accepted.getInstance();
      case 1 -> Released.getInstance();
      case 2 -> new Rejected();
      case 3 -> new Modified();
      case 4 -> received();
      case 5 -> declared();
      default -> transactional();
    };
  }

  private Received received() {
    Received received = new Received();
    received.setSectionNumber(number());
    received.setSectionOffset(UnsignedLong.ZERO);
    return received;
  }

  private Declared declared() {
    Declared declared = new Declared();
    declared.setTxnId(new Binary(noise()));
    return declared;
  }

  private TransactionalState transactional() {
    TransactionalState state = new TransactionalState();
    state.setTxnId(new Binary(noise()));
    state.setOutcome(random.nextBoolean() ? Accepted.getInstance() : null);
    return state;
  }

  private UnsignedInteger handle() {
    return UnsignedInteger.valueOf(random.nextInt(HANDLES));
  }

  private UnsignedInteger window() {
    return random.nextInt(4) == 0 ? number() : UnsignedInteger.valueOf(10_000);
  }

  /** Returns a small number, mostly; else one at an end of the range. */
  private UnsignedInteger number() {
    return switch (random.nextInt(6)) {
      case 0 -> UnsignedInteger.MAX_VALUE;
      case 1 -> UnsignedInteger.valueOf(Integer.MAX_VALUE);
      case 2 -> UnsignedInteger.ZERO;
      default -> UnsignedInteger.valueOf(random.nextInt(200));
    };
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T perhaps(Supplier<T> value) {
    return random.nextInt(5) == 0 ? null : value.get();
  }
}
