package io.boilermaker.processor;

import static io.boilermaker.processor.TypeText.quoted;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.processor.TaskModel.Deprecation;
import io.boilermaker.processor.TaskModel.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Checks the tasks of one class. */
final class TaskValidator {

  /** Identifiers that no class may have, and names that generated code itself uses. */
  private static final Set<String> NO_STUBS =
      Stream.concat(
              Stream.of(
                  "permits", "record", "sealed", "var", "yield", "io", "java", CallWriter.ON_APP),
              Environment.JAVA_LANG.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Environment environment;
  private final TypeElement taskClass;
  private final int chunks;
  private final TypeWalk walk;
  private final Report report;
  private final Accessibility accessibility;

  /**
   * @param chunks how many generated classes have the definitions of the class's tasks
   */
  TaskValidator(
      Environment environment, TypeElement taskClass, int chunks, TypeWalk walk, Report report) {
    this.environment = environment;
    this.taskClass = taskClass;
    this.chunks = chunks;
    this.walk = walk;
    this.report = report;
    this.accessibility = new Accessibility(environment.elements().getPackageOf(taskClass));
  }

  /**
   * Makes the model of a task. It is valid only if the report is clean.
   *
   * @param index the method's place among the tasks of its class
   */
  TaskModel validate(ExecutableElement method, int index) {
    checkShape(method);
    boolean external = method.getModifiers().contains(Modifier.ABSTRACT);
    AnnotationUse annotation = AnnotationUse.of(method, BackgroundTask.class);
    ClassName stub = stub(method, annotation);
    Signature signature = Signature.of(method, external, report);
    ArgumentsValidator arguments =
        new ArgumentsValidator(environment, walk, accessibility, report, obscuring(stub));
    var settings = new SettingsValidator(report, accessibility).validate(annotation, external);
    checkName(method, annotation);
    VariableElement state = signature.state();
    if (state != null) {
      checkAccessible(state);
    }
    List<ArgumentModel> models = arguments.validate(signature.arguments());
    return new TaskModel(
        methodModel(method, index),
        stub,
        wireName(method, annotation, environment),
        external || state == null ? null : TypeName.get(state.asType()),
        signature.takesContext(),
        models,
        settings,
        WarningScanner.of(method, taskClass)
            .union(arguments.warnings())
            .union(state == null ? Warnings.NONE : WarningScanner.ofCastTo(state.asType())));
  }

  private void checkName(ExecutableElement method, AnnotationUse annotation) {
    if (annotation.string("name").isEmpty()
        && wireName(method, annotation, environment).equals(SettingsValidator.RESERVED)) {
      report.add(ErrorCode.TASK_NAME_RESERVED, method, quoted(method) + " takes it");
    }
  }

  private void checkShape(ExecutableElement method) {
    boolean isInterface = taskClass.getKind() == ElementKind.INTERFACE;
    if (method.getModifiers().contains(Modifier.ABSTRACT)) {
      if (!isInterface) {
        report.add(
            ErrorCode.ABSTRACT_IN_CLASS,
            method,
            quoted(method) + " is in " + kind() + quoted(taskClass));
      }
    } else if (!method.getModifiers().contains(Modifier.STATIC)) {
      String owner = RecordShape.isAccessor(method) ? " of the record " + quoted(taskClass) : "";
      report.add(
          ErrorCode.NOT_STATIC, RecordShape.reported(method), quoted(method) + owner + " is not");
    }
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      report.add(ErrorCode.PRIVATE_METHOD, method, quoted(method) + " is");
    }
    if (!method.getTypeParameters().isEmpty()) {
      report.add(
          ErrorCode.GENERIC_METHOD,
          method,
          quoted(method) + " has " + TypeText.of(method.getTypeParameters()));
    }
  }

  private String kind() {
    return switch (taskClass.getKind()) {
      case ENUM -> "the enum ";
      case ANNOTATION_TYPE -> "the annotation type ";
      default -> "the class ";
    };
  }

  /**
   * Returns the names that a parameter of generated code must not have: they would hide a class.
   */
  private List<String> obscuring(ClassName stub) {
    String firstPackage = stub.packageName().split("\\.", 2)[0];
    List<String> names = new ArrayList<>(List.of("io", "java", firstPackage));
    names.add(RuntimeTypes.BOILERMAKER.simpleName());
    names.add(stub.simpleName());
    for (int i = 0; i < chunks; i++) {
      names.add(DefinitionChunks.name(ClassName.get(taskClass), i).simpleName());
    }
    names.addAll(ClassName.get(taskClass).simpleNames());
    return names;
  }

  private ClassName stub(ExecutableElement method, AnnotationUse annotation) {
    String name = annotation.string("stub");
    if (!name.isEmpty() && !isStubName(name)) {
      report.add(ErrorCode.STUB_NAME_INVALID, annotation, "stub", "'" + name + "' is not");
    }
    return stubName(taskClass, method, annotation);
  }

  private static boolean isStubName(String name) {
    return SourceVersion.isName(name) && !name.contains(".") && !NO_STUBS.contains(name);
  }

  /**
   * Returns the class that a task is called through; of an invalid name, which is reported, the
   * default.
   */
  static ClassName stubName(
      TypeElement taskClass, ExecutableElement method, AnnotationUse annotation) {
    String name = annotation.string("stub");
    return ClassName.get(
        ClassName.get(taskClass).packageName(),
        isStubName(name) ? name : Names.stub(method.getSimpleName().toString()));
  }

  /** Returns a task's name in messages. */
  static String wireName(
      ExecutableElement method, AnnotationUse annotation, Environment environment) {
    String name = annotation.string("name");
    return name.isEmpty() ? environment.wireName(method.getSimpleName().toString()) : name;
  }

  private void checkAccessible(VariableElement state) {
    TypeElement hidden = accessibility.inaccessible(state.asType());
    if (hidden != null) {
      report.add(ErrorCode.TYPE_UNREACHABLE, state, quoted(hidden) + " is not");
    }
  }

  private MethodModel methodModel(ExecutableElement method, int index) {
    List<TypeName> erased =
        method.getParameters().stream()
            .map(parameter -> environment.types().erasure(parameter.asType()))
            .map(TypeName::get)
            .toList();
    return new MethodModel(
        ClassName.get(taskClass),
        index,
        method.getSimpleName().toString(),
        erased,
        method.getReturnType().getKind() == TypeKind.VOID,
        deprecation(method));
  }

  private static Deprecation deprecation(ExecutableElement method) {
    AnnotationUse annotation = AnnotationUse.find(method, Deprecated.class);
    if (annotation == null) {
      return Deprecation.NONE;
    }
    return annotation.bool("forRemoval") ? Deprecation.FOR_REMOVAL : Deprecation.ORDINARY;
  }
}
