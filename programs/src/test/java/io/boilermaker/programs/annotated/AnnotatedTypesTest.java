package io.boilermaker.programs.annotated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One round of random annotations, always the same; {@code benchmarks/programs} tries others. */
class AnnotatedTypesTest {

  /** Annotations that are not put on a type or member at random, each with its reason. */
  private static final List<String> LEFT_OUT =
      List.of(
          // They mark annotations.
          "JacksonAnnotation",
          "JacksonAnnotationsInside",
          "JacksonAnnotationValue",
          "JacksonStdImpl",
          // Every type has those of what makes it.
          "JsonCreator",
          "JsonPOJOBuilder",
          // Need classes of the user's own that do more than to be named.
          "JsonFilter",
          "JsonTypeIdResolver",
          "JsonTypeResolver",
          "JsonValueInstantiator",
          "NoClass");

  @Test
  void types_that_compile_arrive_or_are_refused_where_they_are_sent() {
    AnnotatedTypes types = new AnnotatedTypes(1);
    types.run(0);
    types.run(1);
    assertThat(types.faults()).as("faults, which are printed").isZero();
    assertThat(types.toString()).doesNotContain("=0");
  }

  @Test
  void a_seed_makes_the_same_types_again() {
    assertThat(texts(7)).isEqualTo(texts(7)).isNotEqualTo(texts(8));
  }

  private static List<String> texts(long seed) {
    AnnotatedGenerator generator = new AnnotatedGenerator(new Random(seed));
    Map<String, AnnotatedType> types = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      types.put("a" + i, generator.next());
    }
    return AnnotatedRound.sources(types).stream().map(source -> source.text()).toList();
  }

  @Test
  void all_annotations_of_jackson_are_among_them() throws IOException {
    String marks =
        String.join(" ", MemberMarks.ALL)
            + String.join(" ", Marks.TYPE)
            + String.join(" ", Marks.ENUM)
            + String.join(" ", Marks.CONSTANT);
    assertThat(annotations())
        .filteredOn(name -> !LEFT_OUT.contains(name))
        .allSatisfy(name -> assertThat(marks).containsPattern("\\." + name + "\\b"));
  }

  /** Returns the simple names of all that Jackson has. */
  private static List<String> annotations() throws IOException {
    return Stream.concat(
            annotations(JacksonAnnotation.class).stream(),
            annotations(JsonSerialize.class).stream())
        .distinct()
        .toList();
  }

  private static List<String> annotations(Class<?> one) throws IOException {
    URI jar =
        URI.create("jar:" + one.getProtectionDomain().getCodeSource().getLocation().toString());
    String folder = "/" + one.getPackageName().replace('.', '/');
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of());
        Stream<Path> classes = Files.list(files.getPath(folder))) {
      return classes
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> isAnnotation(one.getPackageName() + "." + name))
          .toList();
    }
  }

  private static boolean isAnnotation(String name) {
    try {
      return Class.forName(name).isAnnotation();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
