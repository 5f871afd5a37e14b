package io.boilermaker.programs.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.programs.generate.ProgramGenerator;
import io.boilermaker.programs.model.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The changes that are generated are of all kinds, and a seed repeats them. */
class EditsTest {

  private static final List<Edit> EDITS =
      IntStream.range(0, 4_000).mapToObj(EditsTest::edit).filter(Objects::nonNull).toList();

  private static Edit edit(int seed) {
    Random random = new Random(seed);
    Program program = ProgramGenerator.supported(random, false);
    return new Edits(random).of(program);
  }

  @Test
  void all_kinds_of_changes_are_made() {
    assertThat(words())
        .containsAll(names(EditKind.values()))
        .containsAll(names(RetypeKind.values()));
  }

  private static Set<String> words() {
    return EDITS.stream()
        .flatMap(edit -> Arrays.stream(edit.what().split("[ ,]+")))
        .collect(Collectors.toSet());
  }

  private static List<String> names(Enum<?>... kinds) {
    return Arrays.stream(kinds).map(Enum::name).toList();
  }

  @Test
  void a_seed_repeats_its_change() {
    assertThat(edit(7)).isEqualTo(EDITS.get(7));
  }
}
