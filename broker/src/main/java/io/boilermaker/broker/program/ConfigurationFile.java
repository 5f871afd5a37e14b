package io.boilermaker.broker.program;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.admin.QueueSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The value of {@code --config}: a file in the format of the emulator's {@code Config.json}.
 * Settings that this broker does not have are refused, so that nobody relies on them.
 */
final class ConfigurationFile implements ITypeConverter<List<QueueSpec>> {

  private static final String QUEUES = "/UserConfig/Namespaces/0/Queues/";
  private static final Pattern QUEUE = Pattern.compile(QUEUES + "\\d+");
  private static final Pattern NAME = Pattern.compile(QUEUES + "\\d+/Name");
  private static final Pattern PROPERTY = Pattern.compile(QUEUES + "\\d+/Properties/([^/]+)");
  private static final Pattern WITHOUT_EFFECT =
      Pattern.compile("/UserConfig/(Logging/.*|Namespaces/0/Name)");

  /** A value that is invalid or not supported. */
  private static final class BadValueException extends Exception {

    private static final long serialVersionUID = 1;

    BadValueException(String path, String why) {
      super(path + ": " + why);
    }
  }

  private record Named(String path, QueueSpec spec) {}

  @Override
  public List<QueueSpec> convert(String file) {
    // Created here, because a program without such a file starts faster without Jackson.
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser json = factory.createParser(Files.readString(Path.of(file)))) {
      return new Reading(json).queues();
    } catch (BadValueException e) {
      throw new TypeConversionException(file + ": " + e.getMessage());
    } catch (JacksonException e) {
      throw new TypeConversionException(
          file + ": not JSON: " + e.getOriginalMessage() + ", " + place(e));
    } catch (NoSuchFileException e) {
      throw new TypeConversionException(file + ": there is no such file");
    } catch (IOException e) {
      throw new TypeConversionException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? "at an unknown place"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  /** One pass through a file: every value is accepted or refused by its path. */
  private static final class Reading {

    private final JsonParser json;
    private final List<Named> queues = new ArrayList<>();
    private QueueSettings settings = new QueueSettings(QueueSpec.named("new"));
    private @Nullable String name;

    Reading(JsonParser json) {
      this.json = json;
    }

    List<QueueSpec> queues() throws IOException, BadValueException {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        String path = json.getParsingContext().pathAsPointer().toString();
        if (token.isScalarValue()) {
          take(path);
        } else if (token == JsonToken.END_OBJECT && QUEUE.matcher(path).matches()) {
          finishQueue(path);
        }
      }
      if (queues.isEmpty()) {
        throw new BadValueException(QUEUES.substring(0, QUEUES.length() - 1), "there is no queue");
      }
      return queues.stream().map(Named::spec).toList();
    }

    private void take(String path) throws IOException, BadValueException {
      Matcher property = PROPERTY.matcher(path);
      if (NAME.matcher(path).matches()) {
        name = json.getText();
      } else if (property.matches()) {
        set(path, property.group(1), json.getText());
      } else if (!WITHOUT_EFFECT.matcher(path).matches()) {
        refuse(path);
      }
    }

    private void set(String path, String property, String value) throws BadValueException {
      boolean known;
      try {
        known = settings.set(property, value);
      } catch (IllegalArgumentException e) {
        throw new BadValueException(path, String.valueOf(e.getMessage()));
      }
      if (!known) {
        throw new BadValueException(path, "a queue has no such property");
      }
    }

    private static void refuse(String path) throws BadValueException {
      if (path.contains("/Topics/")) {
        throw new BadValueException(path, "topics are not supported by this broker");
      }
      if (path.startsWith("/UserConfig/Namespaces/")
          && !path.startsWith("/UserConfig/Namespaces/0")) {
        throw new BadValueException(path, "there can be one namespace only");
      }
      throw new BadValueException(path, "unknown");
    }

    private void finishQueue(String path) throws BadValueException {
      if (name == null) {
        throw new BadValueException(path, "the queue has no Name");
      }
      QueueSpec queue;
      try {
        queue = settings.toSpec(name);
      } catch (IllegalArgumentException e) {
        throw new BadValueException(path, String.valueOf(e.getMessage()));
      }
      for (Named other : queues) {
        if (other.spec().name().equalsIgnoreCase(queue.name())) {
          throw new BadValueException(path, "the same name as " + other.path());
        }
      }
      queues.add(new Named(path, queue));
      settings = new QueueSettings(QueueSpec.named("new"));
      name = null;
    }
  }
}
