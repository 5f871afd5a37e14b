package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.boilermaker.manifest.TypeEntry.Case;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of sealed hierarchies.
 *
 * @param records gives the form of a record, whose codec is the constant made for it
 */
record SealedShape(
    Environment environment,
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

  /** Returns the records of a hierarchy whose type arguments are known. */
  List<CaseModel> cases(DeclaredType type, TypePath path) {
    Set<String> names = new HashSet<>();
    List<CaseModel> cases = new ArrayList<>();
    for (TypeElement leaf : leaves(MoreTypes.asTypeElement(type))) {
      TypePath at = path.part("(" + leaf.getSimpleName() + ")");
      DeclaredType leafType = leafType(leaf, type);
      if (leafType == null) {
        continue; // of other type arguments than this hierarchy has
      }
      if (leaf.getKind() != ElementKind.RECORD || Jackson.isPresent(leaf)) {
        forms.none(leaf.asType(), at, ", since it is no plain record of a sealed hierarchy");
      } else if (!names.add(leaf.getSimpleName().toString())) {
        forms.none(leaf.asType(), at, ", since another record of the hierarchy has this name");
      } else if (hasDiscriminator(leaf)) {
        forms.none(
            leaf.asType(), at, ", since a component is named 'type', as the discriminator is");
      } else {
        cases.add(oneCase(leaf, records.apply(leafType, at)));
      }
    }
    return cases;
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
            "$T.of($S, $T.class, $L)",
            RuntimeTypes.SEALED_CASE,
            name,
            ClassName.get(leaf),
            form.codec());
    return new CaseModel(expression, new Case(name, form.type()));
  }

  private static boolean hasDiscriminator(TypeElement leaf) {
    return leaf.getRecordComponents().stream()
        .anyMatch(component -> RecordShape.wireName(leaf, component).equals(DISCRIMINATOR));
  }

  /**
   * Returns the classes at the ends of the hierarchy, in the order of their declaration, each once.
   */
  private static Collection<TypeElement> leaves(TypeElement hierarchy) {
    Set<TypeElement> leaves = new LinkedHashSet<>();
    Set<TypeElement> seen = new HashSet<>();
    Deque<TypeElement> waiting = new ArrayDeque<>(List.of(hierarchy));
    while (!waiting.isEmpty()) {
      TypeElement element = waiting.pop();
      boolean isInner =
          element.getModifiers().contains(Modifier.SEALED) && element.getKind() != ElementKind.ENUM;
      if (!isInner) {
        leaves.add(element);
      } else if (seen.add(element)) {
        List<? extends TypeMirror> permitted = element.getPermittedSubclasses();
        for (int i = permitted.size() - 1; i >= 0; i--) {
          waiting.push(MoreTypes.asTypeElement(permitted.get(i)));
        }
      }
    }
    return leaves;
  }

  /**
   * Returns a leaf with the type arguments that make it a kind of the hierarchy.
   *
   * @return null if none do
   */
  private @Nullable DeclaredType leafType(TypeElement leaf, DeclaredType hierarchy) {
    DeclaredType type = MoreTypes.asDeclared(leaf.asType());
    if (!leaf.getTypeParameters().isEmpty()) {
      List<? extends TypeMirror> arguments = hierarchy.getTypeArguments();
      boolean passesThemOn =
          arguments.size() == leaf.getTypeParameters().size()
              && arguments.stream().noneMatch(argument -> argument.getKind() == TypeKind.WILDCARD);
      if (!passesThemOn) {
        return null;
      }
      type = environment.types().getDeclaredType(leaf, arguments.toArray(new TypeMirror[0]));
    }
    return environment.types().isSubtype(type, hierarchy) ? type : null;
  }
}
