package com.iteradynamics.app;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.honesty.Difference;
import com.iteradynamics.research.honesty.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Comparisons, for a person and for a program. */
final class CheckFindings {
  private static final Figure<Finding> COMPARED =
      Figure.of("compared", "compared", "", Unit.COUNT, Finding::compared);

  private static final List<Figure<Finding>> OF_A_FINDING =
      List.of(
          Figure.of("what", "what", "", Unit.COUNT, Finding::what),
          COMPARED,
          Figure.of("different", "different", "", Unit.COUNT, Finding::different));

  private static final List<Figure<Difference>> OF_A_DIFFERENCE =
      List.of(
          Figure.of("run", "", "", Unit.COUNT, Difference::run),
          Figure.of("asof_ts", "", "", Unit.COUNT, it -> it.asof().toString()),
          Figure.of("field", "", "", Unit.COUNT, Difference::field),
          Figure.of("known", "", "", Unit.COUNT, Difference::known),
          Figure.of("found", "", "", Unit.COUNT, Difference::found));

  private CheckFindings() {}

  /** A row for each, and what differs first below it. */
  static Table table(List<Finding> findings) {
    List<Table.Row> rows = new ArrayList<>();
    for (Finding finding : findings) {
      String differ =
          finding.passed() ? "" : String.format(Locale.ROOT, ": %,d differ", finding.different());
      rows.add(
          new Table.Row(
              finding.passed() ? "PASS" : "FAIL",
              List.of(COMPARED.cell(finding), Cell.words(finding.what() + differ))));
      finding.first().stream()
          .flatMap(first -> lines(first).stream())
          .forEach(line -> rows.add(Table.Row.of("", "", line)));
    }
    return new Table(
        "", "", List.of(Column.left(""), COMPARED.column(), Column.left("what")), rows);
  }

  /** Where two runs part. */
  static List<String> lines(Difference first) {
    return List.of(
        "first where the newest candle opened at " + first.asof() + ":",
        first.field() + " was " + first.known() + ",",
        first.run() + " it is " + first.found());
  }

  static List<Map<String, Object>> maps(List<Finding> findings) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> map = Figure.json(OF_A_FINDING, finding);
      finding.first().ifPresent(first -> map.put("first", map(first)));
      maps.add(map);
    }
    return maps;
  }

  static Map<String, Object> map(Difference first) {
    return Figure.json(OF_A_DIFFERENCE, first);
  }
}
