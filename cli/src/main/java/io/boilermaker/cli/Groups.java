package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.tasks.ShownCall;
import io.boilermaker.cli.internal.tasks.TaskBook;
import io.boilermaker.cli.internal.terminal.Ages;
import io.boilermaker.cli.internal.terminal.Style;
import io.boilermaker.cli.internal.terminal.Table;
import io.boilermaker.cli.internal.terminal.Terminal;
import io.boilermaker.cli.internal.terminal.Terminal.Piece;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages in groups: what they have in common, and whether a worker would take them now. */
final class Groups {

  private static final int LONGEST_ERROR = 80;

  private final TaskBook book;
  private final Map<List<String>, Group> groups = new LinkedHashMap<>();

  /** What messages are told apart by. */
  enum Key {
    REASON,
    TASK,
    ERROR,
    DAY,
    ATTEMPT
  }

  /** Messages with the same keys. */
  private static final class Group {
    private final MessageView example;
    private final String refusal;
    private int count;
    private int binding;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    Group(MessageView example, String refusal) {
      this.example = example;
      this.refusal = refusal;
    }
  }

  Groups(TaskBook book, Collection<SeenMessage> messages, List<Key> keys, Instant now) {
    this.book = book;
    for (SeenMessage message : messages) {
      add(MessageView.of(message, book, now), keys);
    }
  }

  private void add(MessageView view, List<Key> keys) {
    List<String> values = new ArrayList<>();
    keys.forEach(key -> values.add(value(key, view)));
    Optional<String> refusal = refusal(view);
    Group group = groups.computeIfAbsent(values, key -> new Group(view, refusal.orElse("")));
    group.count++;
    group.binding += refusal.isEmpty() ? 1 : 0;
    Instant time = view.message().enqueued();
    group.first = time.isBefore(group.first) ? time : group.first;
    group.last = time.isAfter(group.last) ? time : group.last;
  }

  private static String value(Key key, MessageView view) {
    SeenMessage message = view.message();
    return switch (key) {
      case REASON -> message.reason();
      case TASK -> message.task().orElse("(no task)");
      case ERROR -> shortened(view.description());
      case DAY -> message.enqueued().atOffset(ZoneOffset.UTC).toLocalDate().toString();
      case ATTEMPT -> String.valueOf(message.attempts());
    };
  }

  /** Returns what errors of one kind have in common: without numbers and ids. */
  private static String shortened(String error) {
    String text =
        error.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#").replaceAll("\\d+(\\.\\d+)?", "#");
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) + "…" : text;
  }

  /** Returns why a worker with these manifests would not take a message. */
  private Optional<String> refusal(MessageView view) {
    ShownCall call = view.call().orElse(null);
    if (call == null) {
      return Optional.of("it is no task");
    }
    return call.task().isEmpty() && !book.isEmpty()
        ? Optional.of("no manifest has the task")
        : call.refusal();
  }

  void print(Terminal terminal, List<Key> keys) {
    var head = new ArrayList<>(keys.stream().map(Enum::name).toList());
    head.addAll(List.of("COUNT", "FIRST", "LAST", "BIND NOW", "EXAMPLE"));
    var table = new Table(head.toArray(new String[0]));
    var sorted = new ArrayList<>(groups.entrySet());
    sorted.sort(Comparator.comparing(each -> -each.getValue().count));
    for (Map.Entry<List<String>, Group> each : sorted) {
      Group group = each.getValue();
      List<Piece> row = new ArrayList<>();
      each.getKey().forEach(value -> row.add(new Piece(Style.PLAIN, value)));
      row.add(new Piece(Style.STRONG, String.valueOf(group.count)));
      row.add(new Piece(Style.FAINT, Ages.since(group.first, group.example.now()) + " ago"));
      row.add(new Piece(Style.FAINT, Ages.since(group.last, group.example.now()) + " ago"));
      row.add(new Piece(group.binding == 0 ? Style.BAD : Style.GOOD, binds(group)));
      row.add(new Piece(Style.FAINT, example(group)));
      table.row(row.toArray(new Piece[0]));
      terminal.json(json(keys, each.getKey(), group));
    }
    table.print(terminal);
  }

  private String binds(Group group) {
    return book.isEmpty() ? "?" : String.valueOf(group.binding);
  }

  private static String example(Group group) {
    String number = String.valueOf(group.example.message().sequence());
    return group.refusal.isEmpty() ? number : number + ": " + group.refusal;
  }

  private ObjectNode json(List<Key> keys, List<String> values, Group group) {
    ObjectNode json = JsonTexts.object();
    for (int i = 0; i < keys.size(); i++) {
      json.put(keys.get(i).name().toLowerCase(java.util.Locale.ROOT), values.get(i));
    }
    json.put("count", group.count);
    json.put("first", group.first.toString());
    json.put("last", group.last.toString());
    if (book.isEmpty()) {
      json.putNull("bind_now");
    } else {
      json.put("bind_now", group.binding);
    }
    json.put("example", group.example.message().sequence());
    json.put("refusal", group.refusal.isEmpty() ? null : group.refusal);
    return json;
  }
}
