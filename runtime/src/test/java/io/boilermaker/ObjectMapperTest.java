package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The user's mapper serves arguments of annotated types, and nothing else. */
@Timeout(60)
class ObjectMapperTest {

  /** A class whose annotations say how Jackson builds it. */
  static final class Order {
    private final String customerName;

    @JsonCreator
    Order(@JsonProperty("customerName") String customerName) {
      this.customerName = customerName;
    }

    @JsonProperty
    String customerName() {
      return customerName;
    }
  }

  private static final Parameter<List<Order>> ORDERS =
      Parameter.required("orders", Codecs.listOf(Codecs.databind(new TypeReference<Order>() {})));

  private static ObjectMapper wayward() {
    return new ObjectMapper()
        .setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
        .setSerializationInclusion(JsonInclude.Include.NON_NULL)
        .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRITE_ENUMS_USING_INDEX)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  // C-19
  @Test
  void a_mapper_shapes_annotated_arguments_and_leaves_the_envelope_alone() {
    Queue<String> names = new ConcurrentLinkedQueue<>();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "take",
          (context, arguments) ->
              names.addAll(arguments.get(ORDERS).stream().map(Order::customerName).toList()),
          ORDERS);
      ObjectMapper mapper = wayward();
      try (Boilermaker<Object> app =
          Boilermaker.builder(new Object())
              .config(fixture.config().build())
              .registries(List.of(fixture.tasks.registry()))
              .objectMapper(mapper)
              .build()) {
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
        Task task =
            fixture
                .tasks
                .definition("take")
                .task(List.of(ORDERS), List.of(List.of(new Order("a"), new Order("b"))));

        String json =
            new String(
                EnvelopeWriter.write(task, wayward()).body().bytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(json)
            .contains(
                "\"payload\":{\"args\":[[{\"customerName\":\"a\"},{\"customerName\":\"b\"}]],"
                    + "\"kwargs\":{}},\"graph_id\":null");
        app.start();
        app.publish(task);
        fixture.awaitQuiet();
      }
      assertThat(names).containsExactly("a", "b");
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }
}
