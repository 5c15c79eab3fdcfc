package com.iteradynamics.app;

import com.iteradynamics.research.honesty.Difference;
import com.iteradynamics.research.honesty.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Comparisons, for a person and for a program. */
final class CheckFindings {
  private static final String INDENT = " ".repeat(16);

  private CheckFindings() {}

  /** A line for each, and what differs first below it. */
  static List<String> lines(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String line =
          String.format(
              Locale.ROOT,
              "%s  %,8d  %s",
              finding.passed() ? "PASS" : "FAIL",
              finding.compared(),
              finding.what());
      lines.add(
          finding.passed()
              ? line
              : line + String.format(Locale.ROOT, ": %,d differ", finding.different()));
      finding.first().ifPresent(first -> lines.addAll(lines(first)));
    }
    return lines;
  }

  /** Where two runs part, indented. */
  static List<String> lines(Difference first) {
    return List.of(
        INDENT + "first where the newest candle opened at " + first.asof() + ":",
        INDENT + first.field() + " was " + first.known() + ",",
        INDENT + first.run() + " it is " + first.found());
  }

  static List<Map<String, Object>> maps(List<Finding> findings) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("what", finding.what());
      map.put("compared", finding.compared());
      map.put("different", finding.different());
      finding.first().ifPresent(first -> map.put("first", map(first)));
      maps.add(map);
    }
    return maps;
  }

  static Map<String, Object> map(Difference first) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("run", first.run());
    map.put("asof_ts", first.asof().toString());
    map.put("field", first.field());
    map.put("known", first.known());
    map.put("found", first.found());
    return map;
  }
}
