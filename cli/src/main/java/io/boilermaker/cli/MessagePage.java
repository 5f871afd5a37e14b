package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.Envelope;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.tasks.ShownArgument;
import io.boilermaker.cli.internal.tasks.ShownCall;
import io.boilermaker.cli.internal.terminal.Style;
import io.boilermaker.cli.internal.terminal.Table;
import io.boilermaker.cli.internal.terminal.Terminal;
import io.boilermaker.cli.internal.terminal.Terminal.Piece;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that is known of one message. */
final class MessagePage {

  private static final int DEEPEST = 50;
  private static final Map<String, String> CALLBACKS =
      new TreeMap<>(Map.of("on_success", "on success", "on_failure", "on failure"));

  private final Connection connection;
  private final Terminal terminal;
  private final SeenMessage message;
  private final MessageView view;

  MessagePage(Connection connection, SeenMessage message) {
    this.connection = connection;
    this.terminal = connection.terminal();
    this.message = message;
    this.view = MessageView.of(message, connection.book(), connection.now());
  }

  void print() {
    terminal.json(json());
    head();
    message.envelope().ifPresentOrElse(this::task, this::noTask);
    deadLetter();
    properties();
  }

  private void field(String name, String value) {
    if (!value.isEmpty()) {
      terminal.line(
          new Piece(Style.FAINT, (name + "            ").substring(0, 12)),
          new Piece(Style.PLAIN, value));
    }
  }

  private void head() {
    terminal.line(
        new Piece(Style.STRONG, message.task().orElse("(no task)")),
        new Piece(Style.PLAIN, "  " + message.state() + ", sequence " + message.sequence()));
    field("message id", message.messageId());
    field("enqueued", message.enqueued() + " (" + view.age() + ")");
    Instant due = message.due();
    field("due", due == null ? "" : due.toString());
    field("delivery", String.valueOf(message.received().getDeliveryCount()));
    field("trace", message.traceId());
  }

  private void task(Envelope envelope) {
    ShownCall call = view.call().orElseThrow();
    field("task id", envelope.taskId());
    field("attempt", view.attempt() + ", next after " + envelope.nextDelaySeconds() + " s");
    field("policy", envelope.policy());
    String graph = envelope.graph();
    field("graph", graph == null ? "" : graph);
    field("method", call.task().map(task -> task.entry().method()).orElse(""));
    arguments(call);
    callbacks(envelope, "  ", 0);
  }

  private void arguments(ShownCall call) {
    var table = new Table("  ARGUMENT", "TYPE", "VALUE");
    for (ShownArgument argument : call.arguments()) {
      table.row("  " + argument.name(), argument.type(), JsonTexts.text(argument.value()));
    }
    table.print(terminal);
    binding(call).ifPresent(refusal -> terminal.line(Style.BAD, "It would not bind: " + refusal));
  }

  /** Returns what a worker would say; of a task that no manifest has, that. */
  private Optional<String> binding(ShownCall call) {
    return call.task().isEmpty() && !connection.book().isEmpty()
        ? Optional.of("no manifest has this task")
        : call.refusal();
  }

  private void callbacks(Envelope envelope, String indent, int depth) {
    for (Map.Entry<String, String> each : CALLBACKS.entrySet()) {
      envelope
          .callback(each.getKey())
          .ifPresent(
              callback -> {
                ShownCall call = ShownCall.of(callback, connection.book());
                terminal.line(
                    new Piece(Style.FAINT, indent + each.getValue() + ": "),
                    new Piece(Style.PLAIN, callback.task() + "(" + call + ")"));
                if (depth < DEEPEST) {
                  callbacks(callback, indent + "  ", depth + 1);
                }
              });
    }
  }

  private void noTask() {
    field("body", view.body());
  }

  private void deadLetter() {
    if (message.isDead()) {
      terminal.line(
          new Piece(Style.FAINT, "dead because "), new Piece(Style.BAD, message.reason()));
      field("description", view.description());
    }
  }

  private void properties() {
    new TreeMap<>(message.received().getApplicationProperties())
        .forEach(
            (name, value) -> {
              if (!name.startsWith("DeadLetter")) {
                field("property", name + " = " + value);
              }
            });
  }

  private ObjectNode json() {
    ObjectNode json = view.json();
    message
        .envelope()
        .ifPresent(
            envelope -> {
              json.put("policy", envelope.policy());
              json.put("max_tries", envelope.maxTries());
              json.put("next_delay_seconds", envelope.nextDelaySeconds());
              json.put("graph", envelope.graph());
              json.put("refusal", view.call().flatMap(this::binding).orElse(null));
              json.set("callbacks", callbacksJson(envelope, 0));
            });
    ObjectNode properties = json.putObject("properties");
    message
        .received()
        .getApplicationProperties()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("DeadLetter")) {
                properties.put(name, String.valueOf(value));
              }
            });
    return json;
  }

  private ArrayNode callbacksJson(Envelope envelope, int depth) {
    ArrayNode all = JsonTexts.object().arrayNode();
    for (String field : CALLBACKS.keySet()) {
      envelope
          .callback(field)
          .ifPresent(
              callback -> {
                ObjectNode json = all.addObject();
                json.put("on", field.substring("on_".length()));
                json.put("task", callback.task());
                json.set("arguments", ShownCall.of(callback, connection.book()).json());
                if (depth < DEEPEST) {
                  json.set("callbacks", callbacksJson(callback, depth + 1));
                }
              });
    }
    return all;
  }
}
