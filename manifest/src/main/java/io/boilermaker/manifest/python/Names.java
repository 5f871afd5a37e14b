package io.boilermaker.manifest.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of a Python module, each for one thing. */
final class Names {

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Words of the language. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  /** The names that the module itself uses, and its readers' type checkers. */
  private static final Set<String> USED =
      Set.of(
          "annotations",
          "any",
          "bool",
          "bytearray",
          "bytes",
          "datetime",
          "decimal",
          "dict",
          "float",
          "int",
          "isinstance",
          "len",
          "list",
          "memoryview",
          "object",
          "pydantic_core",
          "set",
          "setattr",
          "str",
          "tuple",
          "typing",
          "uuid",
          "Base64",
          "NAMES",
          "RetryMode",
          "RetryPolicy",
          "Task",
          "TypeError",
          "ValueError",
          "_Elements",
          "_Item",
          "_LEFT_OUT",
          "_plain",
          "_task");

  private final Set<String> taken = new HashSet<>(USED);
  private final Map<String, String> byKey = new HashMap<>();
  private final Map<String, String> taskByFunction = new HashMap<>();

  /** Returns whether a text can stand as a name in a class, where two underscores begin another. */
  static boolean isName(String text) {
    return IDENTIFIER.matcher(text).matches() && !KEYWORDS.contains(text) && !text.startsWith("__");
  }

  /** Returns a name that is near to a text. */
  static String near(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_]+", "_");
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      name = "_" + name;
    }
    return KEYWORDS.contains(name) || isOfTheLanguage(name) ? name + "_" : name;
  }

  /** Returns whether Python itself reads what has the name, such as {@code __builtins__}. */
  private static boolean isOfTheLanguage(String name) {
    return name.matches("__.+__");
  }

  /**
   * Returns a name that nothing else in the module has.
   *
   * @param key what it is the name of
   * @param wanted what it should be like
   */
  String of(String key, String wanted) {
    return byKey.computeIfAbsent(key, k -> free(near(wanted)));
  }

  /**
   * Returns the name of a task's function, which depends on no other task: publishers that run
   * would call another one.
   *
   * @throws IllegalArgumentException if another task has that name
   */
  String ofTask(String task) {
    String near = near(task);
    String function = USED.contains(near) ? near + "_2" : near;
    String other = taskByFunction.putIfAbsent(function, task);
    if (other != null && !other.equals(task)) {
      throw new IllegalArgumentException(
          "the tasks '"
              + other
              + "' and '"
              + task
              + "' would both be the function "
              + function
              + ": give one another name by @BackgroundTask(name = …), with its old name in aliases");
    }
    taken.add(function);
    return function;
  }

  private String free(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
