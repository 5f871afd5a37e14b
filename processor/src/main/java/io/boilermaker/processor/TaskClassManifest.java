package io.boilermaker.processor;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.AnnotationSpec;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TaskEntry.Kind;
import io.boilermaker.processor.TaskClassModel.CodecsModel;
import io.boilermaker.processor.TaskClassModel.DefinitionsModel;
import io.boilermaker.processor.TaskModel.PolicyModel;
import io.boilermaker.processor.TaskModel.SettingsModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The part of the manifest that is about one class with tasks, as its definitions carry it. */
final class TaskClassManifest {

  private TaskClassManifest() {}

  /** Returns the annotation for one chunk of the definitions; the first has the types of all. */
  static AnnotationSpec annotation(DefinitionsModel definitions, TaskClassModel taskClass) {
    boolean isFirst = definitions.equals(taskClass.definitions().get(0));
    Manifest manifest =
        new Manifest(
            definitions.tasks().stream().map(task -> entry(task, taskClass.codecs())).toList(),
            isFirst ? taskClass.codecs().types() : Map.of());
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(RuntimeTypes.TASK_MANIFEST);
    manifest.entryLines().forEach(line -> annotation.addMember("value", TextLiteral.of(line)));
    return annotation.build();
  }

  /** Returns whether a class is generated, and not one of the user's that has taken the name. */
  static boolean isOn(@Nullable TypeElement definitions) {
    return definitions != null && annotation(definitions).isPresent();
  }

  /** Reads what {@link #annotation} wrote on generated definitions. */
  static Manifest read(TypeElement definitions) {
    AnnotationMirror mirror = annotation(definitions).orElseThrow();
    return Manifest.parseEntries(new AnnotationUse(definitions, mirror).strings("value"));
  }

  private static Optional<AnnotationMirror> annotation(TypeElement definitions) {
    return MoreElements.getAnnotationMirror(definitions, RuntimeTypes.TASK_MANIFEST.canonicalName())
        .toJavaUtil();
  }

  private static TaskEntry entry(TaskModel task, CodecsModel codecs) {
    SettingsModel settings = task.settings();
    return new TaskEntry(
        task.isRegistered() ? Kind.TASK : Kind.EXTERNAL,
        task.wireName(),
        task.method().taskClass().canonicalName() + "." + task.method().name(),
        null,
        settings.aliases(),
        task.arguments().stream().map(TaskClassManifest::argument).toList(),
        Stream.concat(lines(settings).stream(), SensitiveParts.of(task, codecs).stream()).toList());
  }

  private static Argument argument(ArgumentModel argument) {
    return new Argument(argument.wireName(), argument.form().type(), argument.defaultText());
  }

  private static List<List<String>> lines(SettingsModel settings) {
    List<List<String>> lines = new ArrayList<>();
    PolicyModel policy = settings.policy();
    if (policy != null) {
      lines.add(
          List.of(
              "retry",
              String.valueOf(policy.maxTries()),
              String.valueOf(policy.delay()),
              String.valueOf(policy.maxDelay()),
              policy.mode()));
    }
    settings.retryOn().forEach(type -> lines.add(List.of("retry-on", type.toString())));
    if (!settings.deadLetter()) {
      lines.add(List.of("dead-letter", "false"));
    }
    if (!settings.acksLate()) {
      lines.add(List.of("acks-late", "false"));
    }
    if (settings.queue() != null) {
      lines.add(List.of("queue", settings.queue()));
    }
    return lines;
  }
}
