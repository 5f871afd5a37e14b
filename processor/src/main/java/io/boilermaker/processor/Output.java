package io.boilermaker.processor;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;

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

  private void fail(ErrorCode code, Element blamed, String found) {
    new Failure(code, found, blamed, null, null).print(environment.messager());
  }
}
