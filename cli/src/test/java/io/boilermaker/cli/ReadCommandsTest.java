package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.cli.Bench.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that only read. */
@Timeout(120)
class ReadCommandsTest extends BenchTest {

  @Test
  void status_counts_by_state_and_task_as_the_service_says() {
    bench.dead("TaskFailed", "no", Bench.mail("dead@x"));
    bench.send(Bench.mail("a@x"), Bench.mail("b@x"), "no task");
    bench.schedule(Bench.task("place_order", "[]", "{}", 2), Duration.ofHours(1));
    Result status = bench.run("status", "--json");
    assertThat(status.code()).isZero();
    assertThat(status.one().path("active").asInt()).isEqualTo(3);
    assertThat(status.one().path("scheduled").asInt()).isEqualTo(1);
    assertThat(status.one().path("dead").asInt()).isEqualTo(1);
    assertThat(status.one().path("by_service").asBoolean()).isTrue();
    assertThat(status.one().at("/tasks/send_mail/active").asInt()).isEqualTo(2);
    assertThat(status.one().at("/tasks/place_order/most_attempts").asInt()).isEqualTo(2);
    assertThat(status.one().at("/tasks/(no task)/active").asInt()).isEqualTo(1);
    assertThat(bench.run("status").out())
        .contains("queue 'tasks' at ")
        .containsPattern("dead +1 ")
        .containsPattern("send_mail +2 +0 +0 +1 ")
        .contains("counts by the service; tasks: looked at 5 messages");
  }

  @Test
  void status_counts_by_looking_where_the_login_may_not_manage() {
    bench.environment.remove("BOILERMAKER_ADMINISTRATION_CONNECTION_STRING");
    bench.environment.put(
        "BOILERMAKER_ADMINISTRATION_CONNECTION_STRING",
        "Endpoint=sb://localhost:1;SharedAccessKeyName=x;SharedAccessKey=eA==;"
            + "UseDevelopmentEmulator=true");
    bench.send(Bench.mail("a@x"));
    Result status = bench.run("status", "--look-at", "10");
    assertThat(status.code()).isZero();
    assertThat(status.out())
        .contains("counted: looked at 1 messages")
        .containsPattern("active +1 ");
  }

  @Test
  void status_watches() {
    Result status = bench.run("status", "--watch=1ms", "--times", "3", "--json");
    assertThat(status.json()).hasSize(3);
  }

  @Test
  void list_shows_named_arguments_and_how_many_it_looked_at() {
    bench.send(Bench.task("send_mail", "[\"a@x\"]", "{\"copies\": 2}"), "no task");
    Result list = bench.run("list");
    assertThat(list.code()).isZero();
    assertThat(list.lines().get(0)).startsWith("SEQUENCE  STATE");
    assertThat(list.lines().get(1)).contains("active", "send_mail", "0/5", "to=\"a@x\", copies=2");
    assertThat(list.lines().get(2)).contains("(no task)", "no task");
    assertThat(list.err()).contains("2 of 2 messages that were looked at match.");
    Result json = bench.run("list", "--json", "--task", "send_mail");
    assertThat(json.one().at("/arguments/copies").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--task send_* | 2",
        "--task send_mail --task place_order | 3",
        "--task SEND_MAIL | 0",
        "--arg to=a@x | 1",
        "--arg copies=2 | 1",
        "--arg copies=\"2\" | 0",
        "--where copies>=2 | 1",
        "--where args[0].total>100 | 1",
        "--where order.total>100.50 | 0",
        "--where order.lines[1].count=7 | 1",
        "--where kwargs.copies!=2 | 0",
        "--where to~^a@ | 1",
        "--attempt >=3 | 1",
        "--attempt 0 | 2",
        "--since 1h | 4",
        "--until 1h | 0",
        "--trace 0af7651916cd43dd8448eb211c80319c | 1",
        "--trace 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 | 1"
      })
  void filters_are_the_same_everywhere(String filter, int found) {
    var traced = bench.message(Bench.mail("a@x"));
    traced
        .getApplicationProperties()
        .put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    bench.send(traced);
    bench.send(
        Bench.task("send_mail", "[\"b@x\"]", "{\"copies\": 2}", 3),
        Bench.task(
            "place_order",
            "[{\"id\": \"o\", \"total\": 100.50, \"lines\": [{\"article\": \"x\", \"count\": 1},"
                + " {\"article\": \"y\", \"count\": 7}]}, {\"type\": \"Card\", \"token\": \"t\"}]",
            "{}"),
        "no task");
    String[] options = filter.split(" ");
    String[] arguments = new String[options.length + 2];
    arguments[0] = "list";
    arguments[1] = "--json";
    System.arraycopy(options, 0, arguments, 2, options.length);
    Result list = bench.run(arguments);
    assertThat(list.json()).as(list.err()).hasSize(found);
    assertThat(list.err()).contains(found + " of 4 messages that were looked at match.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--where copies | --where takes PATH OPERATOR VALUE",
        "--where a..b=1 | is no path",
        "--error ( | --error takes a regular expression",
        "--attempt many | --attempt takes a number",
        "--since yesterday | --since takes a time such as",
        "--arg copies | --arg takes NAME=VALUE"
      })
  void a_filter_that_cannot_be_read_is_an_error(String filter, String message) {
    Result list = bench.run(("list " + filter).split(" "));
    assertThat(list.code()).isEqualTo(2);
    assertThat(list.err()).contains("error: ").contains(message);
  }

  @Test
  void list_sorts_and_stops_at_a_limit() {
    bench.send(Bench.mail("a"), Bench.task("place_order", "[]", "{}"), Bench.mail("c"));
    assertThat(bench.run("list", "--sort", "task", "--json").json().get(0).path("task").asText())
        .isEqualTo("place_order");
    Result limited = bench.run("list", "--limit", "1");
    assertThat(limited.lines()).hasSize(2);
    assertThat(limited.err()).contains("The first 1 of those that match");
  }

  @Test
  void show_names_and_types_arguments_and_says_why_they_would_not_bind() {
    bench.send(Bench.task("send_mail", "[]", "{\"to\": \"a@x\", \"copies\": \"two\"}", 1));
    Result show = bench.run("show", "last");
    assertThat(show.code()).isZero();
    assertThat(show.out())
        .contains("send_mail  active, sequence ")
        .containsPattern("to +String +\"a@x\"")
        .containsPattern("copies +int +\"two\"")
        .contains("5 tries, 120 s fixed")
        .contains("It would not bind: argument 'copies' (position 1):")
        .contains("found a string");
    assertThat(bench.run("show", "last", "--json").one().path("refusal").asText())
        .startsWith("argument 'copies' (position 1):");
  }

  @Test
  void show_says_what_a_worker_says_of_nested_and_sealed_types() {
    String order = "{\"id\": \"o\", \"total\": 1, \"lines\": [{\"article\": \"x\"}]}";
    bench.send(
        Bench.task("place_order", "[" + order + ", {\"type\": \"Cash\"}]", "{}"),
        Bench.task("place_order", "[null, {\"type\": \"Cash\"}, \"FAX\"]", "{}"));
    assertThat(bench.run("show", "1").out() + bench.run("show", "2").out())
        .contains("argument 'order' (position 0) at /lines/0: the object lacks 'count'")
        .contains("one of Card, Invoice as 'type' is needed, found other text");
  }

  @Test
  void show_draws_callbacks_as_a_tree() {
    String success = Bench.task("send_mail", "[\"done@x\"]", "{}");
    bench.send(Bench.mail("a@x").replace("\"on_success\": null", "\"on_success\": " + success));
    assertThat(bench.run("show", "last").out()).contains("on success: send_mail(to=\"done@x\")");
    assertThat(bench.run("show", "last", "--json").one().at("/callbacks/0/arguments/to").asText())
        .isEqualTo("done@x");
  }

  @Test
  void show_without_manifests_shows_plain_json() {
    bench.withoutManifests().send(Bench.task("unknown", "[1, [2]]", "{\"x\": null}"));
    assertThat(bench.run("show", "last").out())
        .containsPattern("args\\[0\\] +1")
        .containsPattern("args\\[1\\] +\\[2]")
        .containsPattern("x +null")
        .doesNotContain("bind");
  }

  @Test
  void a_body_that_is_no_text_is_shown_as_bytes() {
    bench.send(
        new com.azure.messaging.servicebus.ServiceBusMessage(
            com.azure.core.util.BinaryData.fromBytes(new byte[] {(byte) 0xff, 0, 0x1b})));
    assertThat(bench.run("show", "last").out()).contains("3 bytes: ff 00 1b");
    assertThat(bench.run("list").out()).contains("3 bytes: ff 00 1b");
  }

  @Test
  void nothing_in_a_message_reaches_the_terminal_as_a_command() {
    String evil = "\\u001b[2J\\u009b31m\\u202eevil\\r\\n\\ufeff";
    bench.dead(
        "Bad\u001b]0;x\u0007",
        "line\nbreak\u2028",
        Bench.task("evil\\u001b[31m", "[\"" + evil + "\"]", "{\"" + evil + "\": 1}"));
    for (String[] command :
        new String[][] {
          {"status"},
          {"dead", "list"},
          {"dead", "list", "--each"},
          {"dead", "show", "last"},
          {"dead", "list", "--each", "--json"},
          {"tasks"},
          {"doctor"}
        }) {
      Result result = bench.run(command);
      assertThat((result.out() + result.err()).chars())
          .as(String.join(" ", command))
          .allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f) || c == '…');
    }
    assertThat(bench.run("dead", "show", "last").out())
        .contains("evil\\u001b[31m")
        .contains("line\\nbreak\\u2028");
  }

  @Test
  void tail_shows_the_last_messages_and_those_that_come() {
    for (int i = 0; i < 5; i++) {
      bench.send(Bench.mail("m" + i));
    }
    Result tail = bench.run("tail", "--no-follow", "--last", "2");
    assertThat(tail.lines()).hasSize(2);
    assertThat(tail.lines().get(1)).contains("send_mail", "m4");
    assertThat(
            bench
                .run("tail", "--count", "1", "--last", "1", "--json")
                .one()
                .at("/arguments/to")
                .asText())
        .isEqualTo("m4");
  }

  @Test
  void tail_of_an_empty_queue_ends() {
    assertThat(bench.run("tail", "--no-follow").code()).isZero();
    assertThat(bench.run("tail", "--no-follow", "--dead").code()).isZero();
  }

  @Test
  void tasks_lists_signatures_and_tasks_in_the_queue_that_are_in_no_manifest() {
    Result tasks = bench.run("tasks");
    assertThat(tasks.code()).isZero();
    assertThat(tasks.out())
        .contains("send_mail(to: String, copies: int = 1)")
        .contains("retry 3 10 120 FIXED")
        .contains("alias order");
    bench.send(Bench.task("gone", "[]", "{}"));
    Result unknown = bench.run("tasks", "--json");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.json()).anyMatch(json -> json.path("unknown").asText().equals("gone"));
  }

  @Test
  void doctor_finds_what_is_well() {
    Result doctor = bench.run("doctor");
    assertThat(doctor.code()).isZero();
    assertThat(doctor.out())
        .containsPattern("ok +reach: ")
        .containsPattern("ok +listen: ")
        .containsPattern("ok +send: ")
        .containsPattern("ok +transactions: ")
        .containsPattern("ok +lock: 1m 0s")
        .containsPattern("ok +deliveries: at most 10")
        .containsPattern("warning +duplicates: not detected")
        .containsPattern("ok +clock: ")
        .containsPattern("ok +tasks: ");
  }

  @Test
  void doctor_finds_a_task_that_no_manifest_has() {
    bench.send(Bench.task("gone", "[]", "{}"));
    Result doctor = bench.run("doctor", "--json");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.json())
        .anySatisfy(
            json -> {
              assertThat(json.path("about").asText()).isEqualTo("tasks");
              assertThat(json.path("grade").asText()).isEqualTo("wrong");
              assertThat(json.path("text").asText()).contains("gone (1)");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "doctor | 0 | unknown +longest: workers renew locks for 1h 0m at most; say how long",
        "doctor --longest 40s | 0 | ok +longest: 40s is within the lock",
        "doctor --longest 5m | 0 | warning +longest: a task of 5m 0s outlasts its lock",
        "doctor --longest 2h | 1 | wrong +longest: .* so a task of 2h 0m runs twice; set"
            + " BOILERMAKER_MAX_LOCK_RENEWAL_SECONDS to 14400"
      })
  void doctor_compares_the_lock_with_the_longest_task(String call, int code, String line) {
    Result doctor = bench.run(call.split(" "));
    assertThat(doctor.out()).containsPattern(line);
    assertThat(doctor.code()).isEqualTo(code);
  }

  @Test
  void doctor_takes_the_worker_s_setting_of_lock_renewals() {
    bench.environment.put("BOILERMAKER_MAX_LOCK_RENEWAL_SECONDS", "600");
    assertThat(bench.run("doctor", "--longest", "20m").out()).contains("for 10m 0s at most");
  }

  @Test
  void the_manual_and_the_help_have_all_commands() {
    String manual = bench.run("man").out();
    assertThat(manual)
        .startsWith(".TH BOILERMAKER 1")
        .contains(".SS dead redrive", ".SS purge\\-queue", "\\fB\\-\\-canary\\fR \\fIN\\fR")
        .doesNotContain("\n'", "\n. ");
    assertThat(bench.run("help", "purge-queue").out()).contains("--older-than");
  }

  @Test
  void completion_is_a_script_for_each_shell() {
    assertThat(bench.run("completion", "bash").out()).contains("complete -F _complete_boilermaker");
    assertThat(bench.run("completion", "zsh").out()).contains("bashcompinit");
    assertThat(bench.run("completion", "fish").out())
        .contains("complete -c boilermaker -f -n '__fish_seen_subcommand_from dead' -a redrive");
  }

  @Test
  void a_narrow_terminal_cuts_rows_and_colours_can_be_turned_off() {
    bench.send(Bench.mail("a".repeat(200)));
    Result list = bench.interactive(80).run("list");
    assertThat(list.out()).contains("\u001b[1msend_mail\u001b[0m").contains("…");
    Result plain = bench.run("list", "--no-color");
    assertThat(plain.lines()).allMatch(line -> line.length() <= 80);
    bench.environment.put("NO_COLOR", "1");
    assertThat(bench.run("list").out()).doesNotContain("\u001b");
  }
}
