package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The rules by which names in generated code and in messages are made. */
final class Names {

  /** File systems take 255 bytes; what is left is for {@code $OnApp.class} and the like. */
  private static final int LONGEST_CLASS_NAME = 180;

  private static final int HASH_BYTES = 6;

  private static final int SHORTEST_NESTED_NAME = 40;

  private Names() {}

  /** Turns {@code sendMail} into {@code SendMailTasks}. */
  static String stub(String method) {
    return shortened(
        method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1), "Tasks");
  }

  /** Joins {@code Outer.Jobs} and {@code Definitions} to {@code Outer_Jobs_Definitions}. */
  static ClassName companion(ClassName type, String suffix) {
    String flat = String.join("_", type.simpleNames());
    return ClassName.get(type.packageName(), shortened(flat, "_" + suffix));
  }

  /**
   * Joins {@code Order} and {@code Codec} to {@code OrderCodec}, for a class nested in another,
   * whose name is a part of the file's.
   */
  static String nested(ClassName outer, String name, String suffix) {
    int left = LONGEST_CLASS_NAME - utf8(outer.simpleName()).length;
    return shortened(name, suffix, Math.max(left, SHORTEST_NESTED_NAME));
  }

  /** Turns {@code Outer.App} into {@code Outer_AppWorker}. */
  static ClassName worker(ClassName app) {
    return ClassName.get(
        app.packageName(), shortened(String.join("_", app.simpleNames()), "Worker"));
  }

  /** Turns {@code sendHTTPRequest2} into {@code send_http_request2}. */
  static String snake(String name) {
    return name.replaceAll("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** Turns {@code sendMail} into {@code SEND_MAIL}. */
  static String constant(String name) {
    return snake(name).toUpperCase(Locale.ROOT);
  }

  /** Cuts a name that no file system would take; the hash keeps it apart from its like. */
  private static String shortened(String name, String suffix) {
    return shortened(name, suffix, LONGEST_CLASS_NAME);
  }

  private static String shortened(String name, String suffix, int longest) {
    if (utf8(name).length <= longest) {
      return name + suffix;
    }
    int end = name.length();
    while (utf8(name.substring(0, end)).length > longest - 2 * HASH_BYTES - 2
        || Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + "_" + hash(name) + suffix;
  }

  private static String hash(String name) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(utf8(name));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
