package com.example.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.docs.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps the picture of the packages. A run with {@code -Dgoldens.write=true} writes it. */
class PackagePictureTest {

  private static final Path PAGE = Repository.ROOT.resolve("CONTRIBUTING.md");
  private static final String START = "<!-- packages -->";
  private static final String END = "<!-- /packages -->";

  @Test
  void contributing_shows_the_packages_and_arrows_that_the_code_has() {
    List<String> page = Repository.lines(PAGE);
    assertThat(page).containsOnlyOnce(START).containsOnlyOnce(END);
    List<String> current = new ArrayList<>(page.subList(0, page.indexOf(START) + 1));
    current.add("");
    current.addAll(PackagePicture.lines());
    current.addAll(page.subList(page.indexOf(END), page.size()));
    if (Boolean.getBoolean("goldens.write")) {
      Repository.write(PAGE, current);
    }
    assertThat(Repository.lines(PAGE))
        .as("the packages in CONTRIBUTING.md; -Dgoldens.write=true writes them")
        .isEqualTo(current);
  }

  @Test
  void an_arrow_that_follows_from_others_is_not_drawn() {
    Map<String, Set<String>> arrows =
        Map.of("a", Set.of("b", "c.d"), "b", Set.of("c.d"), "c.d", Set.of());
    assertThat(PackagePicture.graph(arrows))
        .contains("  a --> b", "  b --> c_d[c.d]", "  c_d[c.d]")
        .noneMatch(line -> line.contains("a --> c_d"));
  }
}
