package io.boilermaker.benchmarks.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.boilermaker.benchmarks.codec.CodecTasks.Card;
import io.boilermaker.benchmarks.codec.CodecTasks.Colour;
import io.boilermaker.benchmarks.codec.CodecTasks.Customer;
import io.boilermaker.benchmarks.codec.CodecTasks.Line;
import io.boilermaker.benchmarks.codec.CodecTasks.Payment;
import io.boilermaker.benchmarks.codec.CodecTasks.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages as records that Jackson's mapper writes and reads. */
final class Mapped {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .addMixIn(Payment.class, PaymentMixIn.class)
          .build();

  private Mapped() {}

  static ObjectWriter writer(Class<?> args, Class<?> kwargs) {
    return MAPPER.writerFor(payload(args, kwargs));
  }

  static ObjectReader reader(Class<?> args, Class<?> kwargs) {
    return MAPPER.readerFor(payload(args, kwargs));
  }

  static ObjectWriter envelopeWriter() {
    return MAPPER.writerFor(Envelope.class);
  }

  static ObjectReader envelopeReader() {
    return MAPPER.readerFor(Envelope.class);
  }

  private static JavaType payload(Class<?> args, Class<?> kwargs) {
    return MAPPER.getTypeFactory().constructParametricType(Payload.class, args, kwargs);
  }

  record Payload<A, K>(A args, K kwargs) {}

  record Envelope(
      @JsonProperty("task_id") String taskId,
      @JsonProperty("should_dead_letter") boolean deadLetter,
      @JsonProperty("acks_late") boolean acksLate,
      @JsonProperty("function_name") String functionName,
      Attempts attempts,
      Policy policy,
      Payload<Order, Urgent> payload,
      @JsonProperty("diagnostic_id") @Nullable String diagnosticId,
      @JsonProperty("graph_id") @Nullable String graphId,
      @JsonProperty("on_success") @Nullable Envelope onSuccess,
      @JsonProperty("on_failure") @Nullable Envelope onFailure) {}

  record Attempts(int attempts, @JsonProperty("last_retry") Instant lastRetry) {}

  record Policy(
      @JsonProperty("max_tries") int maxTries,
      int delay,
      @JsonProperty("delay_max") int delayMax,
      @JsonProperty("retry_mode") int retryMode) {}

  record Urgent(boolean urgent) {}

  record None() {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"number", "customer", "articles", "note"})
  record Order(long number, String customer, List<String> articles, String note) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record ALong(long number) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record AText(String text) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"flag", "count"})
  record FlagAndCount(boolean flag, int count) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"id", "time"})
  record IdAndTime(UUID id, Instant time) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"price", "colour"})
  record PriceAndColour(BigDecimal price, Colour colour) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Nested(Customer customer) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Lines(List<Line> lines) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Entries(Map<String, String> entries) {}

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Content(byte[] content) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record OneOf(Payment payment) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Card.class, name = "Card"),
    @JsonSubTypes.Type(value = Transfer.class, name = "Transfer")
  })
  private interface PaymentMixIn {}
}
