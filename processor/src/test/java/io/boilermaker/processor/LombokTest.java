package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.codec.ArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Arguments whose members Lombok adds: case P-15. Nothing about them is decided at compile time,
 * whichever processor is first; Jackson builds them at run time if it can.
 */
@Tag("javac") // In Eclipse's compiler Lombok is a Java agent.
class LombokTest {

  private static final String TASKS =
      """
      package test;
      class Tasks {
        @io.boilermaker.annotations.BackgroundTask
        static String echo(App state, Order order) { return order.toString(); }
        static io.boilermaker.Task call(Order order) { return EchoTasks.task(order); }
      }
      """;

  enum Sequence {
    LOMBOK_FIRST,
    LOMBOK_LAST
  }

  private static Compiled compile(Sequence sequence, String annotations) {
    List<Processor> ours = List.of(new TaskProcessor(), new TaskRegistryProcessor());
    List<Processor> lomboks = lomboks();
    List<Processor> all = new ArrayList<>(sequence == Sequence.LOMBOK_FIRST ? lomboks : ours);
    all.addAll(sequence == Sequence.LOMBOK_FIRST ? ours : lomboks);
    return Compiled.setup()
        .only(all.toArray(Processor[]::new))
        .sources(
            "package test; public class App {}",
            "package test; import lombok.*; "
                + annotations
                + " class Order { int id; java.util.List<String> lines; }",
            TASKS)
        .compile();
  }

  private static List<Processor> lomboks() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(provider -> provider.type().getName().startsWith("lombok."))
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  // P-15
  @ParameterizedTest
  @EnumSource
  void a_class_with_setters_is_read(Sequence sequence) {
    assertThat(run(compile(sequence, "@Data"))).isEqualTo("Order(id=1, lines=[a])");
  }

  // P-15
  @ParameterizedTest
  @EnumSource
  void a_class_whose_constructor_names_its_properties_is_read(Sequence sequence) {
    String annotations =
        "@Value @AllArgsConstructor(onConstructor_ ="
            + " @java.beans.ConstructorProperties({\"id\", \"lines\"}))";
    assertThat(run(compile(sequence, annotations))).isEqualTo("Order(id=1, lines=[a])");
  }

  // P-15
  @ParameterizedTest
  @EnumSource
  void a_class_that_jackson_cannot_build_is_refused_by_name_when_it_is_read(Sequence sequence) {
    Compiled compiled = compile(sequence, "@Value");

    assertThatThrownBy(() -> run(compiled))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("'order'")
        .hasMessageContaining("cannot be read as test.Order");
  }

  private static Object run(Compiled compiled) {
    return compiled.load().run("echo", "{\"args\":[{\"id\":1,\"lines\":[\"a\"]}]}");
  }
}
