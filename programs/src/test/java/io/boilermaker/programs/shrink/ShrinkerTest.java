package io.boilermaker.programs.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration.ClassStyle;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.TaskMethod;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Programs are made smaller step by step, and what is not needed goes. */
class ShrinkerTest {

  private static final Shape INT = Shape.of(JdkType.INT);
  private static final Shape DATE = Shape.of(JdkType.DATE);

  @Test
  void the_smallest_program_with_a_date_is_one_parameter() {
    Program program =
        new Program(
            List.of(
                new RecordType(
                    "Rec",
                    List.of(),
                    List.of(
                        new Component("a", INT),
                        new Component("b", new CollectionOf(CollectionKind.LIST, DATE))),
                    List.of(),
                    RecordStyle.PLAIN),
                new ClassType("Built", List.of(new Component("c", INT)), ClassStyle.CREATOR)),
            List.of(
                new TaskMethod("one", List.of(new Parameter("x", INT))),
                new TaskMethod(
                    "two",
                    List.of(
                        new Parameter("x", new Named("Built")),
                        new Parameter("y", new Named("Rec"))))));

    Program smallest = shrunk(program, each -> each.toString().contains("DATE]"));

    assertThat(smallest)
        .isEqualTo(
            new Program(
                List.of(), List.of(new TaskMethod("two", List.of(new Parameter("y", DATE))))));
  }

  @Test
  void a_record_that_contains_itself_loses_what_is_beside() {
    Named rec = new Named("Rec");
    Program program =
        new Program(
            List.of(
                new RecordType(
                    "Rec",
                    List.of(),
                    List.of(new Component("a", INT), new Component("again", rec)),
                    List.of(),
                    RecordStyle.ORDERED)),
            List.of(new TaskMethod("one", List.of(new Parameter("x", rec)))));

    Program smallest = shrunk(program, each -> each.toString().contains("again"));

    assertThat(smallest.types())
        .containsExactly(
            new RecordType(
                "Rec",
                List.of(),
                List.of(new Component("again", Shape.of(JdkType.STRING))),
                List.of(),
                RecordStyle.PLAIN));
  }

  private static Program shrunk(Program program, Predicate<Program> shows) {
    Optional<Program> next = Smaller.than(program).stream().filter(shows).findFirst();
    return next.isPresent() ? shrunk(next.get(), shows) : program;
  }
}
