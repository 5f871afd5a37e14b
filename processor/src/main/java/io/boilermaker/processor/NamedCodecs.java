package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import io.boilermaker.processor.CodecModel.ComponentModel;
import io.boilermaker.processor.CodecModel.ExpressionModel;
import io.boilermaker.processor.CodecModel.RecordModel;
import io.boilermaker.processor.TaskClassModel.CodecsModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * The codecs of the user's own types, one constant for each. Enums come first, then the records in
 * an order in which each finds those it contains, then sealed hierarchies; whatever would have to
 * look forward looks lazily.
 */
final class NamedCodecs {

  private final TypeForms forms;
  private final Accessibility accessibility;
  private final ClassName codecs;
  private final Report report;
  private final RecordShape recordShape;
  private final SealedShape sealedShape;

  private final NameScope names = new NameScope();
  private final Map<TypeName, String> constants = new HashMap<>();
  private final Set<TypeName> unfinished = new HashSet<>();
  private final List<CodecModel> enums = new ArrayList<>();
  private final List<CodecModel> records = new ArrayList<>();
  private final List<CodecModel> hierarchies = new ArrayList<>();
  private final SortedMap<String, TypeEntry> types = new TreeMap<>();
  private final Set<String> warnings = new TreeSet<>();

  NamedCodecs(
      Environment environment,
      TypeForms forms,
      Accessibility accessibility,
      ClassName codecs,
      Report report) {
    this.forms = forms;
    this.accessibility = accessibility;
    this.codecs = codecs;
    this.report = report;
    this.recordShape = new RecordShape(environment, forms, codecs, warnings);
    this.sealedShape = new SealedShape(environment, forms, this::recordConstant);
    names.reserve(List.of(codecs.simpleName()));
  }

  CodecsModel model() {
    List<CodecModel> all = Stream.of(enums, records, hierarchies).flatMap(List::stream).toList();
    return new CodecsModel(codecs, all, types, new Warnings(new TreeSet<>(warnings)));
  }

  JsonForm enumForm(TypeElement element, TypeMirror type, TypePath path) {
    return enumConstant(element, type, path, RuntimeTypes.CODECS, RuntimeTypes.CODEC);
  }

  JsonForm enumKey(TypeElement element, TypeMirror type, TypePath path) {
    return enumConstant(element, type, path, RuntimeTypes.KEY_CODECS, RuntimeTypes.KEY_CODEC);
  }

  private JsonForm enumConstant(
      TypeElement element, TypeMirror type, TypePath path, ClassName factory, ClassName codecType) {
    if (!accessibility.canName(element)) {
      report.add(ErrorCode.TYPE_UNREACHABLE, path.argument(), path.show(type) + " is not");
      return JsonForm.WRONG;
    }
    ExecutableElement text = Jackson.valueMethod(element, accessibility);
    if (Jackson.isPresentBeside(text, element)) {
      return factory.equals(RuntimeTypes.CODECS)
          ? JsonForm.databind(TypeName.get(type))
          : forms.none(type, path, " as a property name, since Jackson's annotations name it");
    }
    ClassName name = ClassName.get(element);
    TypeName constantType = ParameterizedTypeName.get(codecType, name);
    if (!constants.containsKey(constantType)) {
      warnings.addAll(WarningScanner.of(text == null ? element : text).names());
      CodeBlock texts = text == null ? CodeBlock.of("") : texts(name, text);
      String suffix = codecType.equals(RuntimeTypes.CODEC) ? "" : "Key";
      String constant = claim(constantType, name, suffix);
      enums.add(
          new ExpressionModel(
              constant,
              constantType,
              CodeBlock.of("$T.enumOf($T.values()$L)", factory, name, texts)));
    }
    String method = text == null ? null : text.getSimpleName().toString();
    types.putIfAbsent(
        name.canonicalName(), new EnumEntry(name.canonicalName(), method, names(element)));
    return new JsonForm(reference(constantType), WireType.of(name.canonicalName()));
  }

  private static List<String> names(TypeElement element) {
    return element.getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
        .map(member -> member.getSimpleName().toString())
        .toList();
  }

  private static CodeBlock texts(ClassName name, ExecutableElement method) {
    return CodeBlock.of(", $T::$N", name, method.getSimpleName().toString());
  }

  /** Returns the form of a record, whose codec is looked up lazily inside of itself. */
  JsonForm recordForm(DeclaredType type, TypePath path) {
    TypeName name = TypeName.get(type);
    JsonForm form = recordConstant(type, path);
    return unfinished.contains(name) ? form.withCodec(lazily(name)) : form;
  }

  /** Returns the form of a record, whose codec is the constant made for it. */
  JsonForm recordConstant(DeclaredType type, TypePath path) {
    TypeName name = TypeName.get(type);
    if (!constants.containsKey(name)) {
      if (unfinished.size() >= RecordShape.DEEPEST) {
        return forms.none(type, path, ", since it contains itself in ever new forms");
      }
      ClassName raw = ClassName.get(MoreTypes.asTypeElement(type));
      String constant = claim(name, raw, "");
      unfinished.add(name);
      int before = report.size();
      ClassName codecClass = codecs.nestedClass(names.claim(raw.simpleName() + "Codec"));
      List<ComponentModel> components = recordShape.components(type, path);
      records.add(new RecordModel(constant, codecClass, name, components));
      String text = JsonForm.wireType(name).toString();
      types.put(
          text, new RecordEntry(text, components.stream().map(ComponentModel::field).toList()));
      unfinished.remove(name);
      forgetIfWrong(name, before);
    }
    return new JsonForm(reference(name), JsonForm.wireType(name));
  }

  /** Returns the form of a sealed hierarchy, whose codec records look up lazily. */
  JsonForm sealedForm(DeclaredType type, TypePath path) {
    TypeName name = TypeName.get(type);
    if (!constants.containsKey(name)) {
      String constant = claim(name, ClassName.get(MoreTypes.asTypeElement(type)), "");
      int before = report.size();
      TypeName constantType = ParameterizedTypeName.get(RuntimeTypes.CODEC, name);
      List<SealedShape.CaseModel> cases = sealedShape.cases(type, path);
      hierarchies.add(new ExpressionModel(constant, constantType, SealedShape.expression(cases)));
      String text = JsonForm.wireType(name).toString();
      types.put(
          text, new SealedEntry(text, cases.stream().map(SealedShape.CaseModel::entry).toList()));
      forgetIfWrong(name, before);
    }
    return new JsonForm(path.inRecord() ? lazily(name) : reference(name), JsonForm.wireType(name));
  }

  /** Forgets a constant with errors, so that the next argument of the type is reported too. */
  private void forgetIfWrong(TypeName name, int failuresBefore) {
    if (report.size() > failuresBefore) {
      constants.remove(name);
    }
  }

  private String claim(TypeName type, ClassName name, String suffix) {
    names.reserve(name.simpleNames());
    String constant = names.claim(Names.constant(name.simpleName() + suffix));
    constants.put(type, constant);
    return constant;
  }

  private CodeBlock lazily(TypeName type) {
    return CodeBlock.of("$T.lazy(() -> $L)", RuntimeTypes.CODECS, reference(type));
  }

  private CodeBlock reference(TypeName type) {
    return CodeBlock.of("$T.$N", codecs, constants.getOrDefault(type, "WRONG"));
  }
}
