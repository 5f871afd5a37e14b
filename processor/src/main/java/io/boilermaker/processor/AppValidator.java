package io.boilermaker.processor;

import static io.boilermaker.processor.TypeText.quoted;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.boilermaker.annotations.StateFactory;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Checks a class of application state. */
final class AppValidator {

  private final Environment environment;
  private final Report report;

  AppValidator(Environment environment, Report report) {
    this.environment = environment;
    this.report = report;
  }

  /** Makes the model of the class. It is valid only if the report is clean. */
  AppModel validate(TypeElement app) {
    checkClass(app);
    List<ExecutableElement> factories =
        ElementFilter.methodsIn(app.getEnclosedElements()).stream()
            .filter(method -> AnnotationUse.find(method, StateFactory.class) != null)
            .toList();
    factories.forEach(factory -> checkFactory(app, factory));
    factories.stream().skip(1).forEach(second -> reportSecond(factories.get(0), second));
    ClassName name = ClassName.get(app);
    @Nullable ExecutableElement constructor = factories.isEmpty() ? constructor(app) : null;
    CodeBlock builder = CodeBlock.of("");
    Element used = app;
    if (!factories.isEmpty()) {
      used = factories.get(0);
      builder = CodeBlock.of("() -> $T.$N()", name, used.getSimpleName().toString());
    } else if (constructor != null) {
      used = constructor;
      builder = CodeBlock.of("() -> new $T()", name);
    }
    return new AppModel(
        name, Names.worker(name), builder, WarningScanner.of(used), environment.style(app));
  }

  private void checkClass(TypeElement app) {
    if (environment.elements().getPackageOf(app).isUnnamed()) {
      report.add(ErrorCode.UNNAMED_PACKAGE, app, quoted(app) + " is in the unnamed package");
    }
    Element hidden = Accessibility.privateEnclosing(app);
    if (hidden != null) {
      report.add(ErrorCode.APP_PRIVATE, hidden, quoted(hidden) + " is");
    }
    Element inner = Accessibility.innerEnclosing(app);
    if (inner != null) {
      report.add(ErrorCode.APP_INNER, inner, quoted(inner) + " is an inner class");
    }
    if (!app.getTypeParameters().isEmpty()) {
      report.add(
          ErrorCode.APP_GENERIC, app, quoted(app) + " has " + TypeText.of(app.getTypeParameters()));
    }
  }

  private void checkFactory(TypeElement app, ExecutableElement factory) {
    Set<Modifier> modifiers = factory.getModifiers();
    String found = null;
    if (!modifiers.contains(Modifier.STATIC)) {
      found = "is not static";
    } else if (modifiers.contains(Modifier.PRIVATE)) {
      found = "is private";
    } else if (!factory.getParameters().isEmpty()) {
      found = "has parameters";
    } else if (!factory.getTypeParameters().isEmpty()) {
      found = "has type parameters";
    } else if (!environment.types().isSubtype(factory.getReturnType(), app.asType())) {
      found = "returns " + TypeText.of(factory.getReturnType());
    } else {
      found = thrown(factory);
    }
    if (found != null) {
      report.add(
          ErrorCode.STATE_FACTORY_SHAPE,
          RecordShape.reported(factory),
          quoted(factory) + " " + found);
    }
  }

  /** Returns what is wrong with what the builder of the state throws; null if nothing. */
  private @Nullable String thrown(ExecutableElement builder) {
    TypeMirror thrown = environment.thrownBeside(Exception.class, builder);
    return thrown == null ? null : "throws " + TypeText.of(thrown) + ", which is no Exception";
  }

  private void reportSecond(ExecutableElement first, ExecutableElement second) {
    report.add(
        ErrorCode.STATE_FACTORY_TWICE, second, quoted(first) + " and " + quoted(second) + " are");
  }

  private @Nullable ExecutableElement constructor(TypeElement app) {
    if (app.getKind() != ElementKind.CLASS && app.getKind() != ElementKind.RECORD) {
      notBuildable(app, "is no class");
      return null;
    }
    if (app.getModifiers().contains(Modifier.ABSTRACT)) {
      notBuildable(app, "is abstract");
      return null;
    }
    for (ExecutableElement c : ElementFilter.constructorsIn(app.getEnclosedElements())) {
      boolean isPrivate = c.getModifiers().contains(Modifier.PRIVATE);
      // The default constructor of a private class is private too: one error, not two.
      if (c.getParameters().isEmpty()
          && (!isPrivate || app.getModifiers().contains(Modifier.PRIVATE))) {
        String thrown = thrown(c);
        if (thrown != null) {
          notBuildable(app, thrown);
        }
        return c;
      }
    }
    notBuildable(app, "has neither");
    return null;
  }

  private void notBuildable(TypeElement app, String found) {
    report.add(ErrorCode.APP_NOT_BUILDABLE, app, quoted(app) + " " + found);
  }
}
