package io.boilermaker.cli.internal.tasks;

import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.KeyCodec;
import java.util.List;

/** The constants of an enum as texts. */
record ConstantText(List<String> constants) implements KeyCodec<String> {

  private static final int LISTED = 20;

  @Override
  public String write(String key) {
    return key;
  }

  @Override
  public String read(String text) {
    if (!constants.contains(text)) {
      throw new ArgumentException(needed() + " is needed, found other text");
    }
    return text;
  }

  String needed() {
    int listed = Math.min(LISTED, constants.size());
    int more = constants.size() - listed;
    return "one of "
        + String.join(", ", constants.subList(0, listed))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
