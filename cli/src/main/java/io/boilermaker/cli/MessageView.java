package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.message.State;
import io.boilermaker.cli.internal.tasks.ShownCall;
import io.boilermaker.cli.internal.tasks.TaskBook;
import io.boilermaker.cli.internal.terminal.Ages;
import io.boilermaker.cli.internal.terminal.Style;
import io.boilermaker.cli.internal.terminal.Table;
import io.boilermaker.cli.internal.terminal.Terminal.Piece;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A message as commands show it.
 *
 * @param message the message
 * @param call its arguments; nothing if it is no task
 * @param now the time, from which ages count
 */
record MessageView(SeenMessage message, Optional<ShownCall> call, Instant now) {

  private static final int SHOWN_BYTES = 64;

  static MessageView of(SeenMessage message, TaskBook book, Instant now) {
    return new MessageView(
        message, message.envelope().map(envelope -> ShownCall.of(envelope, book)), now);
  }

  static Table table(boolean dead) {
    return dead
        ? new Table("SEQUENCE", "TASK", "AGE", "ATTEMPT", "REASON", "ARGUMENTS")
        : new Table("SEQUENCE", "STATE", "TASK", "AGE/DUE", "ATTEMPT", "DELIVERY", "ARGUMENTS");
  }

  void addTo(Table table, boolean dead) {
    if (dead) {
      table.row(
          plain(String.valueOf(message.sequence())),
          task(),
          plain(Ages.since(message.enqueued(), now)),
          plain(attempt()),
          new Piece(Style.BAD, message.reason()),
          new Piece(Style.FAINT, arguments()));
    } else {
      table.row(
          plain(String.valueOf(message.sequence())),
          new Piece(state(), message.state().toString()),
          task(),
          plain(age()),
          plain(attempt()),
          plain(String.valueOf(message.received().getDeliveryCount())),
          new Piece(Style.FAINT, arguments()));
    }
  }

  private static Piece plain(String text) {
    return new Piece(Style.PLAIN, text);
  }

  private Piece task() {
    return message
        .task()
        .map(name -> new Piece(Style.STRONG, name))
        .orElseGet(() -> new Piece(Style.WARNING, "(no task)"));
  }

  private Style state() {
    return message.state() == State.DEAD ? Style.BAD : Style.PLAIN;
  }

  String age() {
    Instant due = message.due();
    return due == null ? Ages.since(message.enqueued(), now) : "in " + Ages.since(now, due);
  }

  String attempt() {
    return message
        .envelope()
        .map(envelope -> envelope.attempts() + "/" + envelope.maxTries())
        .orElse("-");
  }

  /** Returns the arguments on one line; of what is no task, the body. */
  String arguments() {
    return call.map(ShownCall::toString).orElseGet(this::body);
  }

  /** Returns the body as text, or as bytes if it is none. */
  String body() {
    if (!message.hasBytes()) {
      return "(an AMQP " + message.received().getRawAmqpMessage().getBody().getBodyType() + ")";
    }
    byte[] body = message.body();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return hex(body);
    }
  }

  private static String hex(byte[] body) {
    var hex = new StringBuilder(body.length + " bytes:");
    for (int i = 0; i < Math.min(body.length, SHOWN_BYTES); i++) {
      hex.append(String.format(Locale.ROOT, " %02x", body[i]));
    }
    return hex.append(body.length > SHOWN_BYTES ? " …" : "").toString();
  }

  /** Returns the description of a dead letter, without what is sensitive. */
  String description() {
    return call.map(shown -> shown.scrubbed(message.description())).orElse(message.description());
  }

  ObjectNode json() {
    ObjectNode json = JsonTexts.object();
    json.put("sequence", message.sequence());
    json.put("state", message.state().toString());
    json.put("task", message.task().orElse(null));
    json.put("task_id", message.envelope().isPresent() ? message.taskId() : null);
    json.put("message_id", message.messageId());
    json.put("enqueued", message.enqueued().toString());
    Instant due = message.due();
    json.put("due", due == null ? null : due.toString());
    json.put("attempt", message.attempts());
    json.put("delivery", message.received().getDeliveryCount());
    if (message.isDead()) {
      json.put("reason", message.reason());
      json.put("description", description());
    }
    json.put("trace", message.traceId());
    call.ifPresentOrElse(
        shown -> json.set("arguments", shown.json()), () -> json.put("body", body()));
    return json;
  }
}
