package com.iteradynamics.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as lines of a terminal. One that is too wide folds its last column if that is words, and
 * else each of its rows becomes a block of lines, a label and a value each.
 */
final class TextTable {
  /** Spaces between columns. */
  static final int GAP = 2;

  /** A column is not folded to less than that. */
  private static final int NARROW = 16;

  private final int width;
  private final List<Column> columns = new ArrayList<>();
  private final boolean named;

  /** The cells of each row, the name first; bars are left out. */
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(Table table, String currency, int width) {
    this.width = width;
    named = table.named();
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int cell = i - 1;
      if (i == 0
          || table.rows().stream().noneMatch(row -> row.cells().get(cell) instanceof Cell.Bar)) {
        columns.add(table.columns().get(i));
        shown.add(cell);
      }
    }
    for (Table.Row row : table.rows()) {
      rows.add(
          shown.stream()
              .map(i -> i < 0 ? row.name() : text(row.cells().get(i), currency))
              .toList());
    }
  }

  /** What a cell says. */
  static String text(Cell cell, String currency) {
    return switch (cell) {
      case Cell.Known(double value, Unit unit, String more) ->
          Folding.plain(unit.brief(value, currency)) + (more.isEmpty() ? "" : ", " + more);
      case Cell.Undefined(String reason) -> "-";
      case Cell.Words(String words) -> Folding.plain(words);
      case Cell.Bar bar -> "";
    };
  }

  List<String> lines() {
    int[] natural = widths(false);
    int[] roomy = widths(true);
    if (total(roomy) <= width) {
      return table(roomy);
    }
    if (total(natural) <= width) {
      return table(natural);
    }
    int last = natural.length - 1;
    int room = width - total(natural) + natural[last];
    if (last > 0 && !columns.get(last).right() && room >= Math.min(NARROW, natural[last])) {
      natural[last] = room;
      return table(natural);
    }
    return blocks();
  }

  private int[] widths(boolean least) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      widths[i] = Math.max(Folding.length(column.name()), least ? column.least() : 0);
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Folding.length(Folding.plain(row.get(i))));
      }
    }
    return widths;
  }

  private static int total(int[] widths) {
    long total = (long) GAP * (widths.length - 1);
    for (int each : widths) {
      total += each;
    }
    return (int) Math.min(Integer.MAX_VALUE, total);
  }

  private List<String> table(int[] widths) {
    List<String> lines = new ArrayList<>();
    if (named) {
      lines.addAll(row(columns.stream().map(Column::name).toList(), widths));
    }
    rows.forEach(row -> lines.addAll(row(row, widths)));
    return lines;
  }

  private List<String> row(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    int last = widths.length - 1;
    for (int i = 0; i < last; i++) {
      line.append(placed(cells.get(i), widths[i], columns.get(i).right())).append(" ".repeat(GAP));
    }
    if (columns.get(last).right()) {
      return List.of(Folding.plain(line + placed(cells.get(last), widths[last], true)));
    }
    return Folding.beside(
        line.toString(), line.codePointCount(0, line.length()), cells.get(last), width);
  }

  private static String placed(String text, int width, boolean right) {
    String safe = Folding.plain(text);
    String gap = " ".repeat(width - Folding.length(safe));
    return right ? gap + safe : safe + gap;
  }

  private List<String> blocks() {
    int label = 0;
    for (Column column : columns) {
      label = Math.max(label, Folding.length(column.name()) + GAP);
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      for (int i = 0; i < row.size(); i++) {
        if (!row.get(i).isEmpty()) {
          String name = columns.get(i).name();
          int column = !name.isEmpty() ? label : i == 0 ? 0 : GAP;
          lines.addAll(Folding.beside(name, column, row.get(i), width));
        }
      }
    }
    return lines;
  }
}
