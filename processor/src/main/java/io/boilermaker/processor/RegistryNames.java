package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Names the registries of a compilation. Two compilations whose classes meet in one program must
 * not choose the same name, or the tasks of one are lost: without the option a name is made from
 * that of a class which only this compilation can have. The class of the application state is taken
 * before a class with tasks, because it stays when classes with tasks are added.
 */
final class RegistryNames {

  private final Environment environment;
  private final NameScope names = new NameScope();
  private final SortedSet<String> apps = new TreeSet<>();
  private boolean isFirst = true;

  RegistryNames(Environment environment) {
    this.environment = environment;
  }

  /** Returns whether the option holds the name of a class in a package, or is not set. */
  static boolean isValid(Environment environment) {
    String name = environment.registry();
    return name == null || (SourceVersion.isName(name) && name.contains("."));
  }

  /** Adds the classes of application state that are new in a round. */
  void addApps(Collection<String> added) {
    apps.addAll(added);
  }

  /**
   * Chooses the name of the next registry.
   *
   * @param taskClass the first class with tasks in it
   */
  ClassName next(TypeElement taskClass) {
    ClassName wanted = isFirst ? first(taskClass) : companion(taskClass);
    isFirst = false;
    String simpleName = names.claim(wanted.canonicalName()).substring(prefix(wanted));
    return ClassName.get(wanted.packageName(), simpleName);
  }

  /** Returns whether another compilation has given a registry the name that the option asks for. */
  boolean isTaken(ClassName name) {
    return name.canonicalName().equals(environment.registry())
        && ClassFiles.isOfAnotherCompilation(environment, name);
  }

  private ClassName first(TypeElement taskClass) {
    String name = environment.registry();
    if (name != null && isValid(environment)) {
      int dot = name.lastIndexOf('.');
      return ClassName.get(name.substring(0, dot), name.substring(dot + 1));
    }
    TypeElement app = apps.isEmpty() ? null : environment.elements().getTypeElement(apps.first());
    return companion(app == null ? taskClass : app);
  }

  private static ClassName companion(TypeElement type) {
    return Names.companion(ClassName.get(type), "BoilermakerRegistry");
  }

  private static int prefix(ClassName name) {
    return name.packageName().isEmpty() ? 0 : name.packageName().length() + 1;
  }
}
