package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import io.boilermaker.processor.CodecModel.ComponentModel;
import io.boilermaker.processor.CodecModel.ExpressionModel;
import io.boilermaker.processor.CodecModel.RecordModel;
import io.boilermaker.processor.NamedType.Kind;
import io.boilermaker.processor.SealedShape.CaseModel;
import io.boilermaker.processor.TaskClassModel.CodecsFile;
import io.boilermaker.processor.TaskClassModel.CodecsModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of the user's own types. A type that is found waits until those before it have been
 * walked, and is walked once, so that neither depth nor number of types matters. They are walked
 * again when all are known, and with that the links between their codecs.
 */
final class NamedCodecs {

  private static final String ENDLESS = ", since it contains itself in ever new forms";

  private final TypeForms forms;
  private final Jackson jackson;
  private final Report report;
  private final RecordShape recordShape;
  private final SealedShape sealedShape;
  private final JacksonEntries leftToJackson;

  private final NamedTypes types;
  private final Queue<NamedType> waiting = new ArrayDeque<>();
  private final Map<NamedType, ExpressionModel> enums = new HashMap<>();
  private final SortedMap<String, TypeEntry> entries = new TreeMap<>();
  private final Set<String> warnings = new TreeSet<>();
  private CodecLinks links = CodecLinks.NONE;

  /** The type that is being walked; null in an argument's own type. */
  private @Nullable NamedType user;

  /** The types that the argument itself names, each with the first way to it. */
  private final Map<NamedType, TypePath> named = new LinkedHashMap<>();

  /** The generic types without end that are reported for the argument. */
  private final Set<TypeElement> endless = new HashSet<>();

  NamedCodecs(
      Environment environment,
      Jackson jackson,
      TypeForms forms,
      ClassName taskClass,
      Report report) {
    this.forms = forms;
    this.jackson = jackson;
    this.report = report;
    this.types = new NamedTypes(taskClass);
    this.leftToJackson = new JacksonEntries(environment.types());
    this.recordShape = new RecordShape(environment, jackson.accessibility(), forms, warnings);
    this.sealedShape = new SealedShape(environment, jackson, forms, this::form);
  }

  /** Makes the models of all codecs. They are valid only if the report is clean. */
  CodecsModel model() {
    List<CodecsFile> files = new ArrayList<>();
    if (report.isClean()) {
      links = CodecLinks.of(types.all());
      for (List<NamedType> file : types.files()) {
        List<CodecModel> codecs = file.stream().map(this::model).toList();
        files.add(new CodecsFile(types.fileName(files.size()), codecs));
      }
    }
    entries.putAll(leftToJackson.all());
    return new CodecsModel(files, entries, new Warnings(new TreeSet<>(warnings)));
  }

  private CodecModel model(NamedType type) {
    return switch (type.kind()) {
      case ENUM, KEY -> Objects.requireNonNull(enums.get(type));
      case RECORD -> recordModel(type);
      case SEALED -> sealedModel(type);
    };
  }

  private RecordModel recordModel(NamedType type) {
    List<ComponentModel> components = components(type, type.path());
    String text = JsonForm.wireType(type.name()).toString();
    entries.put(
        text, new RecordEntry(text, components.stream().map(ComponentModel::field).toList()));
    return new RecordModel(type.place(), type.name(), components);
  }

  private ExpressionModel sealedModel(NamedType type) {
    List<CaseModel> cases = cases(type, type.path());
    String text = JsonForm.wireType(type.name()).toString();
    entries.put(text, new SealedEntry(text, cases.stream().map(CaseModel::entry).toList()));
    TypeName constantType = ParameterizedTypeName.get(RuntimeTypes.CODEC, type.name());
    return new ExpressionModel(type.place(), constantType, SealedShape.expression(cases));
  }

  /** Returns the form of a class that is left to Jackson. */
  JsonForm leftToJackson(DeclaredType type) {
    leftToJackson.add(type);
    return JsonForm.databind(TypeName.get(type));
  }

  /** Returns the form of an enum, as a value or as a key. */
  JsonForm enumForm(Kind kind, TypeElement element, TypeMirror type, TypePath path) {
    NamedType found = types.find(kind, ClassName.get(element));
    if (found != null) {
      return new JsonForm(reference(found, path), JsonForm.wireType(found.name()));
    }
    if (!forms.isReachable(type, path)) {
      return JsonForm.WRONG;
    }
    ExecutableElement text = jackson.valueMethod(element);
    if (jackson.isPresentBeside(text, element)) {
      return kind == Kind.ENUM
          ? leftToJackson(MoreTypes.asDeclared(type))
          : forms.none(
              type,
              path,
              " as a property name, since Jackson's or Lombok's annotations may give it");
    }
    warnings.addAll(WarningScanner.of(text == null ? element : text).names());
    NamedType added = types.add(kind, type, path, user);
    enums.put(added, EnumShape.codec(added, ClassName.get(element), text));
    String name = ClassName.get(element).canonicalName();
    entries.putIfAbsent(name, EnumShape.entry(element, text));
    return new JsonForm(reference(added, path), WireType.of(name));
  }

  /** Returns the form of a record or a sealed hierarchy, which is walked later. */
  JsonForm form(DeclaredType type, TypePath path) {
    TypeElement element = MoreTypes.asTypeElement(type);
    Kind kind = SealedShape.isSealed(element) ? Kind.SEALED : Kind.RECORD;
    NamedType found = types.find(kind, TypeName.get(type));
    if (found == null) {
      if (types.isEndless(type, user)) {
        return endless(type, path);
      }
      found = types.add(kind, type, path, user);
      waiting.add(found);
    }
    return new JsonForm(reference(found, path), JsonForm.wireType(found.name()));
  }

  private JsonForm endless(DeclaredType type, TypePath path) {
    if (user != null) {
      user.setWrong();
    }
    return endless.add(MoreTypes.asTypeElement(type))
        ? forms.none(type, path, ENDLESS)
        : JsonForm.WRONG;
  }

  private CodeBlock reference(NamedType to, TypePath path) {
    CodeBlock codec = CodeBlock.of("$T.$N", to.place().holder(), to.place().constant());
    if (user == null) {
      named.putIfAbsent(to, path);
      return codec;
    }
    user.uses().putIfAbsent(to, path);
    return links.isLookedUp(user, to)
        ? CodeBlock.of("$T.lazy(() -> $L)", RuntimeTypes.CODECS, codec)
        : codec;
  }

  /** Walks the types that an argument has led to. */
  void walk(VariableElement argument) {
    walkWaiting();
    if (types.all().stream().anyMatch(NamedType::isWrong)) {
      repeatErrors(argument);
      walkWaiting();
    }
    named.clear();
    endless.clear();
  }

  private void walkWaiting() {
    for (NamedType type = waiting.poll(); type != null; type = waiting.poll()) {
      walk(type, type.path());
    }
  }

  private void walk(NamedType type, TypePath path) {
    int before = report.size();
    if (type.kind() == Kind.RECORD) {
      components(type, path);
    } else {
      cases(type, path);
    }
    if (report.size() > before) {
      type.setWrong();
    }
  }

  /** Reports the errors in types that an earlier argument has led to for this argument too. */
  private void repeatErrors(VariableElement argument) {
    Set<NamedType> reached = new HashSet<>(named.keySet());
    Queue<Map.Entry<NamedType, TypePath>> next = new ArrayDeque<>(named.entrySet());
    for (var way = next.poll(); way != null; way = next.poll()) {
      NamedType type = way.getKey();
      if (type.isWrong() && type.path().argument() != argument) {
        walk(type, way.getValue());
      }
      for (Map.Entry<NamedType, TypePath> use : type.uses().entrySet()) {
        if (reached.add(use.getKey())) {
          next.add(Map.entry(use.getKey(), use.getValue().moved(type.path(), way.getValue())));
        }
      }
    }
  }

  private List<ComponentModel> components(NamedType type, TypePath path) {
    user = type;
    try {
      DeclaredType record = MoreTypes.asDeclared(type.type());
      return recordShape.components(record, path, type.place().constant());
    } finally {
      user = null;
    }
  }

  private List<CaseModel> cases(NamedType type, TypePath path) {
    user = type;
    try {
      return sealedShape.cases(MoreTypes.asDeclared(type.type()), path);
    } finally {
      user = null;
    }
  }
}
