package io.boilermaker.broker.program;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file in the format of the emulator's {@code Config.json}, with rules in addition. Settings that
 * this broker does not have are refused, so that nobody relies on them, or left out with a warning.
 */
final class ConfigurationFile {

  private ConfigurationFile() {}

  /**
   * Reads a file.
   *
   * @param unsupported takes the path of each thing that is not supported, and why, which is then
   *     left out; null to refuse it
   * @throws IllegalArgumentException if the file cannot be read, or something in it is refused
   */
  static Configuration read(Path file, @Nullable Consumer<String> unsupported) {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser json = factory.createParser(Files.readString(file))) {
      return new ConfigurationReader(file, json, unsupported).read();
    } catch (ConfigurationReader.BadValueException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file + ": not JSON: " + e.getOriginalMessage() + ", " + place(e), e);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? "at an unknown place"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }
}
