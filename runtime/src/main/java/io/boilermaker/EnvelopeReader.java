package io.boilermaker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Json;
import io.boilermaker.internal.json.RawJson;
import io.boilermaker.internal.json.Utf8Object;
import java.io.IOException;
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

  /** Deeper arguments are not skipped: the parser keeps something for each level. */
  private static final int DEEPEST_SKIPPED = 10_000;

  private final JsonParser in;
  private final EnvelopeFields fields;
  private final @Nullable Registrations registrations;
  private ReceivedTask.@Nullable Bound bound;

  private EnvelopeReader(byte[] body, JsonParser in, @Nullable Registrations registrations) {
    this.in = in;
    this.fields = new EnvelopeFields(body, in);
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
   * registrations}. After arguments that do not bind the body is read once more, without them.
   */
  static ReceivedTask receive(byte[] body, Registrations registrations)
      throws InvalidTaskException {
    try {
      return read(body, registrations);
    } catch (RefusedArguments e) {
      Task task = withoutArguments(body);
      // Of a payload that stands twice the last one counts.
      boolean last = task.payload().json(null).offset() == e.start;
      return new ReceivedTask(task, last ? e.bound : null);
    } catch (InvalidTaskException | RuntimeException | Error e) {
      // What the user's classes throw says nothing of the body, even if it is an IOException.
      return receiveUnbound(body);
    }
  }

  /** Reads a message body; its arguments are left for a pass of their own. */
  static ReceivedTask receiveUnbound(byte[] body) throws InvalidTaskException {
    return new ReceivedTask(withoutArguments(body), null);
  }

  private static Task withoutArguments(byte[] body) throws InvalidTaskException {
    try {
      return read(body);
    } catch (BeyondLimitsException e) {
      return read(body, null, withoutLimits()).task();
    }
  }

  private static ReceivedTask read(byte[] body, @Nullable Registrations registrations)
      throws InvalidTaskException {
    return read(body, registrations, Json.factory());
  }

  /**
   * Makes the factory of a parser that skips arguments of any size: the envelope around them says
   * what is to follow. A new one each time, since a factory keeps names that it has read.
   */
  private static JsonFactory withoutLimits() {
    return Json.factory()
        .rebuild()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST_SKIPPED)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  private static ReceivedTask read(
      byte[] body, @Nullable Registrations registrations, JsonFactory factory)
      throws InvalidTaskException {
    String refusal = Utf8Object.refusal(body);
    if (refusal != null) {
      throw new InvalidTaskException(refusal);
    }
    try (JsonParser in = factory.createParser(body)) {
      in.nextToken();
      var reader = new EnvelopeReader(body, in, registrations);
      // Where the message itself goes was decided when it was sent; a retry stays in its queue.
      Task task = reader.task(true).queue(null).build();
      if (in.nextToken() != null) {
        throw new InvalidTaskException("there is text after the task");
      }
      return new ReceivedTask(task, reader.bound);
    } catch (StreamConstraintsException e) {
      throw new BeyondLimitsException(e);
    } catch (IOException e) {
      // Jackson's own message quotes the body, which may be secret.
      throw new InvalidTaskException("the body is not valid JSON");
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
        case "policy" -> fields.policy(draft, field);
        case "payload" ->
            draft.payload(new Payload.Written(payload(field, outermost ? draft.name : null)));
        case "graph_id" -> draft.graphId(fields.isNull() ? null : fields.string(field));
        case "queue" -> draft.queue(fields.isNull() ? null : fields.queue(field, outermost));
        case "on_success" -> draft.onSuccess(callback(field));
        case "on_failure" -> draft.onFailure(callback(field));
        default -> unknown = unknown(unknown, field);
      }
    }
    String missing = draft.missing();
    if (missing != null) {
      throw new InvalidTaskException("the task has no '" + missing + "'");
    }
    return draft.unknownFields(unknown);
  }

  private List<Task.UnknownField> unknown(List<Task.UnknownField> others, String field)
      throws IOException, InvalidTaskException {
    if (field.equals(Task.DIAGNOSTIC_ID) && fields.isNull()) {
      // Written to each message.
      return others;
    }
    List<Task.UnknownField> all = others.isEmpty() ? new ArrayList<>() : others;
    all.add(EnvelopeFields.unknown(field, fields.value()));
    return all;
  }

  private @Nullable Task callback(String field) throws IOException, InvalidTaskException {
    if (fields.isNull()) {
      return null;
    }
    fields.requireStart(field);
    if (in.getParsingContext().getNestingDepth() > Json.MAX_DEPTH) {
      throw new InvalidTaskException(
          "its callbacks nest deeper than " + Json.MAX_DEPTH + " levels of JSON");
    }
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
      return fields.value();
    }
    int start = fields.tokenStart();
    try {
      bound = new ReceivedTask.Bound(registration, registration.bind(in), null);
    } catch (ArgumentException refusal) {
      throw new RefusedArguments(new ReceivedTask.Bound(registration, null, refusal), start);
    }
    return fields.valueFrom(start);
  }

  /**
   * Arguments that do not bind, perhaps since they are no JSON. The parser is somewhere in them, so
   * that this reading ends.
   */
  private static final class RefusedArguments extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ReceivedTask.Bound bound;
    private final int start;

    RefusedArguments(ReceivedTask.Bound bound, int start) {
      super(null, bound.refusal(), false, false);
      this.bound = bound;
      this.start = start;
    }
  }

  /** A body that is beyond a limit of the parser. */
  private static final class BeyondLimitsException extends InvalidTaskException {

    private static final long serialVersionUID = 1L;

    BeyondLimitsException(StreamConstraintsException cause) {
      // Says which limit, and by how much; nothing of the body.
      super("the body is beyond a limit: " + cause.getOriginalMessage());
    }
  }
}
