package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.FailureCase.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tries everything that can fail, and keeps docs/failures.md the table of what was seen. */
@Timeout(300)
class FailuresTest {

  private static final List<FailureCase> CASES =
      Stream.of(
              FailuresOfTheStart.STATES,
              FailuresOfTheStart.REGISTRIES,
              FailuresOfTheStart.CLASS_PATHS,
              FailuresOfTasks.MESSAGES,
              FailuresOfTasks.ARGUMENTS,
              FailuresOfTasks.BODIES,
              FailuresOfInterceptors.INTERCEPTORS,
              FailuresOfTasks.RESULTS,
              FailuresOfTheService.FOLLOW_UPS,
              FailuresOfTheService.SETTLEMENTS,
              FailuresOfTheService.RENEWALS,
              FailuresOfTheConnection.CONNECTIONS,
              FailuresOfTheConnection.TOKENS,
              FailuresOfTheConnection.STOPS)
          .flatMap(List::stream)
          .toList();

  private static List<FailureRow> rows = List.of();

  @BeforeAll
  static void tryAll() throws Exception {
    List<CompletableFuture<FailureRow>> tried = new ArrayList<>();
    // Processes wait, most of their time, and the log of each is its own.
    ExecutorService processes = Executors.newSingleThreadExecutor();
    try {
      for (FailureCase each : CASES) {
        tried.add(
            each.process() == null
                ? CompletableFuture.completedFuture(logged(each))
                : CompletableFuture.supplyAsync(() -> tried(each, new FailureTrial()), processes));
      }
      rows = tried.stream().map(CompletableFuture::join).toList();
    } finally {
      processes.shutdownNow();
    }
  }

  /** Tries one in this JVM, whose log no other trial may write to meanwhile. */
  private static FailureRow logged(FailureCase each) {
    var trial = new FailureTrial();
    try (var log = FailureLog.warnings(trial::said)) {
      assertThat(log.isStarted()).isTrue();
      return tried(each, trial);
    }
  }

  private static FailureRow tried(FailureCase each, FailureTrial trial) {
    try (trial) {
      each.experiment().run(trial);
      return trial.note().row(each);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(each + ": " + e + trial, e);
    }
  }

  @Test
  void every_kind_of_failure_is_tried_at_every_place() {
    List<String> wanted =
        Arrays.stream(FailurePlace.values())
            .flatMap(place -> Arrays.stream(FailureKind.values()).map(kind -> place + ", " + kind))
            .toList();
    assertThat(rows.stream().map(row -> row.tried().place() + ", " + row.tried().kind()).distinct())
        .containsExactlyElementsOf(wanted);
  }

  @Test
  void the_page_says_what_was_seen() {
    List<String> current = FailuresPage.with(rows);
    if (Boolean.getBoolean("goldens.write")) {
      FailuresPage.write(current);
    }
    List<String> page = FailuresPage.lines();
    assertThat(differences(page, current))
        .as("docs/failures.md; -Dgoldens.write=true writes its tables")
        .isEmpty();
    assertThat(page).isEqualTo(current);
    assertThat(current)
        .as("no cell is empty, and none says that it depends")
        .noneMatch(line -> line.matches(".*\\|\\s*\\|.*|.*depends.*"));
  }

  /** Returns only the lines that differ: the whole page would hide them in a long log. */
  private static List<String> differences(List<String> page, List<String> current) {
    return Stream.concat(
            page.stream().filter(line -> !current.contains(line)).map("page: "::concat),
            current.stream().filter(line -> !page.contains(line)).map("seen: "::concat))
        .toList();
  }

  @Test
  void no_message_is_lost() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.end()).matches(".*(completed|in the queue(, delayed)?|locked|`\\w+`)");
              if (row.end().endsWith("completed")) {
                assertThat(row.runs()).isPositive();
              }
            });
  }

  // N-C08, N-R03
  @Test
  void a_failure_costs_no_more_than_itself() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              Cost cost = row.tried().cost();
              assertThat(row.runs()).isLessThanOrEqualTo(cost.runs());
              assertThat(row.deliveries()).isLessThanOrEqualTo(cost.deliveries());
              assertThat(row.followUps()).isLessThanOrEqualTo(1);
              assertThat(row.end()).doesNotContain("MaxDeliveryCountExceeded");
            });
  }

  @Test
  void no_failure_is_silent() {
    assertThat(rows)
        .filteredOn(row -> !row.end().endsWith("completed") || row.exit().startsWith("1 "))
        .filteredOn(row -> !row.exit().startsWith("143"))
        .allSatisfy(row -> assertThat(row.log()).isNotEqualTo(FailureRow.NONE));
    assertThat(rows)
        .filteredOn(row -> row.exit().equals("1"))
        .allSatisfy(row -> assertThat(row.log()).matches("(ERROR|WARN) .*"));
  }

  @Test
  void counters_say_what_the_queue_says() {
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.counters().contains("deadLettered 1"))
                    .isEqualTo(row.end().contains("dead-letter queue")));
  }
}
