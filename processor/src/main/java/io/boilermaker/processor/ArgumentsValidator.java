package io.boilermaker.processor;

import static io.boilermaker.processor.TypeText.quoted;

import com.palantir.javapoet.TypeName;
import io.boilermaker.annotations.Default;
import io.boilermaker.annotations.Sensitive;
import io.boilermaker.annotations.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Checks the arguments of one task. */
final class ArgumentsValidator {

  private final Environment environment;
  private final TypeWalk walk;
  private final Accessibility accessibility;
  private final Report report;
  private final NameScope javaNames = new NameScope();
  private final Set<String> wireNames = new HashSet<>();
  private final SortedSet<String> warnings = new TreeSet<>();

  /**
   * @param obscuring the names that would hide a class in the generated code
   */
  ArgumentsValidator(
      Environment environment,
      TypeWalk walk,
      Accessibility accessibility,
      Report report,
      List<String> obscuring) {
    this.environment = environment;
    this.walk = walk;
    this.accessibility = accessibility;
    this.report = report;
    javaNames.reserve(obscuring);
  }

  /** Makes the models of the arguments, in order. They are valid only if the report is clean. */
  List<ArgumentModel> validate(List<VariableElement> arguments) {
    List<ArgumentModel> models = new ArrayList<>();
    @Nullable VariableElement optional = null;
    for (VariableElement argument : arguments) {
      AnnotationUse defaultAnnotation = AnnotationUse.find(argument, Default.class);
      if (defaultAnnotation != null) {
        optional = argument;
      } else if (optional != null) {
        report.add(
            ErrorCode.DEFAULT_NOT_TRAILING,
            optional,
            quoted(optional) + " stands before " + quoted(argument));
        optional = null;
      }
      models.add(model(argument, defaultAnnotation));
    }
    return models;
  }

  /** Returns the warnings that the arguments cause in the stub. */
  Warnings warnings() {
    return new Warnings(warnings);
  }

  private ArgumentModel model(VariableElement argument, @Nullable AnnotationUse defaultAnnotation) {
    String name = argument.getSimpleName().toString();
    TypeElement hidden = accessibility.inaccessible(argument.asType());
    if (hidden != null) {
      report.add(ErrorCode.TYPE_UNREACHABLE, argument, quoted(hidden) + " is not");
    }
    for (AnnotationMirror mirror : JacksonAnnotations.on(argument)) {
      report.add(
          ErrorCode.JACKSON_WITHOUT_EFFECT,
          argument,
          quoted(argument) + " has " + AnnotationText.of(mirror));
    }
    JsonForm form = hidden == null ? walk.form(argument, warnings) : JsonForm.WRONG;
    String wireName = wireName(argument, name);
    return new ArgumentModel(
        javaNames.claim(name),
        wireName,
        TypeName.get(argument.asType()),
        form,
        // Of a type that is wrong itself, no text is a value.
        defaultAnnotation == null || form.equals(JsonForm.WRONG)
            ? null
            : new DefaultReader(accessibility, report).read(argument, wireName, defaultAnnotation),
        defaultAnnotation == null ? null : defaultAnnotation.string("value"),
        AnnotationUse.find(argument, Sensitive.class) != null);
  }

  private String wireName(VariableElement argument, String name) {
    AnnotationUse wire = AnnotationUse.find(argument, Wire.class);
    String wireName = wire == null ? environment.wireName(name) : wire.string("value");
    String fault = TextLiteral.fault(wireName);
    if (wire != null && wireName.isBlank()) {
      report.add(
          ErrorCode.PARAMETER_NAME_BLANK, wire, "value", "that of " + quoted(argument) + " is");
    } else if (wire != null && fault != null) {
      report.add(
          ErrorCode.NAME_WITHOUT_JSON, wire, "value", "that of " + quoted(argument) + " " + fault);
    } else if (!wireNames.add(wireName)) {
      report.add(ErrorCode.PARAMETER_NAME_TAKEN, argument, "'" + wireName + "' is the name of two");
    }
    return wireName;
  }
}
