package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * One value among kept tokens.
 *
 * @param tokens which have it
 * @param from its first token
 */
record KeptPart(KeptTokens tokens, int from) {

  /**
   * Returns the value on whose first token a parser is, and leaves the parser on its last: without
   * a copy, if its tokens are kept already.
   *
   * @param in the parser
   * @param more where its tokens are kept if they are not yet
   */
  static KeptPart of(JsonParser in, KeptTokens more) throws IOException {
    KeptParser kept = TransparentParser.kept(in);
    if (kept == null) {
      return new KeptPart(more, more.add(in));
    }
    KeptPart part = kept.part();
    // Not by the parser in front, which may go through all tokens.
    kept.skipChildren();
    return part;
  }
}
