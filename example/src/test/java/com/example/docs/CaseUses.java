package com.example.docs;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The places where test sources name a case: in a comment or display name at a test, as the end of
 * a test's name, or at a check of the broker's list of behaviours.
 *
 * <p>Java is read by its layout, which the formatter fixes: members are indented by two.
 */
final class CaseUses {

  private static final Pattern ID =
      Pattern.compile(
          "(?<![A-Za-z0-9-])(?:[A-Z]-\\d{2}|N-[A-Z]\\d{2})(?![A-Za-z0-9])"
              + "|(?<=_)(?:[A-Z]_\\d{2}|N_[A-Z]\\d{2})(?![A-Za-z0-9_])");

  private static final Pattern HEADER =
      Pattern.compile("  (?:[\\w.<>\\[\\]?]+,? )+(?<name>\\w+)\\(.*");
  private static final Pattern TEST =
      Pattern.compile("  @(Test|ParameterizedTest|RepeatedTest|TestFactory|Property)\\b.*");
  private static final Pattern CHECK =
      Pattern.compile("\\s*(?:@check\\(|check\\(|checks\\.put\\()\\s*(?:\"(?<name>[\\w-]+)\".*)?");
  private static final Pattern QUOTED = Pattern.compile("\\s*\"(?<name>[\\w-]+)\",");

  /** The test that runs all checks of all clients. */
  private static final String CHECKS = "ClientsTest";

  private final Map<String, Set<String>> places = new TreeMap<>();

  private CaseUses() {}

  /** Reads the test sources of all modules. */
  static CaseUses read() {
    CaseUses uses = new CaseUses();
    Repository.inModules("src/test").stream()
        .flatMap(
            folder ->
                Stream.of(".java", ".py", ".mjs", ".txt")
                    .flatMap(suffix -> Repository.files(folder, suffix).stream()))
        .forEach(uses::add);
    return uses;
  }

  /** Returns the places of each case: a class, a method, or the checks of behaviours. */
  Map<String, Set<String>> places() {
    return places;
  }

  private void add(Path file) {
    List<String> lines = Repository.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher ids = ID.matcher(lines.get(i));
      while (ids.find()) {
        String id = ids.group().replace('_', '-');
        places
            .computeIfAbsent(id, unused -> new LinkedHashSet<>())
            .add(module(file) + "/" + place(file.getFileName().toString(), lines, i));
      }
    }
  }

  private static String module(Path file) {
    String name = Repository.name(file);
    return name.substring(0, name.indexOf('/'));
  }

  private static String place(String file, List<String> lines, int line) {
    String check = check(lines, line);
    if (check != null) {
      return CHECKS + ": " + check;
    }
    if (!file.endsWith(".java")) {
      return file;
    }
    String type = file.substring(0, file.length() - ".java".length());
    String test = indentation(lines.get(line)) < 2 ? null : test(lines, line);
    return test == null ? type : type + "." + test;
  }

  /** Returns the name of the check in this line or the next ones, or null if there is none. */
  private static String check(List<String> lines, int line) {
    for (int i = line; i < Math.min(line + 2, lines.size()); i++) {
      Matcher check = CHECK.matcher(lines.get(i));
      if (check.matches()) {
        if (check.group("name") != null) {
          return check.group("name");
        }
        Matcher quoted = QUOTED.matcher(lines.get(i + 1));
        return quoted.matches() ? quoted.group("name") : null;
      }
    }
    return null;
  }

  /** Returns the test method around or after a line, or null if what is there is no test. */
  private static String test(List<String> lines, int line) {
    int member = line;
    while (indentation(lines.get(member)) != 2) {
      member--;
    }
    int header =
        IntStream.range(member, lines.size())
            .filter(i -> HEADER.matcher(header(lines, i)).matches())
            .findFirst()
            .orElse(-1);
    if (header < 0) {
      return null;
    }
    for (int i = header - 1; i >= 0 && !lines.get(i).isEmpty(); i--) {
      if (TEST.matcher(lines.get(i)).matches()) {
        Matcher name = HEADER.matcher(header(lines, header));
        return name.matches() ? name.group("name") : null;
      }
    }
    return null;
  }

  /** Returns a line, with the next one if a long name is in that. */
  private static String header(List<String> lines, int line) {
    String text = lines.get(line);
    return text.contains("(") || line + 1 == lines.size()
        ? text
        : text + " " + lines.get(line + 1).strip();
  }

  private static int indentation(String line) {
    return line.isBlank() ? Integer.MAX_VALUE : line.length() - line.stripLeading().length();
  }
}
