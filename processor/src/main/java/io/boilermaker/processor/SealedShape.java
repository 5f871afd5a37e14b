package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.processor.SubtypeArguments.Solution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the records of sealed hierarchies.
 *
 * @param records gives the form of a record, whose codec is the constant made for it
 */
record SealedShape(
    Environment environment,
    Jackson jackson,
    TypeForms forms,
    BiFunction<DeclaredType, TypePath, JsonForm> records) {

  private static final String DISCRIMINATOR = "type";

  /**
   * A record of a hierarchy.
   *
   * @param expression what describes it to the codec
   * @param entry what the manifest says of it
   */
  record CaseModel(CodeBlock expression, Case entry) {}

  static boolean isSealed(Element type) {
    return type.getModifiers().contains(Modifier.SEALED);
  }

  /** Returns the records of a hierarchy; those that cannot have its type arguments are left out. */
  List<CaseModel> cases(DeclaredType type, TypePath path) {
    boolean isEmpty = true;
    Set<String> names = new HashSet<>();
    List<CaseModel> cases = new ArrayList<>();
    for (TypeElement leaf : leaves(MoreTypes.asTypeElement(type))) {
      TypePath at = path.part("(" + leaf.getSimpleName() + ")");
      Solution solution = SubtypeArguments.solve(environment.types(), leaf, type);
      isEmpty &= solution.equals(Solution.NONE);
      if (solution.reason() != null) {
        forms.none(leaf.asType(), at, ", since " + solution.reason());
      }
      DeclaredType leafType = solution.type();
      if (leafType != null && forms.isReachable(leafType, at) && isCase(leaf, names, at)) {
        cases.add(oneCase(leaf, records.apply(leafType, at)));
      }
    }
    if (isEmpty) {
      forms.none(type, path, ", since it has no records with these type arguments");
    }
    return cases;
  }

  /**
   * Returns whether a class can be a case; if not, reports it.
   *
   * @param names those of the cases so far, to which this one is added
   */
  private boolean isCase(TypeElement leaf, Set<String> names, TypePath path) {
    String fault = "";
    if (leaf.getKind() != ElementKind.RECORD) {
      fault = "it is no plain record of a sealed hierarchy";
    } else if (!jackson.isPlain(leaf)) {
      fault =
          "annotations of Jackson or Lombok change it, and none on the hierarchy tells Jackson its"
              + " kinds";
    } else if (!names.add(leaf.getSimpleName().toString())) {
      fault = "another record of the hierarchy has this name";
    } else if (hasDiscriminator(leaf)) {
      fault = "a component is named 'type', as the discriminator is";
    }
    if (!fault.isEmpty()) {
      forms.none(leaf.asType(), path, ", since " + fault);
    }
    return fault.isEmpty();
  }

  /** Returns the expression of the codec of a hierarchy. */
  static CodeBlock expression(List<CaseModel> cases) {
    return CodeBlock.of(
        "$T.sealedOf($L)",
        RuntimeTypes.CODECS,
        cases.stream().map(CaseModel::expression).collect(CodeBlock.joining(", ")));
  }

  private static CaseModel oneCase(TypeElement leaf, JsonForm form) {
    String name = leaf.getSimpleName().toString();
    CodeBlock expression =
        CodeBlock.of(
            "$T.of($L, $T.class, $L)",
            RuntimeTypes.SEALED_CASE,
            TextLiteral.of(name),
            ClassName.get(leaf),
            form.codec());
    return new CaseModel(expression, new Case(name, form.type()));
  }

  private static boolean hasDiscriminator(TypeElement leaf) {
    return leaf.getRecordComponents().stream()
        .anyMatch(component -> RecordShape.wireName(leaf, component).equals(DISCRIMINATOR));
  }

  /**
   * Returns the classes of the hierarchy that can have instances, in the order of their
   * declaration, each once.
   */
  static Collection<TypeElement> leaves(TypeElement hierarchy) {
    Set<TypeElement> leaves = new LinkedHashSet<>();
    Set<TypeElement> seen = new HashSet<>();
    Deque<TypeElement> waiting = new ArrayDeque<>(List.of(hierarchy));
    while (!waiting.isEmpty()) {
      TypeElement element = waiting.pop();
      boolean isInner = isSealed(element) && element.getKind() != ElementKind.ENUM;
      boolean hasInstances =
          element.getKind() == ElementKind.CLASS
              && !element.getModifiers().contains(Modifier.ABSTRACT);
      if (!isInner || hasInstances) {
        leaves.add(element);
      }
      if (isInner && seen.add(element)) {
        List<? extends TypeMirror> permitted = element.getPermittedSubclasses();
        for (int i = permitted.size() - 1; i >= 0; i--) {
          waiting.push(MoreTypes.asTypeElement(permitted.get(i)));
        }
      }
    }
    return leaves;
  }
}
