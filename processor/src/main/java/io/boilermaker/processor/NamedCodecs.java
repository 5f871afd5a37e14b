package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.boilermaker.processor.CodecModel.ExpressionModel;
import io.boilermaker.processor.CodecModel.RecordModel;
import io.boilermaker.processor.HolderModel.CodecsModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  private final TypeWalk walk;
  private final Reach reach;
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
  private final Set<String> warnings = new TreeSet<>();

  NamedCodecs(
      Environment environment, TypeWalk walk, Reach reach, ClassName codecs, Report report) {
    this.walk = walk;
    this.reach = reach;
    this.codecs = codecs;
    this.report = report;
    this.recordShape = new RecordShape(environment, walk, codecs, warnings);
    this.sealedShape = new SealedShape(environment, walk, this);
    names.reserve(List.of(codecs.simpleName()));
  }

  CodecsModel model() {
    List<CodecModel> all = Stream.of(enums, records, hierarchies).flatMap(List::stream).toList();
    return new CodecsModel(codecs, all, new Warnings(new TreeSet<>(warnings)));
  }

  CodeBlock enumCodec(TypeElement element, TypeMirror type, Place place) {
    return enumConstant(element, type, place, RuntimeTypes.CODECS, RuntimeTypes.CODEC);
  }

  CodeBlock enumKey(TypeElement element, TypeMirror type, Place place) {
    return enumConstant(element, type, place, RuntimeTypes.KEY_CODECS, RuntimeTypes.KEY_CODEC);
  }

  private CodeBlock enumConstant(
      TypeElement element, TypeMirror type, Place place, ClassName factory, ClassName codecType) {
    if (!reach.canName(element)) {
      report.add(Mistake.TYPE_UNREACHABLE, place.argument(), place.show(type) + " is not");
      return CodeBlock.of("");
    }
    ExecutableElement text = Jackson.valueMethod(element, reach);
    if (Jackson.isPresentBeside(text, element)) {
      return factory.equals(RuntimeTypes.CODECS)
          ? TypeWalk.databind(type)
          : walk.none(type, place, " as a property name, since Jackson's annotations name it");
    }
    ClassName name = ClassName.get(element);
    TypeName constantType = ParameterizedTypeName.get(codecType, name);
    if (!constants.containsKey(constantType)) {
      warnings.addAll(DrawnWarnings.of(text == null ? element : text).names());
      CodeBlock texts = text == null ? CodeBlock.of("") : texts(name, text);
      String suffix = codecType.equals(RuntimeTypes.CODEC) ? "" : "Key";
      String constant = claim(constantType, name, suffix);
      enums.add(
          new ExpressionModel(
              constant,
              constantType,
              CodeBlock.of("$T.enumOf($T.values()$L)", factory, name, texts)));
    }
    return reference(constantType);
  }

  private static CodeBlock texts(ClassName name, ExecutableElement method) {
    return CodeBlock.of(", $T::$N", name, method.getSimpleName().toString());
  }

  /** The codec of a record; looked up lazily inside of itself. */
  CodeBlock recordCodec(DeclaredType type, Place place) {
    TypeName name = TypeName.get(type);
    recordConstant(type, place);
    return unfinished.contains(name) ? lazily(name) : reference(name);
  }

  /** Makes sure that a record has a codec, and tells its constant. */
  CodeBlock recordConstant(DeclaredType type, Place place) {
    TypeName name = TypeName.get(type);
    if (!constants.containsKey(name)) {
      if (unfinished.size() >= RecordShape.DEEPEST) {
        return walk.none(type, place, ", since it contains itself in ever new forms");
      }
      ClassName raw = ClassName.get(MoreTypes.asTypeElement(type));
      String constant = claim(name, raw, "");
      unfinished.add(name);
      int before = report.size();
      ClassName codecClass = codecs.nestedClass(names.claim(raw.simpleName() + "Codec"));
      records.add(new RecordModel(constant, codecClass, name, recordShape.components(type, place)));
      unfinished.remove(name);
      forgetIfWrong(name, before);
    }
    return reference(name);
  }

  /** The codec of a sealed hierarchy; records look it up lazily. */
  CodeBlock sealedCodec(DeclaredType type, Place place) {
    TypeName name = TypeName.get(type);
    if (!constants.containsKey(name)) {
      String constant = claim(name, ClassName.get(MoreTypes.asTypeElement(type)), "");
      int before = report.size();
      TypeName constantType = ParameterizedTypeName.get(RuntimeTypes.CODEC, name);
      hierarchies.add(
          new ExpressionModel(constant, constantType, sealedShape.expression(type, place)));
      forgetIfWrong(name, before);
    }
    return place.inRecord() ? lazily(name) : reference(name);
  }

  /** So that the next argument of the type is reported too. */
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
