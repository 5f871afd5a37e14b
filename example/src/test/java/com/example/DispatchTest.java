package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a message gets to its method. */
class DispatchTest {

  private static final String REFLECTION = "java/lang/reflect/";

  /** The classes of the runtime that name reflection, none of them to find or call a task. */
  private static final Set<String> REFLECTING =
      Set.of(
          // Types that Jackson serves, and the places of values in them.
          "CodecSerializer",
          "DatabindCodec",
          "ExactClasses",
          "KnownKinds",
          "ReadBackKeys",
          "ReadBackSerializer",
          "ReadFields",
          "Unwritten",
          // What Jackson would call of the user's, where it follows the causes of what is thrown.
          "CalledAnyProperty",
          "CalledProperty",
          "EnumCreator",
          "StrictWriters",
          "UserCode",
          "UserHandlers",
          // The version of a Jackson that may be too old to link with.
          "JacksonVersions",
          // Private members of the SDK and its engine: decisions 18, 19 and 21.
          "DeliveryBytes",
          "GuardedReceiving",
          "LinkCredit",
          "SdkField",
          "SettledMark",
          "TransactionLink");

  @Test
  void no_generated_class_names_reflection() throws Exception {
    assertThat(classesThatName(REFLECTION, App.class)).isEmpty();
  }

  @Test
  void no_class_of_the_runtime_names_reflection_but_those_with_a_reason() throws Exception {
    assertThat(classesThatName(REFLECTION, Boilermaker.class))
        .extracting(name -> name.replaceFirst(".*/(\\w+)[^/]*", "$1"))
        .isSubsetOf(REFLECTING);
  }

  private static List<String> classesThatName(String text, Class<?> inside) throws Exception {
    URI location = inside.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (Files.isDirectory(Path.of(location))) {
      return classesThatName(text, Path.of(location));
    }
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location), Map.of())) {
      return classesThatName(text, jar.getPath("/"));
    }
  }

  private static List<String> classesThatName(String text, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(classes).isNotEmpty();
      return classes.stream()
          .filter(file -> bytes(file).contains(text))
          .map(Path::toString)
          .toList();
    }
  }

  private static String bytes(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
