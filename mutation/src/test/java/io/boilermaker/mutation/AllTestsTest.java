package io.boilermaker.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.pitest.classinfo.ClassName;
import org.pitest.classpath.CodeSource;
import org.pitest.coverage.BlockLocation;
import org.pitest.coverage.CoverageDatabase;
import org.pitest.coverage.TestInfo;
import org.pitest.mutationtest.engine.Location;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.MutationIdentifier;

/** Which tests a mutant is tried with, and in which order. */
class AllTestsTest {

  private static final ClassName MUTATED = ClassName.fromString("shop.Basket");
  private static final ClassName OTHER = ClassName.fromString("shop.Till");

  private static final TestInfo SLOW_OF_LINE = test("slow_of_line", 9);
  private static final TestInfo OF_LINE = test("of_line", 5);
  private static final TestInfo OF_CLASS = test("of_class", 3);
  private static final TestInfo SLOW = test("slow", 2);
  private static final TestInfo QUICK = test("quick", 1);

  private static final Map<ClassName, Collection<TestInfo>> TESTS =
      Map.of(MUTATED, List.of(SLOW_OF_LINE, OF_LINE, OF_CLASS), OTHER, List.of(SLOW, QUICK));

  private static TestInfo test(String name, int time) {
    return new TestInfo("shop.ShopTest", name, time, Optional.empty(), 1);
  }

  private static MutationDetails mutant(String method) {
    var place = new Location(MUTATED, method, "()V");
    return new MutationDetails(
        new MutationIdentifier(place, 1, "negated"), "Basket.java", "", 10, 1);
  }

  private static Collection<TestInfo> ofBlock(BlockLocation block) {
    return block.getLocation().getMethodName().equals("fill")
        ? List.of(SLOW_OF_LINE, OF_LINE)
        : List.of();
  }

  private static final CoverageDatabase COVERAGE =
      stub(
          CoverageDatabase.class,
          Map.of(
              "getTestsForClass", name -> TESTS.get((ClassName) name),
              "getTestsForBlockLocation", block -> ofBlock((BlockLocation) block)));

  private static final CodeSource CODE =
      stub(CodeSource.class, Map.of("getCodeUnderTestNames", none -> Set.of(OTHER, MUTATED)));

  private static <T> T stub(Class<T> type, Map<String, Function<Object, Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answers.get(method.getName()).apply(arguments == null ? "" : arguments[0])));
  }

  private static List<TestInfo> chosen(Properties configuration, String method) {
    return new AllTestsFactory()
        .makeTestPrioritiser(configuration, CODE, COVERAGE)
        .assignTests(mutant(method));
  }

  private static Properties classes(String globs) {
    var configuration = new Properties();
    configuration.setProperty(AllTestsFactory.CLASSES, globs);
    return configuration;
  }

  @Test
  void the_tests_of_the_line_come_first_then_those_of_the_class_then_all_others() {
    assertThat(chosen(classes("*"), "fill"))
        .containsExactly(OF_LINE, SLOW_OF_LINE, OF_CLASS, QUICK, SLOW);
  }

  @Test
  void a_line_that_no_test_ran_has_all_tests() {
    assertThat(chosen(classes("*"), "empty"))
        .containsExactly(OF_CLASS, OF_LINE, SLOW_OF_LINE, QUICK, SLOW);
  }

  @Test
  void classes_that_were_not_asked_for_have_no_tests() {
    assertThat(chosen(classes("shop.Till,shop.Bas*"), "fill")).isNotEmpty();
    assertThat(chosen(classes("shop.Till"), "fill")).isEmpty();
  }

  @Test
  void a_target_that_asks_for_nothing_has_the_choice_of_pit() {
    assertThat(chosen(new Properties(), "fill")).containsExactlyInAnyOrder(OF_LINE, SLOW_OF_LINE);
    assertThat(chosen(new Properties(), "empty")).isEmpty();
  }
}
