package io.boilermaker.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.security.SaslInit;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.amqp.transport.ReceiverSettleMode;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.SenderSettleMode;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;

/** An AMQP client that works frame by frame over a socket, for tests of what SDKs hide. */
public final class RawClient implements AutoCloseable {

  public static final byte[] AMQP = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};
  public static final byte[] SASL = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
  private static final int PATIENCE_MILLIS = 5_000;

  /** A received frame: its performative, the number of fields on the wire, and the payload. */
  public record Frame(int channel, Object performative, int fields, Binary payload) {}

  private final DecoderImpl decoder = new DecoderImpl();
  private final EncoderImpl encoder = new EncoderImpl(decoder);
  private final Socket socket;
  private final DataInputStream in;
  private int maxFrameSize = 65_536;
  private int nextDeliveryId;

  public RawClient(LocalServiceBus bus) {
    this(bus.port());
  }

  public RawClient(int port) {
    AMQPDefinedTypes.registerAllTypes(decoder, encoder);
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a client with an open connection and session 0. */
  public static RawClient connected(LocalServiceBus bus) {
    return connected(bus, 65_536);
  }

  public static RawClient connected(LocalServiceBus bus, int maxFrameSize) {
    return connected(bus.port(), maxFrameSize);
  }

  public static RawClient connected(int port, int maxFrameSize) {
    RawClient client = new RawClient(port);
    client.sasl("ANONYMOUS");
    client.open(maxFrameSize);
    return client;
  }

  public void open(int maxFrameSize) {
    this.maxFrameSize = maxFrameSize;
    bytes(AMQP);
    assertThat(header()).isEqualTo(AMQP);
    Open open = new Open();
    open.setContainerId("raw");
    open.setMaxFrameSize(UnsignedInteger.valueOf(maxFrameSize));
    send(open);
    expect(Open.class);
    send(begin());
    expect(Begin.class);
  }

  /** Returns the outcome of authentication with that mechanism. */
  public Frame sasl(String mechanism) {
    bytes(SASL);
    assertThat(header()).isEqualTo(SASL);
    next();
    SaslInit init = new SaslInit();
    init.setMechanism(Symbol.valueOf(mechanism));
    init.setInitialResponse(new Binary(new byte[0]));
    frame(1, 0, init, new byte[0]);
    return next();
  }

  /** Attaches a link on which this client sends. */
  public Frame attachSender(int handle, String address) {
    return attach(handle, Role.SENDER, new Source(), target(address));
  }

  /** Attaches a link on which this client receives. */
  public Frame attachReceiver(int handle, String address) {
    return attach(handle, Role.RECEIVER, source(address), new Target());
  }

  public Frame attach(
      int handle, Role role, Source source, org.apache.qpid.proton.amqp.transport.Target target) {
    Attach attach = new Attach();
    attach.setName("link-" + handle);
    attach.setHandle(UnsignedInteger.valueOf(handle));
    attach.setRole(role);
    attach.setSource(source);
    attach.setTarget(target);
    attach.setSndSettleMode(SenderSettleMode.UNSETTLED);
    attach.setRcvSettleMode(
        role == Role.SENDER ? ReceiverSettleMode.FIRST : ReceiverSettleMode.SECOND);
    attach.setInitialDeliveryCount(UnsignedInteger.ZERO);
    send(attach);
    return expect(Attach.class);
  }

  public static Source source(String address) {
    Source source = new Source();
    source.setAddress(address);
    return source;
  }

  /** Returns what begins a session, with windows that no test fills. */
  public static Begin begin() {
    Begin begin = new Begin();
    begin.setNextOutgoingId(UnsignedInteger.ZERO);
    begin.setIncomingWindow(UnsignedInteger.valueOf(10_000));
    begin.setOutgoingWindow(UnsignedInteger.valueOf(10_000));
    return begin;
  }

  public static Target target(String address) {
    Target target = new Target();
    target.setAddress(address);
    return target;
  }

  public void flow(int handle, int deliveryCount, int credit, boolean drain) {
    Flow flow = new Flow();
    flow.setNextIncomingId(UnsignedInteger.ZERO);
    flow.setIncomingWindow(UnsignedInteger.valueOf(10_000));
    flow.setNextOutgoingId(UnsignedInteger.ZERO);
    flow.setOutgoingWindow(UnsignedInteger.valueOf(10_000));
    flow.setHandle(UnsignedInteger.valueOf(handle));
    flow.setDeliveryCount(UnsignedInteger.valueOf(deliveryCount));
    flow.setLinkCredit(UnsignedInteger.valueOf(credit));
    flow.setDrain(drain);
    send(flow);
  }

  public void transfer(int handle, long format, byte[] payload) {
    transfer(handle, format, payload, null);
  }

  public void transfer(int handle, long format, byte[] payload, DeliveryState state) {
    Transfer transfer = transferOf(handle, nextDeliveryId++);
    transfer.setMessageFormat(UnsignedInteger.valueOf(format));
    transfer.setState(state);
    frame(0, 0, transfer, payload);
  }

  public void transferInFrames(int handle, byte[] payload, int size) {
    transferInFrames(handle, 0, payload, size, Integer.MAX_VALUE);
  }

  /** Sends only so many frames of a message. */
  public void transferInFrames(int handle, long format, byte[] payload, int size, int frames) {
    int id = nextDeliveryId++;
    for (int i = 0; i < frames && i * size < payload.length; i++) {
      int start = i * size;
      int end = Math.min(start + size, payload.length);
      Transfer transfer = transferOf(handle, id);
      transfer.setMessageFormat(UnsignedInteger.valueOf(format));
      transfer.setMore(end < payload.length);
      frame(0, 0, transfer, Arrays.copyOfRange(payload, start, end));
    }
  }

  private static Transfer transferOf(int handle, int id) {
    Transfer transfer = new Transfer();
    transfer.setHandle(UnsignedInteger.valueOf(handle));
    transfer.setDeliveryId(UnsignedInteger.valueOf(id));
    transfer.setDeliveryTag(new Binary(ByteBuffer.allocate(4).putInt(id).array()));
    transfer.setMessageFormat(UnsignedInteger.ZERO);
    transfer.setSettled(false);
    return transfer;
  }

  /** Collects that many deliveries, by delivery id, from frames that may be interleaved. */
  public Map<Integer, byte[]> receiveWhole(int count, int maxFrameSize) {
    Map<Integer, ByteArrayOutputStream> parts = new HashMap<>();
    Map<UnsignedInteger, Integer> idOfHandle = new HashMap<>();
    int complete = 0;
    while (complete < count) {
      Frame frame = expect(Transfer.class);
      Transfer transfer = (Transfer) frame.performative();
      if (transfer.getDeliveryId() != null) {
        idOfHandle.put(transfer.getHandle(), transfer.getDeliveryId().intValue());
      }
      Binary payload = frame.payload();
      assertThat(payload.getLength()).isLessThan(maxFrameSize);
      parts
          .computeIfAbsent(idOfHandle.get(transfer.getHandle()), id -> new ByteArrayOutputStream())
          .write(payload.getArray(), payload.getArrayOffset(), payload.getLength());
      complete += transfer.getMore() ? 0 : 1;
    }
    Map<Integer, byte[]> whole = new HashMap<>();
    parts.forEach((id, bytes) -> whole.put(id, bytes.toByteArray()));
    return whole;
  }

  /** Settles a delivery as a receiver does, and returns the broker's answer. */
  public DeliveryState settle(UnsignedInteger id, DeliveryState state) {
    Disposition disposition = new Disposition();
    disposition.setRole(Role.RECEIVER);
    disposition.setFirst(id);
    disposition.setSettled(false);
    disposition.setState(state);
    send(disposition);
    Disposition answer = (Disposition) expect(Disposition.class).performative();
    assertThat(answer.getSettled()).isTrue();
    return answer.getState();
  }

  public void send(Object performative) {
    frame(0, 0, performative, new byte[0]);
  }

  /** Sends a frame on any channel. */
  public void send(int channel, Object performative, byte[] payload) {
    frame(0, channel, performative, payload);
  }

  private void frame(int type, int channel, Object performative, byte[] payload) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16 << 4);
    buffer.position(8);
    encoder.setByteBuffer(buffer);
    encoder.writeObject(performative);
    buffer.put(payload).flip();
    buffer.putInt(0, buffer.limit()).put(4, (byte) 2).put(5, (byte) type);
    buffer.putShort(6, (short) channel);
    bytes(Arrays.copyOf(buffer.array(), buffer.limit()));
  }

  public void bytes(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] header() {
    try {
      return in.readNBytes(8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next frame of that kind; flows and empty frames before it are skipped. */
  public Frame expect(Class<?> performative) {
    Frame frame = next();
    while (frame != null
        && !performative.isInstance(frame.performative())
        && (frame.performative() == null || frame.performative() instanceof Flow)) {
      frame = next();
    }
    assertThat(frame).as("a frame with " + performative.getSimpleName()).isNotNull();
    assertThat(frame.performative()).isInstanceOf(performative);
    return frame;
  }

  /** Returns the next frame, or null if the broker has closed the connection. */
  public Frame next() {
    try {
      int size = in.readInt();
      assertThat(size).as("size of a frame").isLessThanOrEqualTo(maxFrameSize);
      byte[] frame = new byte[size - 4];
      in.readFully(frame);
      ByteBuffer body = ByteBuffer.wrap(frame);
      int channel = body.getShort(2);
      body.position(4 * frame[0] - 4);
      if (!body.hasRemaining()) {
        return new Frame(channel, null, 0, new Binary(new byte[0]));
      }
      int fields = fields(body.slice());
      decoder.setByteBuffer(body);
      Object performative = decoder.readObject();
      byte[] payload = new byte[body.remaining()];
      body.get(payload);
      return new Frame(channel, performative, fields, new Binary(payload));
    } catch (EOFException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int fields(ByteBuffer body) {
    return switch (body.get(3) & 0xff) {
      case 0xc0 -> body.get(5) & 0xff;
      case 0xd0 -> body.getInt(8);
      default -> 0;
    };
  }

  /** Returns the number of bytes read, or -1 if the broker has closed the connection. */
  public int nextBytes() throws IOException {
    return in.read(new byte[1 << 12]);
  }

  /** Returns true if the broker sends nothing for a while. */
  public boolean isSilent() {
    try {
      socket.setSoTimeout(150);
      return next() == null;
    } catch (UncheckedIOException e) {
      return e.getCause() instanceof SocketTimeoutException;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      try {
        socket.setSoTimeout(PATIENCE_MILLIS);
      } catch (IOException e) {
        assertThat(socket.isClosed()).isTrue();
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
