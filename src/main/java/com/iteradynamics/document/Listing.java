package com.iteradynamics.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A long table of a page: its script sorts it by any column, searches its words and shows it part
 * by part. A terminal leaves it out.
 *
 * @param title its heading
 * @param intro what it shows, in a sentence or two
 * @param columns what people call them, in their order
 * @param choices the columns by whose words a reader chooses
 * @param rows a cell for each column
 */
public record Listing(
    String title, String intro, List<String> columns, Set<String> choices, List<List<Cell>> rows)
    implements Part {

  /** More digits than anybody reads, and few enough for a page with thousands of rows. */
  private static final MathContext DIGITS = new MathContext(9);

  /**
   * @throws IllegalArgumentException when a row has more or fewer cells than there are columns
   */
  public Listing {
    columns = List.copyOf(columns);
    choices = Set.copyOf(choices);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      Table.requireFilled("listing " + title, row.toString(), row.size(), columns.size());
    }
  }

  /** A row for each of {@code all}, with a cell for each of {@code figures}. */
  public static <T> Listing of(
      String title, String intro, List<Figure<T>> figures, Set<String> choices, List<T> all) {
    return new Listing(
        title,
        intro,
        figures.stream().map(figure -> Html.capital(figure.label())).toList(),
        choices.stream().map(Html::capital).collect(Collectors.toSet()),
        all.stream()
            .map(each -> figures.stream().map(figure -> figure.cell(each)).toList())
            .toList());
  }

  /** What the script shows, in columns. */
  Map<String, Object> data(String currency) {
    List<Map<String, Object>> data = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      data.add(column(columns.get(i), rows.stream().map(row -> row.get(at)).toList()));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", title);
    map.put("currency", currency);
    map.put("columns", data);
    return map;
  }

  /** Numbers, or words; words by their place in a list, since most of them come often. */
  private Map<String, Object> column(String name, List<Cell> cells) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("name", name);
    column.put("chosen", choices.contains(name));
    cells.stream()
        .filter(Cell.Known.class::isInstance)
        .findFirst()
        .ifPresent(
            known ->
                column.put("unit", ((Cell.Known) known).unit().name().toLowerCase(Locale.ROOT)));
    if (column.containsKey("unit")) {
      column.put("values", cells.stream().map(Listing::number).toList());
      return column;
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    List<Integer> at = new ArrayList<>();
    for (Cell cell : cells) {
      String word = cell instanceof Cell.Words(String text) ? text : "";
      Integer place = places.get(word);
      if (place == null) {
        place = places.size();
        places.put(word, place);
      }
      at.add(place);
    }
    column.put("words", List.copyOf(places.keySet()));
    column.put("at", at);
    return column;
  }

  /** Null for what is not known. */
  private static BigDecimal number(Cell cell) {
    return cell instanceof Cell.Known known && Double.isFinite(known.value())
        ? new BigDecimal(Double.toString(known.value())).round(DIGITS)
        : null;
  }
}
