package io.boilermaker.programs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component.Mark;
import io.boilermaker.programs.model.Declaration.ClassStyle;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.SealedStyle;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.MapKind;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Verdict;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The programs that are generated are of the whole grammar, and a seed repeats them. */
class GrammarTest {

  private static final List<Program> SUPPORTED =
      IntStream.range(0, 1_500)
          .mapToObj(seed -> ProgramGenerator.supported(new Random(seed), seed % 2 == 0))
          .toList();

  private static final List<Program> REFUSED =
      IntStream.range(0, 500).mapToObj(seed -> ProgramGenerator.refused(new Random(seed))).toList();

  @Test
  void all_types_kinds_and_styles_are_used() {
    String all = SUPPORTED.toString();
    for (Enum<?>[] names :
        List.<Enum<?>[]>of(
            JdkType.values(),
            CollectionKind.values(),
            MapKind.values(),
            RecordStyle.values(),
            EnumStyle.values(),
            SealedStyle.values(),
            Mark.values())) {
      for (Enum<?> name : names) {
        assertThat(all).contains("=" + name + (name instanceof CollectionKind ? "," : ""));
      }
    }
    assertThat(all).contains("style=" + ClassStyle.SERIALIZER);
    assertThat(all).contains("Wildcard[written=?, ", "Wildcard[written=? extends", "Raw[");
  }

  @Test
  void only_programs_that_are_to_be_refused_have_a_refusal() {
    assertThat(SUPPORTED).allMatch(program -> Verdict.of(program).isEmpty());
    assertThat(REFUSED).noneMatch(program -> Verdict.of(program).isEmpty());
  }

  @Test
  void all_kinds_of_refusals_are_used() {
    assertThat(REFUSED.stream().flatMap(program -> Verdict.of(program).stream()))
        .extracting(Verdict.Refusal::code)
        .contains(
            Verdict.NO_FORM,
            Verdict.UNREACHABLE,
            "BackgroundTaskGeneric",
            "DefaultNotReadable",
            "DefaultNotTrailing",
            "ParameterNameBlank",
            "ParameterNameTaken");
    assertThat(REFUSED.toString()).contains("style=" + ClassStyle.PLAIN);
  }

  @Test
  void a_seed_repeats_its_programs() {
    assertThat(ProgramGenerator.supported(new Random(7), true)).isEqualTo(SUPPORTED_OF_7);
    assertThat(ProgramGenerator.refused(new Random(7))).isEqualTo(REFUSED.get(7));
  }

  private static final Program SUPPORTED_OF_7 = ProgramGenerator.supported(new Random(7), true);
}
