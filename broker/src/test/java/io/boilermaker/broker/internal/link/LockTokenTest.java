package io.boilermaker.broker.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LockTokenTest {

  @Test
  @DisplayName("B-02: the tag has the first three groups of the token in reverse byte order")
  void tag_has_the_byte_order_of_a_dot_net_guid() {
    assertThat(LockToken.toTag(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")))
        .containsExactly(
            0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd,
            0xee, 0xff);
  }
}
