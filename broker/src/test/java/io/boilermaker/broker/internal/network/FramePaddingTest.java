package io.boilermaker.broker.internal.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FramePaddingTest {

  private static final byte[] PAYLOAD = {9, 8, 7};

  private final FramePadding padding = new FramePadding();
  private final ByteQueue out = new ByteQueue();

  @Test
  void missing_fields_are_added_as_nulls_before_the_payload() {
    // A transfer whose list says: 2 fields, uint0 and uint0.
    byte[] transfer = frame(0, 0x00, 0x53, 0x14, 0xc0, 0x03, 0x02, 0x43, 0x43, 9, 8, 7);
    byte[] padded = pass(transfer);
    assertThat(ByteBuffer.wrap(padded).getInt()).isEqualTo(padded.length);
    assertThat(padded[11]).isEqualTo((byte) 0xd0);
    assertThat(ByteBuffer.wrap(padded).getInt(12)).isEqualTo(4 + 11);
    assertThat(ByteBuffer.wrap(padded).getInt(16)).isEqualTo(11);
    assertThat(padded).endsWith(PAYLOAD);
    assertThat(padded.length - transfer.length).isLessThanOrEqualTo(FramePadding.LARGEST_GROWTH);
  }

  @Test
  void empty_list_is_filled_too() {
    byte[] padded = pass(frame(0, 0x00, 0x53, 0x16, 0x45));
    assertThat(ByteBuffer.wrap(padded).getInt(16)).isEqualTo(3);
    assertThat(padded).endsWith(new byte[] {0x40, 0x40, 0x40});
  }

  @Test
  void what_is_complete_or_no_performative_passes_unchanged() {
    byte[] header = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};
    byte[] detach = frame(0, 0x00, 0x53, 0x16, 0xc0, 0x04, 0x03, 0x43, 0x41, 0x40);
    byte[] sasl = frame(1, 0x00, 0x53, 0x44, 0xc0, 0x03, 0x01, 0x50, 0x00);
    for (byte[] bytes : new byte[][] {header, detach, sasl, frame(0)}) {
      assertThat(pass(bytes)).isEqualTo(bytes);
    }
  }

  @Test
  void nothing_is_added_for_a_client_that_takes_no_longer_frame() {
    byte[] detach = frame(0, 0x00, 0x53, 0x16, 0x45);
    padding.pass(ByteBuffer.wrap(detach), out, false);
    assertThat(taken()).isEqualTo(detach);
  }

  @Test
  void frames_may_come_in_pieces() {
    byte[] detach = frame(0, 0x00, 0x53, 0x16, 0x45);
    byte[] whole = pass(detach);
    for (byte piece : detach) {
      padding.pass(ByteBuffer.wrap(new byte[] {piece}), out, true);
    }
    assertThat(taken()).isEqualTo(whole);
  }

  private byte[] pass(byte[] bytes) {
    padding.pass(ByteBuffer.wrap(bytes), out, true);
    return taken();
  }

  private byte[] taken() {
    byte[] bytes = new byte[out.size()];
    out.view().get(bytes);
    out.drop(bytes.length);
    return bytes;
  }

  private static byte[] frame(int type, int... body) {
    ByteBuffer frame = ByteBuffer.allocate(8 + body.length);
    frame.putInt(8 + body.length).put((byte) 2).put((byte) type).putShort((short) 0);
    for (int octet : body) {
      frame.put((byte) octet);
    }
    return frame.array();
  }
}
