package io.boilermaker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import io.boilermaker.codec.Parameters;
import io.boilermaker.internal.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The base class of generated handlers. Stubs pass the right values; these tests also wrong ones.
 */
class TaskHandlersTest {

  private final Written handlers = new Written();

  /** Two tasks: one has a required and an optional parameter, the other none. */
  private static final class Written extends TaskHandlers {
    private final List<Integer> made = new ArrayList<>();

    Written() {
      super(
          HandWrittenTasks.define("greet").build(),
          TaskDefinition.external("remote", "test.Remote.remote").build());
    }

    @Override
    protected Parameters parameters(int task) {
      made.add(task);
      return task == 1
          ? Parameters.of()
          : Parameters.of(
              Parameter.required("name", Codecs.STRING),
              Parameter.optional("times", Codecs.INT, 1));
    }
  }

  @Test
  void a_task_has_its_required_values_by_position_and_the_optional_by_name() {
    assertThat(payload(handlers.task(0, "you", 2)))
        .isEqualTo("{\"args\":[\"you\"],\"kwargs\":{\"times\":2}}");
    assertThat(payload(handlers.task(0, "you"))).isEqualTo("{\"args\":[\"you\"],\"kwargs\":{}}");
    assertThat(handlers.task(1).name()).isEqualTo("remote");
  }

  @Test
  void values_that_are_too_few_or_too_many_make_no_task() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handlers.task(0))
        .withMessageContainingAll("0 arguments", "greet", "which has 2");
    assertThatIllegalArgumentException().isThrownBy(() -> handlers.task(0, "you", 2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> handlers.task(1, "you"));
  }

  @Test
  void a_value_of_another_type_makes_no_task() {
    assertThatExceptionOfType(ArgumentException.class)
        .isThrownBy(() -> handlers.task(0, 7))
        .withMessageContainingAll("greet", "'name'", "ClassCastException");
  }

  @Test
  void parameters_are_made_when_they_are_first_needed_and_once() {
    assertThat(handlers.made).isEmpty();
    handlers.task(0, "you");
    handlers.task(0, "me");
    assertThat(handlers.usesMapper(0)).isFalse();
    assertThat(handlers.made).containsExactly(0);
  }

  @Test
  void a_task_that_someone_else_implements_is_not_among_those_that_run_here() {
    assertThat(handlers.definitions()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handlers.invoke(1, new Object(), null, null));
  }

  private static String payload(Task task) {
    RawJson json = task.payload().json(null);
    return new String(json.bytes(), json.offset(), json.length(), UTF_8);
  }
}
