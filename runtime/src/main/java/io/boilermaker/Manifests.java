package io.boilermaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.manifest.Contradictions;
import io.boilermaker.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The manifests that the processor wrote beside the registries. They show what compilations that
 * know nothing of each other, such as those of different jars, expect of the same messages.
 */
final class Manifests {

  private Manifests() {}

  /**
   * Refuses what cannot all be true.
   *
   * @throws IllegalStateException if two jars describe one task or type in different ways
   */
  static void check(Iterable<TaskRegistry> registries) {
    Map<String, Manifest> manifests = new LinkedHashMap<>();
    for (TaskRegistry registry : registries) {
      Manifest manifest = read(registry.getClass());
      if (manifest != null) {
        manifests.put(registry.getClass().getName(), manifest);
      }
    }
    List<String> contradictions = Contradictions.of(manifests);
    if (!contradictions.isEmpty()) {
      throw new IllegalStateException(String.join("; ", contradictions));
    }
  }

  /** A registry that was not generated has none. */
  private static @Nullable Manifest read(Class<?> registry) {
    try (InputStream in = registry.getResourceAsStream("/" + Manifest.path(registry.getName()))) {
      return in == null ? null : Manifest.parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(
          "the manifest of " + registry.getName() + " cannot be read", e);
    }
  }
}
