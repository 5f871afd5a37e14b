package com.example.roundtrip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.KeyCodecs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That {@link RoundTripTest} leaves no type out. */
class CompletenessTest {

  @ParameterizedTest
  @ValueSource(classes = {Codecs.class, KeyCodecs.class})
  void each_codec_of_the_runtime_is_used_by_a_task(Class<?> codecs) throws Exception {
    List<String> classes = classesThatUse(codecs);

    assertThat(Stream.concat(members(codecs.getFields()), members(codecs.getMethods())))
        .isNotEmpty()
        .allMatch(name -> classes.stream().anyMatch(text -> text.contains(name)));
  }

  private static Stream<String> members(Member[] members) {
    return Arrays.stream(members)
        .filter(member -> member.getDeclaringClass() != Object.class)
        .map(CompletenessTest::inConstantPool);
  }

  /** With its length before it, so that {@code INT} is not found in {@code INT_ARRAY}. */
  private static String inConstantPool(Member member) {
    return new String(new char[] {1, 0, (char) member.getName().length()}) + member.getName();
  }

  private static List<String> classesThatUse(Class<?> user) throws Exception {
    Path home = Path.of(Received.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(home.resolve("com/example/roundtrip"))) {
      return files
          .map(CompletenessTest::text)
          .filter(text -> text.contains(user.getName().replace('.', '/')))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
