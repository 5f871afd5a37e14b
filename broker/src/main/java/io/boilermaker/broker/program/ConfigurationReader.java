package io.boilermaker.broker.program;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.admin.QueueSettings;
import io.boilermaker.broker.program.Configuration.PlacedRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One pass through a configuration file: every value is accepted or refused by its path. */
final class ConfigurationReader {

  private static final String NAMESPACE = "/UserConfig/Namespaces/0/";
  private static final String QUEUES = NAMESPACE + "Queues/";
  private static final Pattern QUEUE = Pattern.compile(QUEUES + "\\d+");
  private static final Pattern NAME = Pattern.compile(QUEUES + "\\d+/Name");
  private static final Pattern PROPERTY = Pattern.compile(QUEUES + "\\d+/Properties/([^/]+)");
  private static final Pattern RULE =
      Pattern.compile(NAMESPACE + "(Queues/\\d+/(?:Properties/)?)?AuthorizationRules/\\d+");
  private static final Pattern OF_RULE = Pattern.compile(RULE + "/(.+)");
  private static final Pattern UNSUPPORTED =
      Pattern.compile("/UserConfig/Namespaces/(0/Topics/\\d+|[1-9]\\d*)");
  private static final Pattern WITHOUT_EFFECT =
      Pattern.compile("/UserConfig/(Logging/.*|Namespaces/0/Name)");

  /** A value that is invalid or not supported. */
  static final class BadValueException extends Exception {

    private static final long serialVersionUID = 1;

    BadValueException(String path, String why) {
      super(path + ": " + why);
    }
  }

  private record Named(String path, QueueSpec spec) {}

  private final Path file;
  private final JsonParser json;
  private final @Nullable Consumer<String> unsupported;
  private final List<Named> queues = new ArrayList<>();
  private final List<PlacedRule> rules = new ArrayList<>();
  private final List<PlacedRule> rulesOfQueue = new ArrayList<>();
  private ConfiguredRule rule = new ConfiguredRule();
  private QueueSettings settings;
  private String path = "";
  private @Nullable String name;

  /**
   * @param unsupported takes what is left out; null to refuse it
   */
  ConfigurationReader(Path file, JsonParser json, @Nullable Consumer<String> unsupported) {
    this.file = file;
    this.json = json;
    this.unsupported = unsupported;
    this.settings = newSettings();
  }

  private QueueSettings newSettings() {
    QueueSpec defaults = QueueSpec.named("new");
    return unsupported == null
        ? new QueueSettings(defaults)
        : new QueueSettings(defaults, why -> leaveOut(unsupported, path, why));
  }

  private static void leaveOut(Consumer<String> unsupported, String path, String why) {
    unsupported.accept(path + ": " + why + "; it is left out");
  }

  Configuration read() throws IOException, BadValueException {
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      path = json.getParsingContext().pathAsPointer().toString();
      if (token.isScalarValue()) {
        take();
      } else if (token == JsonToken.START_OBJECT && UNSUPPORTED.matcher(path).matches()) {
        skip();
      } else if (token == JsonToken.END_OBJECT) {
        finish();
      }
    }
    if (queues.isEmpty()) {
      throw new BadValueException(QUEUES.substring(0, QUEUES.length() - 1), "there is no queue");
    }
    return new Configuration(queues.stream().map(Named::spec).toList(), List.copyOf(rules));
  }

  /** Leaves out an object, unless that is to be refused: then at its first value. */
  private void skip() throws IOException {
    if (unsupported == null) {
      return;
    }
    String called = "";
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.VALUE_STRING && depth == 1 && json.currentName().equals("Name")) {
        called = " ('" + json.getText() + "')";
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    leaveOut(unsupported, path + called, whyUnsupported(path));
  }

  private static String whyUnsupported(String path) {
    return path.contains("/Topics/")
        ? "topics are not supported by this broker"
        : "there can be one namespace only";
  }

  private void take() throws IOException, BadValueException {
    Matcher property = PROPERTY.matcher(path);
    Matcher ofRule = OF_RULE.matcher(path);
    if (NAME.matcher(path).matches()) {
      name = json.getText();
    } else if (ofRule.matches()) {
      set(ofRule.group(2), "a rule", rule::set);
    } else if (property.matches()) {
      set(property.group(1), "a queue", settings::set);
    } else if (!WITHOUT_EFFECT.matcher(path).matches()) {
      boolean known = path.contains("/Topics/") || path.matches("/UserConfig/Namespaces/[1-9].*");
      throw new BadValueException(path, known ? whyUnsupported(path) : "unknown");
    }
  }

  /** Sets a property, and returns false if there is none of that name. */
  private interface Setter {
    boolean set(String property, String value);
  }

  private void set(String property, String owner, Setter setter)
      throws IOException, BadValueException {
    boolean known;
    try {
      known = setter.set(property, json.getText());
    } catch (IllegalArgumentException e) {
      throw new BadValueException(path, String.valueOf(e.getMessage()));
    }
    if (!known) {
      throw new BadValueException(path, owner + " has no such property");
    }
  }

  private void finish() throws BadValueException {
    Matcher ofRule = RULE.matcher(path);
    if (ofRule.matches()) {
      (ofRule.group(1) == null ? rules : rulesOfQueue)
          .add(new PlacedRule(file + ": " + path, null, rule));
      rule = new ConfiguredRule();
    } else if (QUEUE.matcher(path).matches()) {
      finishQueue();
    }
  }

  private void finishQueue() throws BadValueException {
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
    for (PlacedRule each : rulesOfQueue) {
      rules.add(new PlacedRule(each.place(), queue.name(), each.rule()));
    }
    rulesOfQueue.clear();
    settings = newSettings();
    name = null;
  }
}
