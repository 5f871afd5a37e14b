package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

/** Writes the main class of a worker. */
final class WorkerWriter {

  private WorkerWriter() {}

  static Source write(AppModel app) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(app.worker())
            .addModifiers(PUBLIC, FINAL)
            .addJavadoc("The worker process of {@link $T}.\n", app.name())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder("main")
                    .addModifiers(PUBLIC, STATIC)
                    .addJavadoc(
                        "Runs tasks until the process is told to stop; see {@link $T}.\n",
                        RuntimeTypes.WORKER_MAIN)
                    .addParameter(String[].class, "args")
                    .addStatement(
                        "$T.exit($T.run($L))",
                        System.class,
                        RuntimeTypes.WORKER_MAIN,
                        app.factory())
                    .build());
    return Source.of(app.worker(), type, app.warnings(), app.style());
  }
}
