package io.boilermaker.manifest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the JDK that Jackson may read from a message: those that hold a value and nothing
 * else. Jackson also reads others, by loading a class, asking a name service, or calling whatever
 * constructors and setters it finds; the processor refuses these at the parameter, and the default
 * mapper where the processor cannot see them.
 */
public final class JdkTrust {

  private static final String BUILT =
      "is built by constructors and setters that were not made for it";

  /** What reading does besides. */
  private static final Map<String, String> ACTS =
      Map.of(
          "java.lang.Class", "is loaded by its name in the message",
          "com.fasterxml.jackson.databind.JavaType", "is loaded by its name in the message",
          "java.net.InetAddress", "is looked up in the name service by its name in the message",
          "java.net.Inet4Address", "is looked up in the name service by its name in the message",
          "java.net.Inet6Address", "is looked up in the name service by its name in the message",
          "java.net.InetSocketAddress",
              "is looked up in the name service by its name in the message",
          "java.net.URL", "loads a handler for the protocol in the message, and looks up its host",
          "java.io.File", "names a file of the worker's machine",
          "java.nio.file.Path", "loads the file system that the message names",
          "java.util.regex.Pattern", "is a program of the message's, whose run may never end");

  private static final List<String> PREFIXES =
      List.of(
          "java.",
          "javax.accessibility.",
          "javax.crypto.",
          "javax.imageio.",
          "javax.management.",
          "javax.naming.",
          "javax.net.",
          "javax.print.",
          "javax.script.",
          "javax.security.",
          "javax.sound.",
          "javax.sql.",
          "javax.swing.",
          "javax.tools.",
          "javax.xml.",
          "jdk.",
          "sun.",
          "com.sun.",
          "org.w3c.dom.",
          "org.xml.sax.");

  /** Packages whose classes all hold a value. */
  private static final Set<String> PACKAGES =
      Set.of("java.math", "java.time", "java.util.concurrent.atomic", "javax.xml.datatype");

  private static final Set<String> VALUES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Object",
          "java.lang.Record",
          "java.lang.Short",
          "java.lang.StackTraceElement",
          "java.lang.String",
          "java.lang.StringBuffer",
          "java.lang.StringBuilder",
          "java.lang.Void",
          "java.net.URI",
          "java.nio.ByteBuffer",
          "java.nio.charset.Charset",
          "java.sql.Date",
          "java.sql.Time",
          "java.sql.Timestamp",
          "java.util.Calendar",
          "java.util.Currency",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.Locale",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.TimeZone",
          "java.util.UUID",
          "javax.xml.namespace.QName");

  private JdkTrust() {}

  /** Returns what reading values of a class does besides; null if it only makes a value. */
  public static @Nullable String act(String qualifiedName) {
    return ACTS.get(qualifiedName);
  }

  /**
   * Returns why Jackson must not read values of a class; null if it may, or if the class is none of
   * the JDK. Collections, maps, enums and interfaces hold values as well: leave out those that
   * {@link #act} does not name.
   */
  public static @Nullable String refusal(String qualifiedName) {
    String act = act(qualifiedName);
    if (act != null) {
      return act;
    }
    boolean isOfTheJdk = PREFIXES.stream().anyMatch(qualifiedName::startsWith);
    return isOfTheJdk
            && !VALUES.contains(qualifiedName)
            && !PACKAGES.contains(packageName(qualifiedName))
        ? BUILT
        : null;
  }

  private static String packageName(String qualifiedName) {
    return qualifiedName.substring(0, Math.max(0, qualifiedName.lastIndexOf('.')));
  }
}
