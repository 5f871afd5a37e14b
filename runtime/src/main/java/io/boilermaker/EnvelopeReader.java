package io.boilermaker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.spi.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON object of a task, by the rules of the Python model: which fields must be there,
 * which may be null, and that an integer may come as a string. Of a field that stands twice the
 * last one counts. Used once, by one thread.
 */
final class EnvelopeReader {

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter();

  private final byte[] body;
  private final JsonParser in;

  private EnvelopeReader(byte[] body, JsonParser in) {
    this.body = body;
    this.in = in;
  }

  /**
   * Reads a message body.
   *
   * @param body the bytes; the task keeps views of them
   * @throws InvalidTaskException if they are not one task, in strict UTF-8 JSON
   */
  static Task read(byte[] body) throws InvalidTaskException {
    requireUtf8Object(body);
    try (JsonParser in = Json.factory().createParser(body)) {
      in.nextToken();
      // Where the message itself goes was decided when it was sent; a retry stays in its queue.
      Task task = new EnvelopeReader(body, in).task().queue(null).build();
      if (in.nextToken() != null) {
        throw new InvalidTaskException("there is text after the task");
      }
      return task;
    } catch (IOException e) {
      // Jackson's own message quotes the body, which may be secret.
      throw new InvalidTaskException("the body is not valid JSON");
    }
  }

  /** Jackson would also take UTF-16, a byte-order mark, and some malformed UTF-8. */
  private static void requireUtf8Object(byte[] body) throws InvalidTaskException {
    int start = 0;
    while (start < body.length && isJsonSpace(body[start])) {
      start++;
    }
    if (start == body.length) {
      throw new InvalidTaskException("the body is empty");
    }
    boolean object = body[start] == '{' && (start + 1 == body.length || body[start + 1] != 0);
    if (!object) {
      throw new InvalidTaskException("the body is not a JSON object in UTF-8");
    }
    for (byte b : body) {
      if (b < 0) {
        requireUtf8(body);
        return;
      }
    }
  }

  private static boolean isJsonSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static void requireUtf8(byte[] body) throws InvalidTaskException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new InvalidTaskException("the body is not valid UTF-8");
    }
  }

  /** Reads the task whose first brace is the current token. */
  private TaskDraft task() throws IOException, InvalidTaskException {
    var draft = new TaskDraft();
    List<Task.UnknownField> unknown = List.of();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "task_id" -> draft.id(string(field));
        case "should_dead_letter" -> draft.deadLetter(bool(field));
        case "acks_late" -> draft.acksLate(bool(field));
        case "function_name" -> draft.name(string(field));
        case "attempts" -> attempts(draft, field);
        case "policy" -> draft.policy(policy(field));
        case "payload" -> draft.payload(new Payload.Written(object(field)));
        case "graph_id" -> draft.graphId(isNull() ? null : string(field));
        case "queue" -> draft.queue(isNull() ? null : string(field));
        case "on_success" -> draft.onSuccess(callback(field));
        case "on_failure" -> draft.onFailure(callback(field));
        default -> {
          unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
          unknown.add(new Task.UnknownField(field, value()));
        }
      }
    }
    String missing = draft.missing();
    if (missing != null) {
      throw new InvalidTaskException("the task has no '" + missing + "'");
    }
    return draft.unknownFields(unknown);
  }

  private @Nullable Task callback(String field) throws IOException, InvalidTaskException {
    if (isNull()) {
      return null;
    }
    requireStart(field);
    return task().build();
  }

  private void attempts(TaskDraft draft, String field) throws IOException, InvalidTaskException {
    requireStart(field);
    int count = 0;
    Instant lastRetry = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String inner = in.currentName();
      in.nextToken();
      switch (inner) {
        case "attempts" -> count = integer("attempts.attempts", Integer.MAX_VALUE - 1);
        case "last_retry" -> lastRetry = timestamp("attempts.last_retry");
        default -> in.skipChildren();
      }
    }
    if (lastRetry == null) {
      throw new InvalidTaskException("the task has no 'attempts.last_retry'");
    }
    draft.attempts(count, lastRetry);
  }

  private RetryPolicy policy(String field) throws IOException, InvalidTaskException {
    requireStart(field);
    // The defaults of the Python model, which differ from those of its default policy.
    int maxTries = 5;
    int delay = 0;
    int delayMax = 3600;
    RetryMode mode = RetryMode.FIXED;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String inner = in.currentName();
      in.nextToken();
      switch (inner) {
        case "max_tries" -> maxTries = integer("policy.max_tries", 100);
        case "delay" -> delay = integer("policy.delay", Integer.MAX_VALUE);
        case "delay_max" -> delayMax = integer("policy.delay_max", Integer.MAX_VALUE);
        case "retry_mode" -> mode = mode(integer("policy.retry_mode", 2));
        default -> in.skipChildren();
      }
    }
    return new RetryPolicy(maxTries, Duration.ofSeconds(delay), Duration.ofSeconds(delayMax), mode);
  }

  private static RetryMode mode(int wireValue) {
    return switch (wireValue) {
      case 0 -> RetryMode.FIXED;
      case 1 -> RetryMode.EXPONENTIAL;
      default -> RetryMode.LINEAR;
    };
  }

  private boolean isNull() {
    return in.currentToken() == JsonToken.VALUE_NULL;
  }

  private RawJson object(String field) throws IOException, InvalidTaskException {
    requireStart(field);
    return value();
  }

  /** The current value as it stands in the body; the parser is left on its last token. */
  private RawJson value() throws IOException {
    int start = (int) in.currentTokenLocation().getByteOffset();
    in.skipChildren();
    in.finishToken();
    int end = (int) in.currentLocation().getByteOffset();
    return new RawJson(body, start, end - start);
  }

  private void requireStart(String field) throws InvalidTaskException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidTaskException("'" + field + "' is not an object");
    }
  }

  private String string(String field) throws IOException, InvalidTaskException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new InvalidTaskException("'" + field + "' is not a string");
    }
    return in.getText();
  }

  private boolean bool(String field) throws IOException, InvalidTaskException {
    return switch (in.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING ->
          switch (in.getText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidTaskException("'" + field + "' is not true or false");
          };
      default -> throw new InvalidTaskException("'" + field + "' is not true or false");
    };
  }

  private int integer(String field, int max) throws IOException, InvalidTaskException {
    String text =
        switch (in.currentToken()) {
          case VALUE_NUMBER_INT, VALUE_STRING -> in.getText();
          case VALUE_NUMBER_FLOAT -> withoutZeroFraction(in.getText());
          default -> "";
        };
    try {
      int value = Integer.parseInt(text);
      if (value >= 0 && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, without the text itself.
    }
    throw new InvalidTaskException("'" + field + "' is not a whole number from 0 to " + max);
  }

  private static String withoutZeroFraction(String number) {
    int point = number.indexOf('.');
    boolean zeros = point > 0 && number.substring(point + 1).chars().allMatch(c -> c == '0');
    return zeros ? number.substring(0, point) : number;
  }

  private Instant timestamp(String field) throws IOException, InvalidTaskException {
    try {
      TemporalAccessor time =
          TIMESTAMP.parseBest(string(field), OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime offset
          ? offset.toInstant()
          : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new InvalidTaskException("'" + field + "' is not an ISO 8601 time");
    }
  }
}
