package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.boilermaker.codec.Arguments;
import io.boilermaker.codec.Codec;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.KeyCodecs;
import io.boilermaker.codec.Parameter;
import io.boilermaker.codec.Parameters;
import io.boilermaker.codec.RecordCodec;
import io.boilermaker.codec.SealedCase;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Named by Jackson, so that a naming strategy shows. */
  record Client(@JsonFormat String customerName) {}

  private static final Codec<Client> CLIENT = Codecs.databind(new TypeReference<>() {});

  record Holder(Client client) {}

  private static final Parameter<Client> HELD = Parameter.required("client", CLIENT);

  private static final RecordCodec<Holder> HOLDER =
      new RecordCodec<>(HELD) {
        @Override
        protected void writeComponents(JsonGenerator out, Holder value) throws IOException {
          HELD.writeField(out, value.client());
        }

        @Override
        protected Holder create(Arguments values) {
          return new Holder(values.get(HELD));
        }
      };

  static Stream<org.junit.jupiter.params.provider.Arguments> places() {
    Client client = new Client("a");
    String json = "{\"CustomerName\":\"a\"}";
    return Stream.of(
        arguments(CLIENT, client, json),
        arguments(Codecs.nullable(CLIENT), client, json),
        arguments(Codecs.optionalOf(CLIENT), Optional.of(client), json),
        arguments(Codecs.listOf(CLIENT), List.of(client), "[" + json + "]"),
        arguments(Codecs.arrayOf(CLIENT, Client[]::new), new Client[] {client}, "[" + json + "]"),
        arguments(
            Codecs.mapOf(KeyCodecs.STRING, CLIENT), Map.of("k", client), "{\"k\":" + json + "}"),
        arguments(HOLDER, new Holder(client), "{\"client\":" + json + "}"),
        arguments(
            Codecs.sealedOf(SealedCase.of("Holder", Holder.class, HOLDER)),
            new Holder(client),
            "{\"type\":\"Holder\",\"client\":" + json + "}"));
  }

  // C-19: wherever the class stands, writing and reading wait for the application's mapper
  @ParameterizedTest
  @MethodSource("places")
  <T> void the_applications_mapper_is_used_wherever_its_class_stands(
      Codec<T> codec, T value, String json) throws Exception {
    Parameter<T> it = Parameter.required("it", codec);
    assertThat(Parameters.of(it).usesMapper()).isTrue();
    List<T> got = new ArrayList<>();
    var tasks =
        new HandWrittenTasks().add("take", (context, arguments) -> got.add(arguments.get(it)), it);
    var queue = new InlineQueue();
    try (Boilermaker<Object> app =
        Boilermaker.builder(new Object())
            .inline(queue)
            .registries(List.of(tasks.registry()))
            .objectMapper(wayward())
            .build()) {
      Task task = tasks.definition("take").task(List.of(it), List.of(value));
      String body =
          new String(
              EnvelopeWriter.write(task, wayward()).body().bytes(),
              java.nio.charset.StandardCharsets.UTF_8);
      assertThat(body).contains("\"args\":[" + json + "]");
      app.publish(task);
    }
    assertThat(got).usingRecursiveComparison().isEqualTo(List.of(value));
  }

  // C-19: arguments are not read before the application's mapper is known
  @Test
  void what_both_mappers_read_is_read_by_the_applications() {
    Parameter<List<Object>> it =
        Parameter.required("it", Codecs.databind(new TypeReference<List<Object>>() {}));
    List<Object> got = new ArrayList<>();
    var tasks =
        new HandWrittenTasks()
            .add("take", (context, arguments) -> got.addAll(arguments.get(it)), it);
    try (Boilermaker<Object> app =
        Boilermaker.builder(new Object())
            .inline(new InlineQueue())
            .registries(List.of(tasks.registry()))
            .objectMapper(
                new ObjectMapper().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS))
            .build()) {
      app.publish(tasks.definition("take").task(List.of(it), List.of(List.of(1))));
    }
    assertThat(got).containsExactly(BigInteger.ONE);
  }

  private static ObjectMapper wayward() {
    return new ObjectMapper()
        .setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
        .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
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
                    + "\"kwargs\":{}},\"diagnostic_id\":null,\"graph_id\":null");
        app.start();
        app.publish(task);
        fixture.awaitQuiet();
      }
      assertThat(names).containsExactly("a", "b");
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }
}
