package io.boilermaker.broker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The packages of the broker and their dependencies, from the top downwards. */
class RoomsTest {

  private static final String ROOT = "io.boilermaker.broker";

  /** The values of the API; they depend on no other room, so every room may use them. */
  private static final Set<String> VALUES =
      Set.of(ROOT + ".QueueSpec", ROOT + ".QueueCounts", ROOT + ".Faults$Operation");

  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("program", Set.of("")),
          Map.entry("junit", Set.of("")),
          Map.entry("", internal("admin network link store queue access message time")),
          Map.entry("internal.admin", internal("network link queue access message time")),
          Map.entry("internal.network", internal("link queue access message time")),
          Map.entry("internal.link", internal("queue access message time")),
          Map.entry("internal.store", internal("queue message time")),
          Map.entry("internal.access", internal("message time")),
          Map.entry("internal.queue", internal("message")),
          Map.entry("internal.message", internal("time")),
          Map.entry("internal.time", Set.of()));

  /** The settings by their names in the service, and waiting, are shared with the rooms below. */
  private static final Map<String, Set<String>> EXCEPTIONS =
      Map.of(
          "program", Set.of(ROOT + ".internal.admin.QueueSettings"),
          "junit", Set.of(ROOT + ".internal.time.Patience"));

  private static final Rooms ROOMS = new Rooms(ROOT, VALUES);

  private static Set<String> internal(String names) {
    return Set.of(("internal." + names.replace(" ", " internal.")).split(" "));
  }

  @Test
  void packages_form_no_circle() {
    ROOMS.assertNoCircles();
  }

  @Test
  void arrows_between_packages_run_downwards() {
    ROOMS.assertArrows(ARROWS, EXCEPTIONS);
  }

  @Test
  void values_of_the_api_know_no_package() {
    ROOMS.assertValuesKnowNoRoom();
  }

  @Test
  void queues_know_neither_amqp_nor_sockets() {
    noClasses()
        .that()
        .resideInAPackage("..internal.queue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.qpid..", "java.net..", "java.nio.channels..")
        .check(ROOMS.main());
  }

  @Test
  void only_the_time_of_the_broker_reads_a_clock() {
    ROOMS.assertOneClock(ROOT + ".internal.time.BrokerTime");
  }

  @Test
  void tests_never_sleep() {
    ROOMS.assertNoSleepInTests();
  }

  @Test
  void constructors_have_at_most_five_parameters() {
    ROOMS.assertParameters(5, Set.of());
  }

  /** Most of LocalServiceBus is the documentation of the API; SubQueue is one state machine. */
  @Test
  void files_and_methods_keep_their_budgets() throws IOException {
    SourceBudget main = new SourceBudget(Path.of("src/main/java"));
    main.assertFiles(250, Map.of("LocalServiceBus.java", 360, "SubQueue.java", 280));
    main.assertMethods(30);
    new SourceBudget(Path.of("src/test/java")).assertFiles(400, Map.of());
  }
}
