package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes generated sources through the compiler. */
final class Output {

  private final Environment environment;
  private final Set<String> written = new HashSet<>();

  Output(Environment environment) {
    this.environment = environment;
  }

  /**
   * Writes a source.
   *
   * @param origins the elements that it is made from
   * @param blamed where to report that it cannot be written
   * @return whether it is written
   */
  boolean write(Source source, Collection<? extends Element> origins, Element blamed) {
    String name = source.name().canonicalName();
    if (!written.add(name)) {
      return false; // the registry's step reports the clash, with both elements
    }
    try (Writer writer =
        environment.filer().createSourceFile(name, origins.toArray(new Element[0])).openWriter()) {
      writer.write(source.text());
      return true;
    } catch (FilerException e) {
      fail(ErrorCode.GENERATED_NAME_TAKEN, blamed, "there is already a class '" + name + "'");
    } catch (IOException | InvalidPathException e) {
      fail(ErrorCode.NOT_WRITABLE, blamed, "'" + name + "' is not: " + e);
    }
    return false;
  }

  /**
   * Writes a resource.
   *
   * @param text makes the text for the file
   * @param origins the elements that it is made from; that it cannot be written is reported at the
   *     first
   */
  void writeResource(String path, Function<FileObject, String> text, List<TypeElement> origins) {
    try {
      FileObject file =
          environment
              .filer()
              .createResource(
                  StandardLocation.CLASS_OUTPUT, "", path, origins.toArray(new Element[0]));
      try (OutputStream out = file.openOutputStream()) {
        out.write(text.apply(file).getBytes(UTF_8));
      }
    } catch (IOException e) {
      fail(ErrorCode.NOT_WRITABLE, origins.get(0), "'" + path + "' is not: " + e);
    }
  }

  /**
   * Warns of classes that are gone, and tells whether some are. Eclipse's compiler begins again,
   * with the files of one round alone, when a processor writes a type that another file of a
   * processor has named before.
   *
   * @param names classes of earlier rounds, beside those that are written here
   */
  boolean hasLost(Collection<String> names) {
    if (!Environment.isOfEclipse(environment.elements())) {
      return false;
    }
    String lost =
        Stream.concat(names.stream(), written.stream())
            .filter(name -> environment.elements().getTypeElement(name) == null)
            .sorted()
            .distinct()
            .collect(Collectors.joining(", "));
    if (!lost.isEmpty()) {
      environment
          .messager()
          .printMessage(
              Diagnostic.Kind.WARNING,
              "The compiler has lost classes that processors have written: "
                  + lost
                  + ". Eclipse's compiler does so when a processor writes in its first round a"
                  + " class that names one of its second: compile with javac");
    }
    return !lost.isEmpty();
  }

  private void fail(ErrorCode code, Element blamed, String found) {
    new Failure(code, found, blamed, null, null).print(environment.messager());
  }
}
