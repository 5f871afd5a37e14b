package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.QueueCounts;
import java.util.List;
import java.util.function.Supplier;

/** A page for browsers that shows the queues and their first messages. It changes nothing. */
public final class QueuesPage {

  private static final int LONGEST_TEXT = 200;
  private static final String STYLE =
      "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;margin:.5em 0 2em}"
          + "td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;vertical-align:top}"
          + "td.text{font-family:monospace;white-space:pre-wrap;overflow-wrap:anywhere}";

  private final Supplier<List<QueueHead>> queues;

  /**
   * @param queues reads the queues; may be called from any thread
   */
  public QueuesPage(Supplier<List<QueueHead>> queues) {
    this.queues = queues;
  }

  String html() {
    StringBuilder out = new StringBuilder(4_096);
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<title>Queues</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Queues</h1>\n");
    List<QueueHead> all = queues.get();
    out.append("<table><tr>");
    List.of("queue", "active", "locked", "deferred", "scheduled", "dead-lettered", "bytes")
        .forEach(title -> cell(out, "th", title));
    out.append("</tr>\n");
    all.forEach(queue -> counts(out, queue));
    out.append("</table>\n");
    all.stream().filter(queue -> !queue.lines().isEmpty()).forEach(queue -> head(out, queue));
    return out.append("</body></html>\n").toString();
  }

  private static void counts(StringBuilder out, QueueHead queue) {
    QueueCounts counts = queue.counts();
    out.append("<tr>");
    cell(out, "td", queue.name());
    for (int count :
        new int[] {
          counts.active(),
          counts.locked(),
          counts.deferred(),
          counts.scheduled(),
          counts.deadLettered()
        }) {
      cell(out, "td", String.valueOf(count));
    }
    cell(out, "td", String.valueOf(queue.bytes()));
    out.append("</tr>\n");
  }

  private static void head(StringBuilder out, QueueHead queue) {
    out.append("<h2>").append(escaped(queue.name())).append("</h2>\n<table><tr>");
    List.of("state", "number", "id", "deliveries", "note", "body")
        .forEach(title -> cell(out, "th", title));
    out.append("</tr>\n");
    for (QueueHead.Line line : queue.lines()) {
      out.append("<tr>");
      cell(out, "td", line.state());
      cell(out, "td", String.valueOf(line.number()));
      cell(out, "td", line.id());
      cell(out, "td", String.valueOf(line.deliveries()));
      cell(out, "td class=\"text\"", line.note());
      cell(out, "td class=\"text\"", line.body());
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private static void cell(StringBuilder out, String tag, String text) {
    String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    out.append('<').append(tag).append('>').append(escaped(cut));
    out.append("</").append(tag, 0, 2).append('>');
  }

  /** Escapes a text; characters that change how it is shown are replaced. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append((char) c);
                default -> out.appendCodePoint(isShown(c) ? c : '\ufffd');
              }
            });
    return out.toString();
  }

  private static boolean isShown(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
  }
}
