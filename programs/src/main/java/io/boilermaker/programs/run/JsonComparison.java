package io.boilermaker.programs.run;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Component.Mark;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.run.JsonTree.Array;
import io.boilermaker.programs.run.JsonTree.Leaf;
import io.boilermaker.programs.run.JsonTree.Properties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what generated code writes with what Jackson writes for the same value. They are equal,
 * but that generated code writes the case of a sealed type as a property.
 */
record JsonComparison(Types types) {

  /**
   * A difference.
   *
   * @param shape the smallest shape that has it
   */
  record Difference(Shape shape, JsonTree generated, JsonTree jackson) {

    @Override
    public String toString() {
      return "generated code writes " + generated + ", Jackson " + jackson;
    }
  }

  /** Returns where the two differ; null if they do not. */
  @Nullable Difference difference(Shape written, JsonTree generated, JsonTree jackson) {
    Shape shape = Types.plain(written);
    if (generated.equals(jackson)) {
      return null;
    } else if (shape instanceof CollectionOf optional
        && optional.kind() == CollectionKind.OPTIONAL) {
      return difference(optional.element(), generated, jackson);
    } else if (generated instanceof Array ours && jackson instanceof Array theirs) {
      return shape instanceof ArrayOf array
          ? elements(array.element(), ours.elements(), theirs.elements())
          : shape instanceof CollectionOf collection
              ? elements(collection.element(), ours.elements(), theirs.elements())
              : new Difference(shape, generated, jackson);
    } else if (generated instanceof Properties ours && jackson instanceof Properties theirs) {
      return shape instanceof MapOf map
          ? values(map, ours, theirs)
          : shape instanceof Named named && !types.isLeftToJackson(named)
              ? named(named, ours, theirs)
              : new Difference(shape, generated, jackson);
    }
    return new Difference(shape, generated, jackson);
  }

  private @Nullable Difference elements(Shape shape, List<JsonTree> ours, List<JsonTree> theirs) {
    if (ours.size() != theirs.size()) {
      return new Difference(shape, new Array(ours), new Array(theirs));
    }
    for (int i = 0; i < ours.size(); i++) {
      Difference difference = difference(shape, ours.get(i), theirs.get(i));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable Difference values(MapOf map, Properties ours, Properties theirs) {
    if (!ours.properties().keySet().equals(theirs.properties().keySet())) {
      return new Difference(map, ours, theirs);
    }
    for (String name : ours.properties().keySet()) {
      Difference difference = difference(map.value(), ours.get(name), theirs.get(name));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable Difference named(Named type, Properties ours, Properties theirs) {
    if (types.declaration(type) instanceof SealedType) {
      Map<String, JsonTree> rest = new LinkedHashMap<>(ours.properties());
      return rest.remove("type") instanceof Leaf leaf && leaf.text().startsWith("\"")
          ? record(types.caseNamed(type, leaf.text().substring(1)), new Properties(rest), theirs)
          : new Difference(type, ours, theirs);
    }
    return record(type, ours, theirs);
  }

  private @Nullable Difference record(Named type, Properties ours, Properties theirs) {
    List<Component> components = types.components(type);
    if (ours.properties().size() != components.size()
        || theirs.properties().size() != components.size()) {
      return new Difference(type, ours, theirs);
    }
    for (Component component : components) {
      String name = (component.mark() == Mark.RENAMED ? "x-" : "") + component.name();
      Difference difference = difference(component.shape(), ours.get(name), theirs.get(name));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }
}
