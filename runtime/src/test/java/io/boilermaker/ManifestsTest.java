package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manifests of these registries are test resources, as the processor would write them. */
class ManifestsTest {

  private static class Empty implements TaskRegistry {
    @Override
    public List<TaskHandlers> handlers() {
      return List.of();
    }
  }

  static final class Mails extends Empty {}

  static final class Agrees extends Empty {}

  static final class Contradicts extends Empty {}

  static final class Routed extends Empty {}

  static final class Own extends Empty {}

  static final class WithoutManifest extends Empty {}

  @Test
  void jars_that_agree_are_accepted() {
    assertThatCode(() -> Manifests.of(List.of(new Mails(), new Agrees(), new WithoutManifest())))
        .doesNotThrowAnyException();
  }

  @Test
  void jars_that_contradict_each_other_are_refused_by_name() {
    assertThatThrownBy(() -> Manifests.of(List.of(new Mails(), new Contradicts())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the task 'send' is not the same in a.Mail.send and b.Remote.send: 'to' was int and is"
                + " String");
  }

  @Test
  void the_worker_does_not_start_with_them() {
    var tasks = new HandWrittenTasks().add("any", (context, arguments) -> null);
    var registries = List.of(tasks.registry(), new Mails(), new Contradicts());
    assertThatThrownBy(() -> Registrations.load(new Object(), registries, List.of()))
        .hasMessageContaining("the task 'send' is not the same");
  }

  @Test
  void callbacks_without_a_queue_go_where_their_task_is_declared() {
    assertThat(Manifests.of(List.of(new Mails(), new Routed())).queues())
        .isEqualTo(Map.of("charge", "billing", "pay", "billing", "resize", "images"));
  }

  @Test
  void a_name_that_is_run_here_too_stays_in_the_own_queue() {
    assertThat(Manifests.of(List.of(new Routed(), new Own())).queues()).doesNotContainKey("resize");
  }
}
