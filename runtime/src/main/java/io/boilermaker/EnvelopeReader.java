package io.boilermaker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.Json;
import io.boilermaker.internal.json.RawJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON object of a task, by the rules of the Python model: which fields must be there,
 * which may be null, and that an integer may come as a string. Of a field that stands twice the
 * last one counts. Used once, by one thread.
 */
final class EnvelopeReader {

  private final byte[] body;
  private final JsonParser in;
  private final EnvelopeFields fields;
  private final @Nullable Registrations registrations;
  private ReceivedTask.@Nullable Bound bound;

  private EnvelopeReader(byte[] body, JsonParser in, @Nullable Registrations registrations) {
    this.body = body;
    this.in = in;
    this.fields = new EnvelopeFields(in);
    this.registrations = registrations;
  }

  /**
   * Reads a message body.
   *
   * @param body the bytes; the task keeps views of them
   * @throws InvalidTaskException if they are not one task, in strict UTF-8 JSON
   */
  static Task read(byte[] body) throws InvalidTaskException {
    return read(body, null).task();
  }

  /**
   * Reads a message body and, in the same pass, the arguments of a task that is among {@code
   * registrations}. Arguments that do not bind are left for a pass of their own, which tells why.
   */
  static ReceivedTask receive(byte[] body, Registrations registrations)
      throws InvalidTaskException {
    try {
      return read(body, registrations);
    } catch (InvalidTaskException | RuntimeException | Error e) {
      // What the user's classes throw says nothing of the body, even if it is an IOException.
      return read(body, null);
    }
  }

  private static ReceivedTask read(byte[] body, @Nullable Registrations registrations)
      throws InvalidTaskException {
    requireUtf8Object(body);
    try (JsonParser in = Json.factory().createParser(body)) {
      in.nextToken();
      var reader = new EnvelopeReader(body, in, registrations);
      // Where the message itself goes was decided when it was sent; a retry stays in its queue.
      Task task = reader.task(true).queue(null).build();
      if (in.nextToken() != null) {
        throw new InvalidTaskException("there is text after the task");
      }
      return new ReceivedTask(task, reader.bound);
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
    if (!isAscii(body)) {
      requireUtf8(body);
    }
  }

  private static boolean isAscii(byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    long signs = 0;
    while (bytes.remaining() >= Long.BYTES) {
      signs |= bytes.getLong();
    }
    while (bytes.hasRemaining()) {
      signs |= bytes.get() & 0x80L;
    }
    return (signs & 0x8080_8080_8080_8080L) == 0;
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
  private TaskDraft task(boolean outermost) throws IOException, InvalidTaskException {
    var draft = new TaskDraft();
    List<Task.UnknownField> unknown = List.of();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "task_id" -> draft.id(fields.string(field));
        case "should_dead_letter" -> draft.deadLetter(fields.bool(field));
        case "acks_late" -> draft.acksLate(fields.bool(field));
        case "function_name" -> draft.name(fields.name(field, outermost));
        case "attempts" -> attempts(draft, field);
        case "policy" -> draft.policy(policy(field));
        case "payload" ->
            draft.payload(new Payload.Written(payload(field, outermost ? draft.name : null)));
        case "graph_id" -> draft.graphId(fields.isNull() ? null : fields.string(field));
        case "queue" -> draft.queue(fields.isNull() ? null : fields.queue(field, outermost));
        case "on_success" -> draft.onSuccess(callback(field));
        case "on_failure" -> draft.onFailure(callback(field));
        default -> {
          unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
          unknown.add(EnvelopeFields.unknown(field, value()));
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
    if (fields.isNull()) {
      return null;
    }
    fields.requireStart(field);
    return task(false).build();
  }

  private void attempts(TaskDraft draft, String field) throws IOException, InvalidTaskException {
    fields.requireStart(field);
    int count = 0;
    Instant lastRetry = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String inner = in.currentName();
      in.nextToken();
      switch (inner) {
        case "attempts" -> count = fields.integer("attempts.attempts", Integer.MAX_VALUE - 1);
        case "last_retry" -> lastRetry = fields.timestamp("attempts.last_retry");
        default -> in.skipChildren();
      }
    }
    if (lastRetry == null) {
      throw new InvalidTaskException("the task has no 'attempts.last_retry'");
    }
    draft.attempts(count, lastRetry);
  }

  private RetryPolicy policy(String field) throws IOException, InvalidTaskException {
    fields.requireStart(field);
    // The defaults of the Python model, which differ from those of its default policy.
    int maxTries = 5;
    int delay = 0;
    int maxDelay = 3600;
    RetryMode mode = RetryMode.FIXED;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String inner = in.currentName();
      in.nextToken();
      switch (inner) {
        case "max_tries" -> maxTries = fields.integer("policy.max_tries", 100);
        case "delay" -> delay = fields.integer("policy.delay", Integer.MAX_VALUE);
        case "delay_max" -> maxDelay = fields.integer("policy.delay_max", Integer.MAX_VALUE);
        case "retry_mode" -> mode = mode(fields.integer("policy.retry_mode", 2));
        default -> in.skipChildren();
      }
    }
    return new RetryPolicy(maxTries, Duration.ofSeconds(delay), Duration.ofSeconds(maxDelay), mode);
  }

  private static RetryMode mode(int wireValue) {
    return switch (wireValue) {
      case 0 -> RetryMode.FIXED;
      case 1 -> RetryMode.EXPONENTIAL;
      default -> RetryMode.LINEAR;
    };
  }

  /**
   * @param function the task whose arguments are to be read; null if none are
   */
  private RawJson payload(String field, @Nullable String function)
      throws IOException, InvalidTaskException {
    fields.requireStart(field);
    bound = null;
    Registration registration =
        registrations == null || function == null ? null : registrations.find(function);
    if (registration == null || registration.usesMapper()) {
      return value();
    }
    int start = tokenStart();
    bound = new ReceivedTask.Bound(registration, registration.bind(in));
    return valueFrom(start);
  }

  /** The current value as it stands in the body; the parser is left on its last token. */
  private RawJson value() throws IOException {
    int start = tokenStart();
    in.skipChildren();
    return valueFrom(start);
  }

  private int tokenStart() {
    return (int) in.currentTokenLocation().getByteOffset();
  }

  private RawJson valueFrom(int start) throws IOException {
    in.finishToken();
    int end = (int) in.currentLocation().getByteOffset();
    return new RawJson(body, start, end - start);
  }
}
