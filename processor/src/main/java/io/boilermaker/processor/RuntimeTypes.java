package io.boilermaker.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;

/**
 * The names of the classes that generated code uses. As names, they need no runtime on the
 * processor's path.
 */
final class RuntimeTypes {

  static final ClassName BOILERMAKER = runtime("Boilermaker");
  static final TypeName ANY_BOILERMAKER =
      ParameterizedTypeName.get(BOILERMAKER, WildcardTypeName.subtypeOf(Object.class));
  static final ClassName TASK = runtime("Task");
  static final ClassName TASK_CONTEXT = runtime("TaskContext");
  static final ClassName TASK_DEFINITION = runtime("TaskDefinition");
  static final ClassName TASK_HANDLERS = runtime("TaskHandlers");
  static final ClassName TASK_REGISTRY = runtime("TaskRegistry");
  static final ClassName PUBLISH_OPTIONS = runtime("PublishOptions");
  static final ClassName RETRY_POLICY = runtime("RetryPolicy");
  static final ClassName WORKER_MAIN = runtime("WorkerMain");

  static final ClassName ARGUMENTS = codec("Arguments");
  static final ClassName CODEC = codec("Codec");
  static final ClassName CODECS = codec("Codecs");
  static final ClassName KEY_CODEC = codec("KeyCodec");
  static final ClassName KEY_CODECS = codec("KeyCodecs");
  static final ClassName RECORD_CODEC = codec("RecordCodec");
  static final ClassName SEALED_CASE = codec("SealedCase");
  static final ClassName TYPE_REFERENCE =
      ClassName.get("com.fasterxml.jackson.core.type", "TypeReference");
  static final ClassName JSON_GENERATOR =
      ClassName.get("com.fasterxml.jackson.core", "JsonGenerator");
  static final ClassName TASK_MANIFEST = codec("TaskManifest");
  static final ClassName PARAMETER = codec("Parameter");
  static final ClassName PARAMETERS = codec("Parameters");

  static final ClassName RETRY_MODE = ClassName.get("io.boilermaker.annotations", "RetryMode");
  static final ClassName COMPLETABLE_FUTURE =
      ClassName.get("java.util.concurrent", "CompletableFuture");

  /** For members that pass null on, in packages whose users check nullness. */
  static final AnnotationSpec NULLS_ALLOWED =
      AnnotationSpec.builder(SuppressWarnings.class)
          .addMember("value", TextLiteral.of("NullAway"))
          .build();

  /** For the same, where values are cast to generic types as well. */
  static final AnnotationSpec CASTS_ALLOWED =
      AnnotationSpec.builder(SuppressWarnings.class)
          .addMember("value", "{$L, $L}", TextLiteral.of("NullAway"), TextLiteral.of("unchecked"))
          .build();

  /**
   * Eclipse warns of tokens that it does not know or need; this one, which javac ignores, ends it.
   */
  static final String ALL_OF_ECLIPSE = "all";

  private RuntimeTypes() {}

  private static ClassName runtime(String name) {
    return ClassName.get("io.boilermaker", name);
  }

  private static ClassName codec(String name) {
    return ClassName.get("io.boilermaker.codec", name);
  }
}
