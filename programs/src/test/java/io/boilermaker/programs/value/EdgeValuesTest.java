package io.boilermaker.programs.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.programs.generate.ProgramGenerator;
import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.value.Value.Bag;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Sequence;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The values that a change is tried with leave out no edge of any place. */
class EdgeValuesTest {

  private static final List<Program> PROGRAMS =
      IntStream.range(0, 300)
          .mapToObj(seed -> ProgramGenerator.supported(new Random(seed), false))
          .toList();

  @Test
  void each_edge_of_each_place_of_a_type_is_in_one_of_its_values() {
    for (Program program : PROGRAMS) {
      program.tasks().stream()
          .flatMap(task -> task.parameters().stream())
          .forEach(parameter -> assertThatAllEdgesAreThere(program, parameter));
    }
  }

  private static void assertThatAllEdgesAreThere(Program program, Parameter parameter) {
    Places places = new Places(new Types(program));
    Set<String> edges = new TreeSet<>();
    places.addEdges(parameter.shape(), "", Set.of(), edges);
    Set<String> seen = new HashSet<>();
    new EdgeValues(program)
        .of(parameter.shape())
        .forEach(value -> places.addSeen(parameter.shape(), value, "", seen));

    assertThat(seen).as("%s of %s", parameter, program).containsAll(edges);
  }

  @ParameterizedTest
  @EnumSource(value = JdkType.class, names = "OPTIONAL_.*", mode = EnumSource.Mode.MATCH_ALL)
  void an_optional_number_is_empty_in_one_value(JdkType type) throws ReflectiveOperationException {
    Object empty = type.type().getMethod("empty").invoke(null);

    assertThat(new EdgeValues(new Program(List.of(), List.of())).of(Shape.of(type)))
        .contains(new Value.Scalar(empty));
  }

  /** Where edges stand: {@code .component}, {@code []}, {@code {key}} and {@code {value}}. */
  private record Places(Types types) {

    void addEdges(Shape written, String place, Set<Named> around, Set<String> edges) {
      Shape shape = Types.plain(written);
      if (shape instanceof Jdk jdk) {
        addEdges(jdk.type(), place, edges);
      } else if (shape instanceof MapOf map) {
        edges.addAll(List.of(place + " null", place + " 0"));
        addEdges(map.key(), place + "{key}", around, edges);
        addEdges(map.value(), place + "{value}", around, edges);
        edges.remove(place + "{key} null");
        removeUnless(map.kind().takesNull(), place + "{value} null", edges);
      } else if (shape instanceof Named named) {
        addEdges(named, place, around, edges);
      } else {
        addEdgesOfElements(shape, place, around, edges);
      }
    }

    private static void removeUnless(boolean isTaken, String edge, Set<String> edges) {
      if (!isTaken) {
        edges.remove(edge);
      }
    }

    private static void addEdges(JdkType type, String place, Set<String> edges) {
      if (!type.isPrimitive() && !type.isOptional()) {
        edges.add(place + " null");
      }
      if (type != JdkType.OBJECT) {
        Edges.of(type).forEach(each -> edges.add(place + " " + new Value.Scalar(each)));
      }
    }

    private void addEdgesOfElements(
        Shape shape, String place, Set<Named> around, Set<String> edges) {
      boolean isOptional =
          shape instanceof CollectionOf held && held.kind() == CollectionKind.OPTIONAL;
      edges.add(isOptional ? place + " 0" : place + " null");
      edges.add(place + " 0");
      if (shape instanceof CollectionOf held) {
        addEdges(held.element(), place + "[]", around, edges);
        removeUnless(held.kind().takesNull(), place + "[] null", edges);
      } else {
        addEdges(((ArrayOf) shape).element(), place + "[]", around, edges);
        edges.add(place + " 2");
      }
    }

    private void addEdges(Named type, String place, Set<Named> around, Set<String> edges) {
      edges.add(place + " null");
      if (around.contains(type)) {
        return;
      }
      Set<Named> all = new HashSet<>(around);
      all.add(type);
      if (types.declaration(type) instanceof EnumType texts) {
        texts.constants().forEach(each -> edges.add(place + " " + each.name()));
      } else if (types.declaration(type) instanceof SealedType) {
        types.cases(type).forEach(each -> addEdges(each.type(), place, all, edges));
      } else {
        for (Component each : types.components(type)) {
          if (!each.mark().isIgnored()) {
            addEdges(each.shape(), place + "." + type.name() + "." + each.name(), all, edges);
          }
        }
      }
    }

    void addSeen(Shape written, Value value, String place, Set<String> seen) {
      Shape shape = Types.plain(written);
      if (value == Value.Null.NULL) {
        seen.add(place + " null");
      } else if (value instanceof Value.Constant constant) {
        seen.add(place + " " + constant.name());
      } else if (shape instanceof MapOf map) {
        Entries entries = (Entries) value;
        seen.add(place + " " + entries.entries().size());
        entries.entries().keySet().forEach(e -> addSeen(map.key(), e, place + "{key}", seen));
        entries.entries().values().forEach(e -> addSeen(map.value(), e, place + "{value}", seen));
      } else if (shape instanceof ArrayOf array) {
        addSeenElements(array.element(), ((Sequence) value).elements(), place, seen);
      } else if (shape instanceof CollectionOf held) {
        addSeenElements(
            held.element(),
            value instanceof Bag bag ? bag.elements() : ((Sequence) value).elements(),
            place,
            seen);
      } else if (shape instanceof Named named) {
        addSeen(named, (Instance) value, place, seen);
      } else {
        seen.add(place + " " + value);
      }
    }

    private void addSeenElements(
        Shape element, Collection<Value> elements, String place, Set<String> seen) {
      seen.add(place + " " + elements.size());
      elements.forEach(each -> addSeen(element, each, place + "[]", seen));
    }

    private void addSeen(Named type, Instance value, String place, Set<String> seen) {
      boolean isCase = !type.name().equals(value.type());
      Named actual = isCase ? types.caseNamed(type, value.type()) : type;
      List<Component> components = types.components(actual);
      for (int i = 0; i < components.size(); i++) {
        String at = place + "." + actual.name() + "." + components.get(i).name();
        addSeen(components.get(i).shape(), value.components().get(i), at, seen);
      }
    }
  }
}
