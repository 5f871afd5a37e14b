package io.boilermaker.cli.internal.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.util.List;

/**
 * Where a command writes. Every text passes {@link SafeText} here, so that no command can forget
 * it; in JSON everything but ASCII is escaped.
 */
public final class Terminal {

  private static final ObjectWriter JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

  private final PrintStream out;
  private final PrintStream err;
  private final Look look;
  private boolean isLineOpen;

  /**
   * The look of output.
   *
   * @param json whether results are JSON, an object a line
   * @param colours whether there are colours
   * @param columns the width that rows are cut at; 0 for none
   * @param isInteractive whether a person looks on, so that a line may be replaced
   */
  public record Look(boolean json, boolean colours, int columns, boolean isInteractive) {}

  /** A piece of a line. */
  public record Piece(Style style, String text) {}

  public Terminal(PrintStream out, PrintStream err, Look look) {
    this.out = out;
    this.err = err;
    this.look = look;
  }

  public Look look() {
    return look;
  }

  /** Returns whether results are JSON. */
  public boolean isJson() {
    return look.json();
  }

  /** Writes a line for people; nothing if results are JSON. */
  public void line(String text) {
    line(new Piece(Style.PLAIN, text));
  }

  /** Writes a line in a colour; nothing if results are JSON. */
  public void line(Style style, String text) {
    line(new Piece(style, text));
  }

  /** Writes a line of pieces; nothing if results are JSON. */
  public void line(Piece... pieces) {
    if (!look.json()) {
      endLine();
      var line = new StringBuilder();
      List.of(pieces).forEach(piece -> line.append(show(piece)));
      out.println(line);
    }
  }

  /** Writes a result for programs; nothing unless results are JSON. */
  public void json(JsonNode object) {
    if (look.json()) {
      out.println(text(object));
    }
  }

  /** Writes what comes beside results: on the standard error output. */
  public void note(String text) {
    endLine();
    err.println(SafeText.of(text));
  }

  /** Writes to the standard error output what went wrong. */
  public void error(String text) {
    endLine();
    err.println(show(new Piece(Style.BAD, "error: ")) + SafeText.of(text));
  }

  /** Replaces the screen by what comes next, if a person looks on. */
  public void clear() {
    if (look.isInteractive() && !look.json()) {
      out.print("\u001b[H\u001b[2J");
    }
  }

  /** Returns whether nobody reads the output any more, such as {@code head} after its last line. */
  public boolean isClosed() {
    return out.checkError();
  }

  /** Writes what is buffered. */
  public void flush() {
    out.flush();
    err.flush();
  }

  /** Writes a line in the place of the one before, which nothing else has ended. */
  void replaceLine(String text) {
    err.print("\r" + text + "\u001b[K");
    err.flush();
    isLineOpen = true;
  }

  /** Ends a line that would be replaced. */
  void endLine() {
    if (isLineOpen) {
      err.println();
      isLineOpen = false;
    }
  }

  private String show(Piece piece) {
    String text = SafeText.of(piece.text());
    return look.colours() ? piece.style().apply(text) : text;
  }

  private static String text(JsonNode object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
