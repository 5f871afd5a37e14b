package io.boilermaker.sensitive;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.internal.process.ShownText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values that must not be in a text, in the forms in which texts quote values. */
final class Secrets {

  /** A shorter text is found everywhere. */
  private static final int SHORTEST = 4;

  /** Characters of text times values: what takes longer to look through is not shown at all. */
  private static final long MOST = 200_000_000;

  private final Set<String> forms = new LinkedHashSet<>();

  /** Adds a value; a yes or no is none that anybody could recognize. */
  void add(JsonNode value) {
    if (value.isNull() || value.isBoolean()) {
      return;
    }
    add(value.asText());
    if (value.isFloatingPointNumber()) {
      add(value.decimalValue().toPlainString());
      add(String.valueOf(value.doubleValue()));
    }
  }

  private void add(String text) {
    if (text.length() < SHORTEST) {
      return;
    }
    forms.add(text);
    forms.add(ShownText.of(text));
    forms.add(new String(JsonStringEncoder.getInstance().quoteAsString(text)));
    String inUrls = URLEncoder.encode(text, StandardCharsets.UTF_8);
    forms.add(inUrls);
    forms.add(inUrls.replace("+", "%20"));
  }

  /** Returns a text with a mask in place of each value. */
  String scrubbed(String text) {
    if (forms.isEmpty() || text.length() < SHORTEST) {
      return text;
    }
    if ((long) text.length() * forms.size() > MOST) {
      return Masks.MASK;
    }
    // The longest first: the rest of one that begins like another would stay.
    List<String> all = forms.stream().sorted(Comparator.comparing(form -> -form.length())).toList();
    String scrubbed = text;
    for (String form : all) {
      scrubbed = scrubbed.replace(form, Masks.MASK);
    }
    return scrubbed;
  }
}
