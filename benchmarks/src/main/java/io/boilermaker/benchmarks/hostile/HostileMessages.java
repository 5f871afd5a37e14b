package io.boilermaker.benchmarks.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The hostile messages: each kind makes one by its number, of up to 256 KB with its headers. */
final class HostileMessages {

  /** The application property that names the kind of a message. */
  static final String KIND = "kind";

  private static final int EQUAL = 31;

  /** One kind: a number makes names that no other message has. */
  private record Kind(
      String name, IntFunction<String> body, UnaryOperator<ServiceBusMessage> headers) {

    ServiceBusMessage message(int number) {
      ServiceBusMessage message = headers.apply(new ServiceBusMessage(body.apply(number)));
      message.getApplicationProperties().put(KIND, name);
      return message;
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          kind("no json", number -> "{".repeat(number % 1_000)),
          kind(
              "no utf 8",
              number -> envelope("note", "[\"é\"]"),
              message ->
                  new ServiceBusMessage(
                      BinaryData.fromBytes(message.getBody().toString().getBytes(ISO_8859_1)))),
          kind("empty", number -> ""),
          kind("deep", number -> envelope("anything", nested("[", "1", "]", 100_000))),
          kind("deep outside", number -> nested("{\"a\":", "1", "}", 40_000)),
          kind(
              "sealed type last",
              number ->
                  envelope(
                      "expression",
                      "["
                          + nested(
                              "{\"l\":",
                              num(50_000),
                              ",\"r\":{\"v\":1,\"type\":\"Num\"},\"type\":\"Add\"}",
                              185)
                          + "]")),
          kind(
              "jackson type last",
              number ->
                  envelope(
                      "folders",
                      "["
                          + nested(
                              "{\"inner\":",
                              "{\"name\":\"" + "x".repeat(200_000) + "\",\"kind\":\"folder\"}",
                              ",\"name\":\"n\",\"kind\":\"folder\"}",
                              180)
                          + "]")),
          kind(
              "equal hashes of lists",
              number -> envelope("pairs", "[" + equalHashes("[%d,%d]", 16_000) + "]")),
          kind(
              "equal hashes of records",
              number -> envelope("points", "[" + equalHashes("{\"x\":%d,\"y\":%d}", 11_000) + "]")),
          kind(
              "equal hashes of names",
              number -> envelope("names", "[{" + equalNames(8_000) + "}]")),
          kind(
              "exponent",
              number ->
                  envelope("price", "[1e" + (number % 2 == 0 ? 300_000_000 : -300_000_000) + "]")),
          kind("exponent anywhere", number -> envelope("anything", "[[1e999999999,1e-999999999]]")),
          kind(
              "exponent of attempts",
              number ->
                  envelope("note", "[\"a\"]")
                      .replace("\"attempts\":0", "\"attempts\":1e999999999")),
          kind("digits", number -> envelope("count", "[" + "9".repeat(200_000) + "]")),
          kind(
              "arabic digits",
              number -> envelope("price", "[\"" + "\u0663".repeat(120_000) + "\"]")),
          kind(
              "digits of text",
              number -> envelope("money", "[{\"amount\":\"" + "7".repeat(200_000) + "\"}]")),
          kind(
              "times",
              number ->
                  envelope(
                      "times",
                      "[[\"2026-01-01T00:00:00."
                          + "0".repeat(100_000)
                          + "Z\"],[\"PT"
                          + "9".repeat(100_000)
                          + "S\"]]")),
          kind("many small", number -> envelope("anything", "[[" + "[],".repeat(80_000) + "{}]]")),
          kind("many arguments", number -> envelope("note", "[" + "1,".repeat(120_000) + "1]")),
          kind(
              "many names",
              number ->
                  envelope("note", "[\"a\"]")
                      .replace(
                          "\"kwargs\":{}",
                          "\"kwargs\":{" + join(12_000, i -> "\"k" + i + "\":null") + "}")),
          kind(
              "same names",
              number ->
                  envelope("note", "[\"a\"]")
                      .replace(
                          "\"graph_id\"", "\"task_id\":\"x\",".repeat(14_000) + "\"graph_id\"")),
          kind("escapes", number -> envelope("note", "[\"" + "\\u0000".repeat(40_000) + "\"]")),
          kind("half pairs", number -> envelope("note", "[\"" + "\\ud800".repeat(40_000) + "\"]")),
          kind("unknown task", number -> envelope("no_such_task_" + number, "[]")),
          kind(
              "name of controls", number -> envelope("a\\u001b[2J\\n" + "n".repeat(100_000), "[]")),
          kind(
              "long id",
              number ->
                  envelope("again", "[]")
                      .replace("\"task_id\":\"", "\"task_id\":\"" + "i".repeat(90_000))),
          kind(
              "name of class",
              number ->
                  envelope("anything", "[{\"@class\":\"java.io.File\",\"path\":\"/etc/passwd\"}]")),
          kind("other queue", number -> follower("note", "[\"a\"]", "payments-" + number)),
          kind("sub queue", number -> follower("note", "[\"a\"]", "hostile/$deadletterqueue")),
          kind(
              "failure of others",
              number -> follower("fails", "[\"" + "x".repeat(100_000) + "\"]", "x" + number)),
          kind("chain", number -> chain(120)),
          kind(
              "amplified",
              number ->
                  envelope("again", "[]")
                      .replace("\"max_tries\":5,\"delay\":120", "\"max_tries\":100,\"delay\":0")),
          kind(
              "huge delays",
              number ->
                  envelope("again", "[]")
                      .replace(
                          "\"max_tries\":5,\"delay\":120,\"delay_max\":120",
                          "\"max_tries\":1,\"delay\":9223372036854775807,\"delay_max\":9223372036854775807")
                      .replace("\"attempts\":{\"attempts\":0", "\"attempts\":{\"attempts\":1")),
          kind(
              "graph",
              number ->
                  envelope("note", "[\"a\"]").replace("\"graph_id\":null", "\"graph_id\":\"g\"")),
          kind(
              "properties",
              number -> envelope("no_such_task", "[]"),
              message -> {
                message.getApplicationProperties().put("boilermaker-hand-backs", Integer.MIN_VALUE);
                message.getApplicationProperties().put("traceparent", "t".repeat(30_000));
                return message.setCorrelationId("c".repeat(30_000)).setSubject("\u001b[2J");
              }));

  private HostileMessages() {}

  /** Makes the message of a number: all kinds take turns. */
  static ServiceBusMessage of(int number) {
    return KINDS.get(number % KINDS.size()).message(number);
  }

  private static Kind kind(String name, IntFunction<String> body) {
    return kind(name, body, message -> message);
  }

  private static Kind kind(
      String name, IntFunction<String> body, UnaryOperator<ServiceBusMessage> headers) {
    return new Kind(name, body, headers);
  }

  private static String envelope(String task, String arguments) {
    return """
    {"task_id":"%s","should_dead_letter":true,"acks_late":true,"function_name":"%s",\
    "attempts":{"attempts":0,"last_retry":"2026-01-31T12:00:00.123456Z"},\
    "policy":{"max_tries":5,"delay":120,"delay_max":120,"retry_mode":0},\
    "payload":{"args":%s,"kwargs":{}},"graph_id":null,"on_success":null,"on_failure":null}"""
        .formatted(UUID.randomUUID(), task, arguments);
  }

  /** A task whose callbacks name a queue. */
  private static String follower(String task, String arguments, String queue) {
    String callback =
        envelope("note", "[\"b\"]")
            .replaceFirst("\\{", "{\"queue\":\"" + queue.replace("$", "\\$") + "\",");
    return envelope(task, arguments)
        .replace(
            "\"on_success\":null,\"on_failure\":null}",
            "\"on_success\":" + callback + ",\"on_failure\":" + callback + "}");
  }

  private static String chain(int depth) {
    String chain = envelope("note", "[\"a\"]");
    for (int i = 1; i < depth; i++) {
      chain = envelope("note", "[\"a\"]").replace("\"on_success\":null", "\"on_success\":" + chain);
    }
    return chain;
  }

  private static String num(int junk) {
    return "{\"v\":1,\"junk\":[" + "999,".repeat(junk) + "999],\"type\":\"Num\"}";
  }

  private static String nested(String before, String inner, String after, int depth) {
    return before.repeat(depth) + inner + after.repeat(depth);
  }

  /** Pairs of numbers of the same hash: 31 x + y is the same for all. */
  private static String equalHashes(String form, int count) {
    return "[" + join(count, i -> form.formatted(i, -EQUAL * i)) + "]";
  }

  /** Names of the same hash, of the parts "Aa" and "BB". */
  private static String equalNames(int count) {
    return join(
        count,
        i ->
            "\""
                + IntStream.range(0, 13)
                    .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining())
                + "\":1");
  }

  private static String join(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
  }
}
