package io.boilermaker.cli.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.tasks.TaskBook;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the values of filter options. */
public final class Conditions {

  private static final Pattern ATTEMPT = Pattern.compile("\\s*(>=|<=|!=|=|>|<)?\\s*(\\d{1,9})\\s*");
  private static final Pattern WHERE =
      Pattern.compile("\\s*([^\\s=!<>~]+)\\s*(>=|<=|!=|==|=|>|<|~)\\s*(.*)", Pattern.DOTALL);

  private Conditions() {}

  /** Matches the name of a task; {@code *} and {@code ?} are wildcards. */
  public static Predicate<SeenMessage> task(String glob) {
    Pattern pattern = glob(glob);
    return message -> message.task().filter(name -> pattern.matcher(name).matches()).isPresent();
  }

  /** Matches the reason of a dead letter. */
  public static Predicate<SeenMessage> reason(String glob) {
    Pattern pattern = glob(glob);
    return message -> pattern.matcher(message.reason()).matches();
  }

  /** Matches a part of the description of a dead letter. */
  public static Predicate<SeenMessage> error(String regex) {
    Pattern pattern = regex("--error", regex);
    return message -> pattern.matcher(message.description()).find();
  }

  /** Matches the id of a task, of a message, or a sequence number. */
  public static Predicate<SeenMessage> id(String id) {
    return message ->
        message.taskId().equals(id)
            || message.messageId().equals(id)
            || String.valueOf(message.sequence()).equals(id);
  }

  /** Matches what came into the queue then or later. */
  public static Predicate<SeenMessage> since(Instant time) {
    return message -> !message.enqueued().isBefore(time);
  }

  /** Matches what came into the queue before. */
  public static Predicate<SeenMessage> until(Instant time) {
    return message -> message.enqueued().isBefore(time);
  }

  /** Matches the attempts made, such as {@code >=3}. */
  public static Predicate<SeenMessage> attempt(String condition) {
    Matcher matcher = ATTEMPT.matcher(condition);
    if (!matcher.matches()) {
      throw new FilterException(
          "--attempt takes a number, also with one of = != < <= > >= before it, not '"
              + condition
              + "'");
    }
    Operator operator = Operator.of(matcher.group(1) == null ? "=" : matcher.group(1));
    int number = Integer.parseInt(matcher.group(2));
    return message ->
        message.envelope().isPresent()
            && operator.holds(Integer.compare(message.attempts(), number));
  }

  /** Matches the value of an argument, {@code name=value}. */
  public static Predicate<SeenMessage> argument(String text, TaskBook book) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new FilterException("--arg takes NAME=VALUE, not '" + text + "'");
    }
    String name = text.substring(0, equals);
    Operand operand = Operand.of(text.substring(equals + 1));
    return message ->
        message
            .envelope()
            .flatMap(envelope -> ArgumentPath.of(name).find(envelope, book))
            .filter(value -> operand.compare(value).filter(order -> order == 0).isPresent())
            .isPresent();
  }

  /** Matches a value in the arguments, such as {@code kwargs.order.total > 100}. */
  public static Predicate<SeenMessage> where(String text, TaskBook book) {
    Matcher matcher = WHERE.matcher(text);
    if (!matcher.matches()) {
      throw new FilterException(
          "--where takes PATH OPERATOR VALUE, such as 'kwargs.order.total > 100', not '"
              + text
              + "'");
    }
    ArgumentPath path = ArgumentPath.of(matcher.group(1));
    String operator = matcher.group(2);
    String value = matcher.group(3).strip();
    Predicate<JsonNode> condition =
        operator.equals("~") ? matching(value) : compared(Operator.of(operator), value);
    return message ->
        message
            .envelope()
            .flatMap(envelope -> path.find(envelope, book))
            .filter(condition)
            .isPresent();
  }

  private static Predicate<JsonNode> matching(String regex) {
    Pattern pattern = regex("--where", regex);
    return value -> value.isValueNode() && pattern.matcher(value.asText()).find();
  }

  private static Predicate<JsonNode> compared(Operator operator, String value) {
    Operand operand = Operand.of(value);
    return found -> {
      Optional<Integer> order = operand.compare(found);
      return order.isPresent() ? operator.holds(order.get()) : operator == Operator.UNEQUAL;
    };
  }

  /** Matches the id of a trace, or a whole {@code traceparent}. */
  public static Predicate<SeenMessage> trace(String id) {
    return message ->
        !message.traceId().isEmpty() && (id.equals(message.traceId()) || isIn(id, message));
  }

  private static boolean isIn(String traceParent, SeenMessage message) {
    return traceParent.contains("-" + message.traceId() + "-");
  }

  private static Pattern glob(String glob) {
    var regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static Pattern regex(String option, String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new FilterException(
          option + " takes a regular expression: " + e.getDescription() + " in '" + regex + "'");
    }
  }
}
