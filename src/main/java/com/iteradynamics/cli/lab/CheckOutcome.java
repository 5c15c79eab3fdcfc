package com.iteradynamics.cli.lab;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.validation.CheckFinding;
import com.iteradynamics.research.validation.DecisionCounts;
import com.iteradynamics.research.validation.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of the check of one strategy.
 *
 * @param passed whether nothing was found
 * @param parts for a person
 * @param map for a program
 */
record CheckOutcome(boolean passed, List<Part> parts, Map<String, Object> map) {
  private static final Figure<CheckFinding> COMPARED =
      Figure.of("compared", "compared", "", Unit.COUNT, CheckFinding::compared);

  private static final List<Figure<CheckFinding>> OF_A_FINDING =
      List.of(
          Figure.file("what", CheckFinding::what),
          COMPARED,
          Figure.file("different", CheckFinding::different));

  private static final List<Figure<Difference>> OF_A_DIFFERENCE =
      List.of(
          Figure.file("run", Difference::run),
          Figure.file("asof_ts", it -> it.asof().toString()),
          Figure.file("field", Difference::field),
          Figure.file("known", Difference::known),
          Figure.file("found", Difference::found));

  /**
   * What comparisons came to.
   *
   * @param decisions at how many hours something else was decided than in the one before; without
   *     any, equal answers show nothing
   */
  static CheckOutcome of(
      List<CheckFinding> findings,
      DecisionCounts decisions,
      String clean,
      String caught,
      Map<String, Object> more) {
    boolean equal = findings.stream().allMatch(CheckFinding::passed);
    boolean passed = equal && decisions.most() > 0;
    List<String> lines = new ArrayList<>(List.of("", decided(decisions)));
    if (!equal) {
      lines.add("caught: " + caught);
    } else if (passed) {
      lines.add("clean: " + clean);
    }
    Map<String, Object> map = new LinkedHashMap<>(more);
    map.put("decisions", decisions.most());
    map.put("strategy_decisions", decisions.strategy());
    map.put("findings", maps(findings));
    return new CheckOutcome(passed, List.of(table(findings), Prose.of(lines)), map);
  }

  /** How much was compared, and of whom. */
  private static String decided(DecisionCounts decisions) {
    return decisions.regime() > 0 && decisions.strategy() == 0
        ? decided(decisions.most()) + ", all by the regime: the strategy made no decision"
        : decided(decisions.most());
  }

  /** How much was compared. */
  static String decided(long decisions) {
    return decisions == 0
        ? "no decision was made: not tested"
        : String.format(
            Locale.ROOT, "%,d decision%s compared", decisions, decisions == 1 ? "" : "s");
  }

  /** A row for each, and what differs first below it. */
  private static Table table(List<CheckFinding> findings) {
    List<Table.Row> rows = new ArrayList<>();
    for (CheckFinding finding : findings) {
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

  private static List<Map<String, Object>> maps(List<CheckFinding> findings) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (CheckFinding finding : findings) {
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
