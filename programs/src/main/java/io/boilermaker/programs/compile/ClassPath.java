package io.boilermaker.programs.compile;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.Boilermaker;
import io.boilermaker.annotations.BackgroundTask;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** The class path of a user's compilation. */
final class ClassPath {

  static final List<Path> OF_USERS =
      Stream.of(
              BackgroundTask.class,
              Boilermaker.class,
              JsonProperty.class,
              JsonParser.class,
              ObjectMapper.class,
              Nullable.class,
              Getter.class)
          .map(ClassPath::home)
          .toList();

  private ClassPath() {}

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
