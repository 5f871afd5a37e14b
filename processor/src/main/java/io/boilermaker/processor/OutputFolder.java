package io.boilermaker.processor;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The folder that a compiler writes classes to, from which a build tool makes the release. */
final class OutputFolder {

  private static final String MAIN = "main";

  /** The folders of languages in Gradle's {@code build/classes}, and that of kapt. */
  private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "groovy", "scala");

  /** Between the words of a name such as {@code integrationTest} or {@code test-classes}. */
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{Alnum}]+|(?<=[\\p{Lower}\\d])(?=\\p{Upper})");

  private OutputFolder() {}

  /**
   * Returns whether the classes of a folder are released. Tests and the like have tasks of their
   * own, which nobody releases, and lack those that are. A folder that no build tool is known for
   * counts as released: the error names the option that disables the check.
   *
   * @param output the folder, as it is found from the lock file
   */
  static boolean isOfRelease(Path output) {
    List<String> names =
        StreamSupport.stream(output.spliterator(), false).map(Path::toString).toList();
    String last = names.isEmpty() ? "" : names.get(names.size() - 1);
    if (follows(names, "META-INF", "versions")) {
      return false; // the second compilation of a jar for several releases of Java
    }
    if (follows(names, "out", "production")) {
      return true; // IntelliJ, whatever the name of the module
    }
    if (LANGUAGES.stream().anyMatch(language -> follows(names, "classes", language))
        || follows(names, "kapt3", "classes")) {
      return last.equals(MAIN); // Gradle: a folder for each source set
    }
    return names.stream().flatMap(BETWEEN_WORDS::splitAsStream).noneMatch(OutputFolder::isTest);
  }

  private static boolean follows(List<String> names, String first, String second) {
    int at = names.indexOf(first);
    return at >= 0 && at + 1 < names.size() && names.get(at + 1).equals(second);
  }

  private static boolean isTest(String word) {
    return word.toLowerCase(Locale.ROOT).startsWith("test");
  }
}
