package io.boilermaker.broker.internal.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.internal.message.AmqpCodec;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.junit.jupiter.api.Test;

/**
 * Well-formed frames that are wrong. {@code -Dboilermaker.frames=1000000} tries a million of them,
 * {@code -Dboilermaker.seed=...} others.
 */
class FrameSequencesTest {

  private static final String QUEUE = "tasks";
  private static final String OTHER = "others";
  private static final int FRAMES = Integer.getInteger("boilermaker.frames", 20_000);
  private static final long SEED = Long.getLong("boilermaker.seed", 16);
  private static final int FRAMES_PER_ROUND = 100;
  private static final int ROUNDS_PER_CONNECTION = 20;
  private static final int CHANNELS = 4;

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).queue(QueueSpec.named(OTHER)).start();

  // N-B01
  @Test
  void wrong_frames_end_links_and_sessions_but_no_connection() {
    Random seeds = new Random(SEED);
    try (bus;
        RawClient other = RawClient.connected(bus)) {
      other.attachSender(0, OTHER);
      int connections = 0;
      while (connections * ROUNDS_PER_CONNECTION * FRAMES_PER_ROUND < FRAMES) {
        connections++;
        long seed = seeds.nextLong();
        WrongFrames frames = new WrongFrames(seed, QUEUE);
        try (RawClient client = RawClient.connected(bus)) {
          for (int round = 0; round < ROUNDS_PER_CONNECTION; round++) {
            sendSome(client, frames, new Random(seed + round));
            assertIsServed(client, CHANNELS + round, "seed " + seed + ", round " + round);
          }
        }
        other.transfer(0, 0, message());
        assertThat(((Disposition) other.expect(Disposition.class).performative()).getState())
            .isEqualTo(Accepted.getInstance());
        assertThat(bus.counts(OTHER).active()).isOne();
        bus.purge();
      }
    }
  }

  private static void sendSome(RawClient client, WrongFrames frames, Random random) {
    for (int i = 0; i < FRAMES_PER_ROUND; i++) {
      Object performative = frames.next();
      client.send(random.nextInt(CHANNELS), performative, frames.payloadOf(performative));
    }
  }

  /** Checks that the connection is still there: a new session on it takes a message. */
  private static void assertIsServed(RawClient client, int channel, String place) {
    Begin begin = new Begin();
    begin.setNextOutgoingId(UnsignedInteger.ZERO);
    begin.setIncomingWindow(UnsignedInteger.valueOf(10_000));
    begin.setOutgoingWindow(UnsignedInteger.valueOf(10_000));
    client.send(channel, begin, new byte[0]);
    int ownChannel = await(client, Begin.class, frame -> isAnswer(frame, channel), place).channel();
    Attach attach = new Attach();
    attach.setName("last");
    attach.setHandle(UnsignedInteger.ZERO);
    attach.setRole(Role.SENDER);
    attach.setSource(new Source());
    attach.setTarget(RawClient.target(QUEUE));
    attach.setInitialDeliveryCount(UnsignedInteger.ZERO);
    client.send(channel, attach, new byte[0]);
    Transfer transfer = new Transfer();
    transfer.setHandle(UnsignedInteger.ZERO);
    transfer.setDeliveryId(UnsignedInteger.ZERO);
    transfer.setDeliveryTag(new Binary(new byte[1]));
    client.send(channel, transfer, message());
    RawClient.Frame outcome =
        await(client, Disposition.class, frame -> frame.channel() == ownChannel, place);
    assertThat(((Disposition) outcome.performative()).getState())
        .as(place)
        .isEqualTo(Accepted.getInstance());
  }

  private static boolean isAnswer(RawClient.Frame frame, int channel) {
    return ((Begin) frame.performative()).getRemoteChannel().intValue() == channel;
  }

  /** Returns the next frame of that kind and property; what comes before answers wrong frames. */
  private static RawClient.Frame await(
      RawClient client, Class<?> kind, Predicate<RawClient.Frame> property, String place) {
    RawClient.Frame frame;
    do {
      frame = next(client, place);
      assertThat(frame).as("the connection is open; %s", place).isNotNull();
    } while (!kind.isInstance(frame.performative()) || !property.test(frame));
    return frame;
  }

  private static RawClient.Frame next(RawClient client, String place) {
    try {
      return client.next();
    } catch (UncheckedIOException e) {
      throw new AssertionError("no answer; " + place, e);
    }
  }

  private static byte[] message() {
    return new AmqpCodec().encode(new Object[] {new AmqpValue("x")});
  }
}
