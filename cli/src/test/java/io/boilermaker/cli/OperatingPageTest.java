package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.cli.Bench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of {@code docs/operating.md}, each situation on a queue of its own, and
 * compares what they print. With {@code -Dgoldens.write=true} it writes that.
 */
@Timeout(180)
class OperatingPageTest {

  private static final Path PAGE = Path.of("../docs/operating.md");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-01-31T12:00:00Z"), ZoneOffset.UTC);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String ORDER =
      "[{\"id\": \"order-17\", \"total\": 99.50, \"lines\": []}, {\"type\": \"Card\", \"token\":"
          + " \"tok_4711\"}]";
  private static final Pattern PIECE = Pattern.compile("'([^']*)'|(\\S+)");

  /** What is in the queue before the commands of a situation. */
  private static final Map<String, Consumer<Bench>> SITUATIONS =
      Map.ofEntries(
          Map.entry("1. Dead letters after a bad deploy", OperatingPageTest::badDeploy),
          Map.entry("2. A poison message", OperatingPageTest::poison),
          Map.entry("3. A queue from which nothing is taken", OperatingPageTest::stuck),
          Map.entry("4. A backlog", OperatingPageTest::backlog),
          Map.entry("5. A changed signature", OperatingPageTest::changedSignature),
          Map.entry("6. A lost worker", OperatingPageTest::lostWorker),
          Map.entry("7. A task that must not run", OperatingPageTest::scheduled),
          Map.entry("8. A task to run by hand", bench -> {}),
          Map.entry("9. Old dead letters", OperatingPageTest::oldDeadLetters),
          Map.entry("10. A re-drive that was interrupted", OperatingPageTest::interrupted),
          Map.entry("11. One message of a customer", OperatingPageTest::customer));

  @TempDir Path folder;

  private static String mail(String to) {
    return Bench.mail(to + "@example.com");
  }

  private static void badDeploy(Bench bench) {
    bench.dead(
        "TaskFailed", "java.net.ConnectException: no route to 10.0.0.7", mail("ada"), mail("bob"));
    bench.dead("TaskFailed", "java.net.ConnectException: no route to 10.0.0.8", mail("eve"));
    bench.dead(
        "ExpectationFailed",
        "the task takes 2 arguments, the message lacks 'to'",
        Bench.task("send_mail", "[]", "{\"copies\": 2}"));
    bench.dead(
        "TaskFailed", "java.lang.IllegalStateException", Bench.task("place_order", ORDER, "{}"));
  }

  private static void poison(Bench bench) {
    bench.dead(
        "MaxDeliveryCountExceeded",
        "Message could not be consumed after 10 delivery attempts.",
        Bench.task("place_order", ORDER, "{}"));
    bench.dead("TaskFailed", "no", mail("ada"));
  }

  private static void stuck(Bench bench) {
    bench.send(mail("ada"), Bench.task("new_task", "[]", "{}"));
  }

  private static void backlog(Bench bench) {
    bench.send(mail("ada"), Bench.task("place_order", ORDER, "{}"), mail("bob"));
    bench.schedule(
        Bench.task("send_mail", "[\"eve@example.com\"]", "{}", 2), Duration.ofMinutes(4), CLOCK);
  }

  private static void changedSignature(Bench bench) {
    bench.dead(
        "ExpectationFailed",
        "argument 'copies' (position 1): an integer is needed, found a string",
        Bench.task("send_mail", "[\"ada@example.com\"]", "{\"copies\": \"two\"}"));
  }

  private static void lostWorker(Bench bench) {
    bench.send(Bench.task("place_order", ORDER, "{}"));
  }

  private static void scheduled(Bench bench) {
    bench.schedule(mail("wrong"), Duration.ofHours(3), CLOCK);
    bench.schedule(mail("right"), Duration.ofHours(5), CLOCK);
  }

  private static void oldDeadLetters(Bench bench) {
    bench.brokerTime.set(CLOCK.instant().minus(Duration.ofDays(8)));
    bench.dead("TaskFailed", "no", mail("ada"), mail("bob"));
    bench.brokerTime.set(CLOCK.instant());
  }

  private static void interrupted(Bench bench) {
    bench.dead("TaskFailed", "no", mail("ada"), mail("bob"));
  }

  private static void customer(Bench bench) {
    ServiceBusMessage dead = bench.message(mail("ada"));
    dead.getApplicationProperties().put("traceparent", TRACE);
    bench.dead("TaskFailed", "no", List.of(dead));
    bench.send(Bench.task("place_order", ORDER, "{}"), mail("bob"));
  }

  @Test
  void the_commands_of_the_page_print_what_stands_there() throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    List<String> now = run(page);
    if (Boolean.getBoolean("goldens.write")) {
      Files.write(PAGE, now);
    }
    assertThat(page).containsExactlyElementsOf(now);
  }

  private List<String> run(List<String> page) throws IOException {
    List<String> now = new ArrayList<>();
    Bench bench = null;
    boolean isConsole = false;
    try {
      for (String line : page) {
        if (line.startsWith("## ")) {
          bench = next(bench, line.substring(3));
        }
        if (!isConsole || line.startsWith("$ ") || line.equals("```")) {
          now.add(line);
        }
        if (isConsole && line.startsWith("$ boilermaker ")) {
          now.addAll(output(bench, line.substring("$ boilermaker ".length())));
        }
        isConsole = line.equals("```console") || (isConsole && !line.equals("```"));
      }
    } finally {
      if (bench != null) {
        bench.close();
      }
    }
    return now;
  }

  private Bench next(Bench before, String heading) throws IOException {
    if (before != null) {
      before.close();
    }
    Path own = Files.createDirectory(folder.resolve(heading.replaceAll("\\D", "")));
    Bench bench = new Bench(own, CLOCK);
    SITUATIONS.get(heading).accept(bench);
    Files.writeString(
        own.resolve("released.tasks"),
        "boilermaker 1\ntask send_mail com.example.Mail.sendMail\n  arg to String\n"
            + "  arg subject String\n");
    if (heading.startsWith("10.")) {
      interruptedPlan(bench, own);
    }
    return bench;
  }

  /** Leaves the plan of a run that was killed before it did anything. */
  private static void interruptedPlan(Bench bench, Path own) throws IOException {
    var queue = new io.boilermaker.cli.internal.queue.QueueClient(bench.config(), note -> {});
    var entries =
        queue.all(true).stream()
            .map(message -> new io.boilermaker.cli.internal.redrive.Selected(message, null).entry())
            .toList();
    var plan =
        new io.boilermaker.cli.internal.redrive.Plan(
            queue.place(), Bench.QUEUE, Duration.ZERO, false, entries);
    io.boilermaker.cli.internal.redrive.PlanFile.create(
            own.resolve(".boilermaker/redrive-20270131-120000-000.jsonl"), plan)
        .close();
    queue.close();
  }

  private static List<String> output(Bench bench, String command) {
    List<String> words = new ArrayList<>();
    Matcher pieces = PIECE.matcher(command);
    while (pieces.find()) {
      words.add(pieces.group(1) == null ? pieces.group(2) : pieces.group(1));
    }
    Result result = bench.run(words.toArray(new String[0]));
    List<String> lines = new ArrayList<>();
    (result.out() + result.err()).lines().map(line -> shown(bench, line)).forEach(lines::add);
    return lines;
  }

  /** Replaces what differs from run to run. */
  private static String shown(Bench bench, String line) {
    return line.replaceAll("localhost:\\d+", "myapp.servicebus.windows.net")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "0198c0de-…")
        // The page's clock stands still, and the one of the broker's HTTP does not.
        .replaceAll("machine's is \\w+ \\w+ from", "machine's is 2m 10s from")
        .replace(bench.folder() + "/", "")
        .stripTrailing();
  }
}
