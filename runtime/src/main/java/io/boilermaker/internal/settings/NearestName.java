package io.boilermaker.internal.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant by a misspelt one. */
public final class NearestName {

  /** One wrong letter is allowed for each so many. */
  private static final int LETTERS_PER_MISTAKE = 5;

  private static final int MOST_MISTAKES = 4;

  private NearestName() {}

  /**
   * Returns the nearest of some names, if it is near. Case, and what stands between words, make no
   * difference.
   */
  public static Optional<String> of(String misspelt, Collection<String> names) {
    String text = letters(misspelt);
    int allowed = Math.min(MOST_MISTAKES, text.length() / LETTERS_PER_MISTAKE);
    return names.stream()
        .filter(name -> Math.abs(letters(name).length() - text.length()) <= allowed)
        .filter(name -> distance(text, letters(name)) <= allowed)
        .min(
            Comparator.comparingInt((String name) -> distance(text, letters(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String letters(String name) {
    return name.replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
  }

  /** Counts the letters to insert, to remove, to replace, or to swap with their neighbours. */
  private static int distance(String a, String b) {
    int[][] best = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        best[i][j] = i == 0 ? j : j == 0 ? i : least(best, a, i, b, j);
      }
    }
    return best[a.length()][b.length()];
  }

  private static int least(int[][] best, String a, int i, String b, int j) {
    int replaced = best[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(best[i - 1][j], best[i][j - 1]));
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(least, best[i - 2][j - 2] + 1) : least;
  }
}
