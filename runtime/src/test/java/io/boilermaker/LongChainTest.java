package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains that no reader takes. */
class LongChainTest {

  private static Task[] tasks(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Task.named("t" + i, List.of(), Map.of()))
        .toArray(Task[]::new);
  }

  // N-C30
  @ParameterizedTest
  @ValueSource(ints = {300, 20_000, 100_000})
  void a_chain_of_any_length_can_be_made_and_is_refused_in_words(int steps) {
    Task[] tasks = tasks(steps);
    Task end = Task.named("end", List.of(), Map.of());
    Task chain = Task.chain(end, tasks).onAnyFailure(end).then(end);

    PublishException refusal = OutgoingTask.of(chain, PublishOptions.none(), "q", null).refusal();

    assertThat(refusal).hasMessageContainingAll("levels of JSON", "readers take 200", "chain");
  }

  // N-C30
  @Test
  void a_chain_of_failure_callbacks_is_refused_too() {
    Task chain = Task.named("end", List.of(), Map.of());
    for (Task task : tasks(20_000)) {
      chain = task.onFailure(chain);
    }
    assertThat(OutgoingTask.of(chain, PublishOptions.none(), "q", null).refusal())
        .hasMessageContaining("nests 20003 levels");
  }

  @Test
  void every_step_of_a_chain_has_the_handler_and_the_last_one_the_end() {
    Task handler = Task.named("handler", List.of(), Map.of());
    Task end = Task.named("end", List.of(), Map.of());
    Task made = Task.chain(end, tasks(2)).onAnyFailure(handler).then(end);

    Task last = made.onSuccess().onSuccess();
    assertThat(List.of(made.onFailure(), made.onSuccess().onFailure(), last.onFailure()))
        .containsOnly(handler);
    assertThat(last.onSuccess()).isSameAs(end);
    assertThat(end.onSuccess()).isNull();
  }
}
