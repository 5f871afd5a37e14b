package io.boilermaker.broker.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A behaviour of the broker that clients rely on.
 *
 * @param sentence what it does
 */
record Behaviour(String id, String sentence) {

  private static final Path LIST = Path.of("src/test/resources/behaviours.txt");

  /** Returns all behaviours, in the order of the list. */
  static List<Behaviour> all() {
    try {
      return Files.readAllLines(LIST).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .map(parts -> new Behaviour(parts[0], parts[1]))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("the list of behaviours cannot be read", e);
    }
  }
}
