package io.boilermaker.programs.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.source.ProgramSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The search for dear messages finds what is dear; {@code benchmarks/costs} searches. */
class CostsTest {

  private static final Subjects FIXED = Subjects.fixed();
  private static final Meter METER = new Meter(Duration.ofSeconds(20));

  private static final Reference REFERENCE =
      new Reference(new Cost(30_000, 8_000), new Cost(10, 12.5));

  @AfterAll
  static void close() {
    METER.close();
    FIXED.close();
  }

  /** Its equality needs so much memory that the result depends on no machine and no JDK. */
  private static final String UNEQUAL =
      """
          package unequal;
          final class Tasks {
            record Key(int x) {
              @Override public int hashCode() { return 1; }
              @Override public boolean equals(Object other) {
                return "a kilobyte".repeat(100).concat(toString()).endsWith(String.valueOf(other));
              }
            }
            @io.boilermaker.annotations.BackgroundTask(name = "unequal.task")
            static void task(
                java.util.function.BiConsumer<String, Object[]> state, java.util.%s<Key> value) {}
          }
          """;

  @Test
  void a_quadratic_type_is_too_dear_even_in_an_ordinary_message() {
    assertThat(resultOf("HashSet").tooDear()).isNotEmpty();
  }

  @Test
  void the_same_type_in_a_list_is_not() {
    assertThat(resultOf("List").tooDear()).noneMatch(each -> each.ratio().bytes() > Trial.LIMIT);
  }

  private static Result resultOf(String collection) {
    Form key = new Form.Fields(null, List.of(new Form.Field("x", Form.of(JdkType.INT))));
    Subject subject = new Subject(collection, "unequal.task", "value", new Form.Items(key));
    ProgramSource source = new ProgramSource("unequal", UNEQUAL.formatted(collection), Map.of());
    try (Subjects subjects = Subjects.compiled(List.of(subject), List.of(source))) {
      return new Trial(subject, subjects.reader(), METER, REFERENCE).run(List.of(Attack.NONE));
    }
  }

  @Test
  void work_that_does_not_end_is_endless() {
    try (Meter impatient = new Meter(Duration.ofMillis(1))) {
      assertThat(impatient.once(LockSupport::park)).isEqualTo(Cost.ENDLESS);
    }
    assertThat(METER.once(() -> {})).matches(Cost::isKnown);
  }

  @Test
  void ordinary_messages_of_all_shapes_are_read() {
    assertThat(FIXED.all())
        .allSatisfy(
            subject -> {
              byte[] body = new MessageWriter(subject).write(Attack.NONE, 400);
              assertThat(FIXED.reader().read(body).refusal()).isNull();
            });
  }

  @Test
  void a_seed_repeats_its_messages() {
    assertThat(messages(7)).isEqualTo(messages(7)).isNotEqualTo(messages(8)).hasSizeGreaterThan(20);
  }

  private static List<String> messages(long seed) {
    Map<String, Program> programs = Subjects.programs(seed, 1);
    Random random = new Random(seed);
    return Subjects.of(programs).stream()
        .map(subject -> new MessageWriter(subject).write(Attack.random(random), 2_000))
        .map(bytes -> new String(bytes, UTF_8))
        .toList();
  }

  @Test
  void all_values_of_equal_hash_codes_differ() {
    for (JdkType type : JdkType.values()) {
      if (EqualHashes.leaf(type, 0) != null) {
        assertThat(Stream.iterate(0, i -> i + 1).limit(5_000).map(i -> EqualHashes.leaf(type, i)))
            .doesNotHaveDuplicates();
      }
    }
  }
}
