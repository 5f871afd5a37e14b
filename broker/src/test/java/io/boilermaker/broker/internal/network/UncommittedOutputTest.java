package io.boilermaker.broker.internal.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UncommittedOutputTest {

  private final UncommittedOutput output = new UncommittedOutput();

  @Test
  void bytes_go_once_their_change_is_safe_and_not_before() {
    append("a", 1);
    append("b", 1);
    append("c", 2);
    output.release(0);
    assertThat(output.hasReady()).isFalse();
    output.release(1);
    assertThat(take(2)).isEqualTo("ab");
    assertThat(output.hasReady()).isFalse();
    assertThat(output.isHolding()).isTrue();
    append("d", 2);
    output.release(2);
    assertThat(take(1)).isEqualTo("cd");
    assertThat(take(1)).isEqualTo("d");
    assertThat(output.isHolding()).isFalse();
    assertThat(output.size()).isZero();
  }

  @Test
  void where_nothing_changes_nothing_waits() {
    append("a", 0);
    output.release(0);
    assertThat(take(1)).isEqualTo("a");
    append("b", 0);
    output.release(0);
    assertThat(take(1)).isEqualTo("b");
  }

  private void append(String text, long change) {
    output.bytes().append(US_ASCII.encode(text));
    output.hold(change);
  }

  private String take(int drop) {
    String ready = US_ASCII.decode(output.ready()).toString();
    output.drop(drop);
    return ready;
  }
}
