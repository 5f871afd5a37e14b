package io.boilermaker.programs.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.programs.cost.Attack.End;
import io.boilermaker.programs.cost.Attack.Frame;
import io.boilermaker.programs.cost.Attack.Junk;
import io.boilermaker.programs.cost.Attack.Spread;
import java.util.Arrays;

/** Writes messages for one argument of a task. */
final class MessageWriter {

  /** Callbacks nest so deep that their innermost payload is within the readers' limit. */
  private static final int CALLBACKS = 190;

  private static final String REST =
      "\"attempts\":{\"attempts\":0,\"last_retry\":\"2026-01-31T12:00:00Z\"%2$s},"
          + "\"policy\":{\"max_tries\":5,\"delay\":1,\"delay_max\":9,\"retry_mode\":0%2$s}%1$s";

  private final Subject subject;
  private final Reach reach = new Reach();

  MessageWriter(Subject subject) {
    this.subject = subject;
  }

  /** Writes a message of about so many bytes. */
  byte[] write(Attack attack, int size) {
    StringBuilder out = new StringBuilder(size + size / 8);
    Frame frame = attack.frame();
    String name = frame == Frame.LONG_NAME ? "x".repeat(size) : subject.task();
    String id = frame == Frame.LONG_ID ? "i".repeat(size) : "id-1";
    out.append("{\"task_id\":\"").append(id).append("\",\"acks_late\":true,");
    if (frame != Frame.NAME_LAST) {
      out.append("\"function_name\":").append(Json.quoted(name)).append(',');
    }
    payload(attack, out, size);
    out.append(',');
    envelope(frame, out, size);
    if (frame == Frame.NAME_LAST) {
      out.append(",\"function_name\":").append(Json.quoted(name));
    }
    out.append('}');
    byte[] bytes = out.toString().getBytes(UTF_8);
    return attack.end() == End.NOTHING_AFTER ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }

  private void payload(Attack attack, StringBuilder out, int size) {
    int end = isInside(attack.frame()) ? size - REST.length() : out.length() + 1;
    String start = "\"payload\":{\"args\":[";
    switch (attack.frame()) {
      case PAYLOAD_AGAIN -> again(attack, out, end, start, "]}", ",");
      case ARGUMENTS_AGAIN -> {
        out.append("\"payload\":{");
        again(attack, out, end, "\"args\":[", "]", ",");
        out.append('}');
      }
      case KEYWORDS, KEYWORD_AGAIN, UNKNOWN_KEYWORDS -> {
        out.append("\"payload\":{\"args\":[],\"kwargs\":{");
        keywords(attack, out, end);
        out.append("}}");
      }
      default -> {
        out.append(start);
        value(attack, out, end);
        while (attack.frame() == Frame.TOO_MANY_ARGUMENTS && out.length() < end) {
          out.append(",0");
        }
        out.append("]}");
      }
    }
  }

  /** Returns whether the space of a message is in its payload. */
  private static boolean isInside(Frame frame) {
    return frame.compareTo(Frame.NAME_LAST) <= 0;
  }

  private void again(
      Attack attack, StringBuilder out, int end, String start, String stop, String comma) {
    for (int i = 0; i == 0 || out.length() < end; i++) {
      out.append(i == 0 ? "" : comma).append(start);
      value(attack, out, out.length() + 1);
      out.append(stop);
    }
  }

  private void keywords(Attack attack, StringBuilder out, int end) {
    String name = Json.quoted(subject.parameter()) + ":";
    switch (attack.frame()) {
      case KEYWORD_AGAIN -> again(attack, out, end, name, "", ",");
      case UNKNOWN_KEYWORDS -> {
        out.append(name);
        value(attack, out, out.length() + 1);
        for (int i = 0; out.length() < end; i++) {
          out.append(",\"u").append(i).append("\":0");
        }
      }
      default -> {
        out.append(name);
        value(attack, out, end);
      }
    }
  }

  private void value(Attack attack, StringBuilder out, int end) {
    boolean isSmall = attack.frame() == Frame.TOO_MANY_ARGUMENTS;
    int stop = isSmall ? out.length() + 1 : end;
    ValueWriter writer = new ValueWriter(attack, reach, out);
    int start = out.length();
    writer.write(subject.form(), stop);
    boolean isElsewhere = attack.junk() != Junk.NONE && !writer.hasJunk();
    if (isElsewhere && attack.frame() == Frame.ARGUMENTS && attack.spread() != Spread.WIDE) {
      // No object in the argument: beside it, then.
      out.setLength(start);
      new ValueWriter(Attack.NONE.with(attack.scalar()), reach, out)
          .write(subject.form(), start + 1);
      out.append("],");
      new JunkWriter(out).write(attack.junk(), stop);
      out.append("\"kwargs\":{},\"more\":[");
    }
  }

  private void envelope(Frame frame, StringBuilder out, int size) {
    StringBuilder more = new StringBuilder();
    int end = size - out.length() - REST.length();
    boolean isPolicy = frame == Frame.POLICY;
    Junk junk =
        switch (frame) {
          case UNKNOWN_FIELDS, POLICY -> Junk.NAMES;
          case EQUAL_FIELDS -> Junk.EQUAL_NAMES;
          case FIELD_AGAIN -> Junk.SAME_NAME;
          default -> Junk.NONE;
        };
    if (junk != Junk.NONE) {
      more.append(',');
      new JunkWriter(more).write(junk, isPolicy ? end / 2 : end);
      more.setLength(more.length() - 1);
    } else if (frame == Frame.CALLBACKS || frame == Frame.WIDE_CALLBACKS) {
      callbacks(frame, more, end);
    }
    while (frame == Frame.CALLBACK_AGAIN && more.length() < end) {
      more.append(",\"on_failure\":").append(callback("", "[]"));
    }
    out.append(REST.formatted(isPolicy ? "" : more, isPolicy ? more : ""));
  }

  private void callbacks(Frame frame, StringBuilder more, int end) {
    String rest = REST.formatted("", "");
    int each = Math.max(1, end / CALLBACKS - rest.length() - 90);
    String arguments = frame == Frame.CALLBACKS ? "[]" : "[" + "7,".repeat(each / 2) + "7]";
    String start = ",\"on_failure\":{\"function_name\":\"f\",\"payload\":{\"args\":" + arguments;
    for (int i = 0; i < CALLBACKS; i++) {
      more.append(start).append("},").append(rest);
    }
    more.append("}".repeat(CALLBACKS));
  }

  private static String callback(String more, String arguments) {
    return "{\"function_name\":\"f\",\"payload\":{\"args\":"
        + arguments
        + "},"
        + REST.formatted(more, "")
        + "}";
  }
}
