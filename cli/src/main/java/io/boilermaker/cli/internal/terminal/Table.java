package io.boilermaker.cli.internal.terminal;

import io.boilermaker.cli.internal.terminal.Terminal.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows in columns, as wide as needed; the last column takes what is left of the terminal. */
public final class Table {

  private static final int LEAST_OF_LAST = 16;
  private static final String GAP = "  ";

  private final List<String> head;
  private final List<List<Piece>> rows = new ArrayList<>();

  public Table(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row of plain cells. */
  public void row(String... cells) {
    row(Stream.of(cells).map(cell -> new Piece(Style.PLAIN, cell)).toArray(Piece[]::new));
  }

  /** Adds a row. */
  public void row(Piece... cells) {
    rows.add(
        Stream.of(cells).map(cell -> new Piece(cell.style(), SafeText.of(cell.text()))).toList());
  }

  /** Returns whether it has no rows. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Writes all; nothing if there are no rows. */
  public void print(Terminal terminal) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = widths(terminal.look().columns());
    print(terminal, head.stream().map(text -> new Piece(Style.FAINT, text)).toList(), widths);
    rows.forEach(row -> print(terminal, row, widths));
  }

  private int[] widths(int columns) {
    int[] widths = head.stream().mapToInt(SafeText::width).toArray();
    for (List<Piece> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], SafeText.width(row.get(i).text()));
      }
    }
    int last = widths.length - 1;
    if (columns > 0) {
      int before = Stream.of(widths).mapToInt(all -> sum(all, last) + last * GAP.length()).sum();
      widths[last] = Math.min(widths[last], Math.max(LEAST_OF_LAST, columns - before));
    }
    return widths;
  }

  private static int sum(int[] widths, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += widths[i];
    }
    return sum;
  }

  private static void print(Terminal terminal, List<Piece> row, int[] widths) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      boolean isLast = i == row.size() - 1;
      String text = SafeText.cut(row.get(i).text(), widths[i]);
      pieces.add(new Piece(row.get(i).style(), text));
      if (!isLast) {
        int missing = widths[i] - SafeText.width(text);
        pieces.add(new Piece(Style.PLAIN, " ".repeat(missing) + GAP));
      }
    }
    terminal.line(pieces.toArray(new Piece[0]));
  }
}
