package com.iteradynamics.research.comparison;

import com.iteradynamics.research.bootstrap.PairedBootstrap;
import com.iteradynamics.research.comparison.RunComparison.Compared;
import com.iteradynamics.research.comparison.RunComparison.Tested;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Runs side by side, for a program. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /**
   * All of it: what the runs have in common, each run as its own JSON has it but for the book, the
   * differences to the first, correlations, and the books in columns.
   */
  public static Map<String, Object> of(RunComparison comparison, List<String> warnings) {
    ComparedRun first = comparison.first();
    Map<String, Object> map = new LinkedHashMap<>();
    for (String fact : List.of("product_id", "execution", "from", "to")) {
      map.put(fact, first.result().get(fact));
    }
    map.put("hours", first.openTimes().size());
    map.put("against", first.name());
    map.put("draws", comparison.how().draws());
    map.put("seed", comparison.how().seed());
    map.put("block_hours", comparison.how().blockHours());
    map.put("level", PairedBootstrap.LEVEL);
    List<Map<String, Object>> differences = new ArrayList<>();
    comparison.differences().forEach(each -> differences.add(difference(each)));
    map.put("differences", differences);
    map.put("correlations", correlations(comparison));
    List<String> notes = new ArrayList<>(ComparisonFindings.of(comparison));
    notes.addAll(warnings);
    map.put("notes", notes);
    map.put("runs", runs(comparison));
    map.put("curve", curve(comparison));
    return map;
  }

  /** Each as its own JSON has it; the last is buying and holding, which each of them has. */
  private static List<Map<String, Object>> runs(RunComparison comparison) {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (ComparedRun run : comparison.runs().subList(0, comparison.runs().size() - 1)) {
      Map<String, Object> named = new LinkedHashMap<>();
      named.put("name", run.name());
      named.putAll(run.result());
      runs.add(named);
    }
    return runs;
  }

  private static Map<String, Object> difference(Compared compared) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", compared.run().name());
    compared.sharpe().ifPresent(tested -> map.put("sharpe", tested(tested)));
    compared.growth().ifPresent(tested -> map.put("log_growth", tested(tested)));
    return map;
  }

  private static Map<String, Object> tested(Tested tested) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("difference", tested.difference().found());
    map.put("lower", tested.difference().lower());
    map.put("upper", tested.difference().upper());
    map.put("p_value", tested.difference().pValue());
    map.put("p_value_holm", tested.holm());
    return map;
  }

  /** By run what it has with each other; what is not defined is left out. */
  private static Map<String, Object> correlations(RunComparison comparison) {
    OptionalDouble[][] all = comparison.correlations();
    List<ComparedRun> moving = comparison.moving();
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < all.length; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int j = 0; j < all.length; j++) {
        OptionalDouble each = all[i][j];
        if (each.isPresent()) {
          row.put(moving.get(j).name(), each.getAsDouble());
        }
      }
      map.put(moving.get(i).name(), row);
    }
    return map;
  }

  private static Map<String, Object> curve(RunComparison comparison) {
    Map<String, Object> equity = new LinkedHashMap<>();
    comparison
        .runs()
        .forEach(run -> equity.put(run.name(), Arrays.stream(run.equityUsd()).boxed().toList()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("open_time", comparison.first().openTimes());
    map.put("equity_usd", equity);
    return map;
  }
}
