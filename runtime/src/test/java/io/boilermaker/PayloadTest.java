package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Arguments that are left to Jackson, where they are published. */
class PayloadTest {

  interface Shape {}

  record Circle(int radius) implements Shape {}

  record Drawing(@JsonProperty(required = true) Shape shape) {}

  private static final Parameter<String> TITLE = Parameter.required("title", Codecs.STRING);
  private static final Parameter<Drawing> DRAWING =
      Parameter.required("drawing", Codecs.databind(new TypeReference<>() {}));

  private static Payload payload(TaskDefinition definition) {
    return definition
        .task(List.of(TITLE, DRAWING), List.of("sketch", new Drawing(new Circle(1))))
        .payload();
  }

  // N-C29
  @Test
  void a_value_that_is_written_and_could_not_be_read_is_refused() {
    Payload payload = payload(HandWrittenTasks.define("draw").build());

    assertThatThrownBy(() -> payload.json(null))
        .isInstanceOf(ArgumentException.class)
        .hasMessageStartingWith("task 'draw': 'drawing': cannot be read again: ");
  }

  // N-C29: only who reads it knows how
  @Test
  void a_value_for_the_mapper_of_the_application_or_for_another_program_is_not_read_here() {
    String json = "{\"args\":[\"sketch\",{\"shape\":{\"radius\":1}}],\"kwargs\":{}}";

    assertThat(payload(HandWrittenTasks.define("draw").build()).json(new ObjectMapper()))
        .hasToString(json);
    assertThat(payload(TaskDefinition.external("draw", "Studio.draw").build()).json(null))
        .hasToString(json);
  }

  // Generated code reads it, whatever mapper the application has.
  @Test
  void a_set_that_would_lose_an_element_is_refused_with_a_mapper_of_the_application_too() {
    Parameter<Set<Object>> set = Parameter.required("set", Codecs.setOf(Codecs.JSON));
    Payload payload =
        HandWrittenTasks.define("draw")
            .build()
            .task(List.of(set, DRAWING), List.of(Set.of(1, 1L), new Drawing(new Circle(1))))
            .payload();

    assertThatThrownBy(() -> payload.json(new ObjectMapper()))
        .isInstanceOf(ArgumentException.class)
        .hasMessage("task 'draw': 'set': is read as another value");
  }
}
