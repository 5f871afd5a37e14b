package io.boilermaker.internal.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a Service Bus connection string, which is checked without quoting its secrets. */
public final class ConnectionString {

  private static final String ENDPOINT = "Endpoint";
  private static final String KEY_NAME = "SharedAccessKeyName";
  private static final String KEY = "SharedAccessKey";
  private static final String SIGNATURE = "SharedAccessSignature";
  private static final String SIGNATURE_PREFIX = "sharedaccesssignature ";
  private static final String ENTITY_PATH = "EntityPath";
  private static final String EMULATOR = "UseDevelopmentEmulator";
  private static final List<String> NAMES =
      List.of(ENDPOINT, KEY_NAME, KEY, SIGNATURE, ENTITY_PATH, EMULATOR);
  private static final String ADVICE =
      "; copy it whole from the portal, with ';' between its parts";

  private static final Pattern TRAILING = Pattern.compile("[;\\s]+$");

  private final Map<String, String> parts;

  private ConnectionString(Map<String, String> parts) {
    this.parts = parts;
  }

  /**
   * Reads the parts.
   *
   * @throws IllegalArgumentException if the Azure SDK would not take them; the message names the
   *     part
   */
  public static ConnectionString parse(String text) {
    if (text.startsWith("\"") || text.startsWith("'")) {
      throw new IllegalArgumentException(
          "the connection string begins with a quotation mark; take it out, and the one at its end");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : TRAILING.matcher(text).replaceFirst("").split(";", -1)) {
      int equals = part.indexOf('=');
      String name = name(equals < 0 ? part : part.substring(0, equals));
      if (equals < 0) {
        throw new IllegalArgumentException(
            "the connection string has '" + name + "' without '=' behind it" + ADVICE);
      }
      if (parts.put(name, part.substring(equals + 1).trim()) != null) {
        throw new IllegalArgumentException(
            "the connection string has '" + name + "=' twice" + ADVICE);
      }
    }
    var read = new ConnectionString(parts);
    read.requireLogin();
    return read;
  }

  /** Returns the known name; a text that is none may be a secret, unless it is nearly one. */
  private static String name(String text) {
    for (String name : NAMES) {
      if (name.equalsIgnoreCase(text)) {
        return name;
      }
    }
    String shown =
        NearestName.of(text, NAMES)
            .map(near -> "a part '" + text.strip() + "': is '" + near + "' meant?")
            .orElse("a part that is none of " + String.join(", ", NAMES) + ADVICE);
    throw new IllegalArgumentException("the connection string has " + shown);
  }

  private void requireLogin() {
    require(ENDPOINT);
    if (!parts.containsKey(SIGNATURE)) {
      require(KEY_NAME);
      require(KEY);
    } else if (!parts.get(SIGNATURE).toLowerCase(Locale.ROOT).startsWith(SIGNATURE_PREFIX)) {
      throw new IllegalArgumentException(
          "the signature in the connection string does not begin with 'SharedAccessSignature sr='");
    } else if (parts.containsKey(KEY) || parts.containsKey(KEY_NAME)) {
      throw new IllegalArgumentException(
          "the connection string has both a key and a signature; take one out");
    }
  }

  private void require(String name) {
    if (parts.getOrDefault(name, "").isEmpty()) {
      String which = parts.containsKey(name) ? " with nothing behind it" : "";
      throw new IllegalArgumentException(
          "the connection string has "
              + (which.isEmpty() ? "no '" : "'")
              + name
              + "='"
              + which
              + "; it has "
              + String.join(", ", parts.keySet())
              + ADVICE);
    }
  }

  /** Returns the address of the namespace. */
  public String endpoint() {
    return parts.getOrDefault(ENDPOINT, "");
  }

  /** Returns the queue or topic that the string is for; null if it is for the namespace. */
  public @Nullable String entityPath() {
    return parts.get(ENTITY_PATH);
  }

  /** Tells whether to connect to an emulator, without TLS. */
  public boolean isForEmulator() {
    return parts.getOrDefault(EMULATOR, "").toLowerCase(Locale.ROOT).equals("true");
  }
}
