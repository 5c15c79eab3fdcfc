package com.iteradynamics.cli.strategy;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.config.StrategyJars;
import com.iteradynamics.config.Values;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Table;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.StrategyProvider;
import com.iteradynamics.strategy.UnknownStrategyException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code argus strategies} answers; knows nothing of picocli, which takes long to load. */
public final class StrategyList {
  private StrategyList() {}

  /** Lists the strategies, and what is wrong with any; answers the exit code. */
  public static int tell(Values values, boolean json, CommandContext context) {
    StrategyJars jars = Configuration.jars(values, context.folder());
    Strategies strategies = jars.strategies();
    List<String> problems = new ArrayList<>(values.problems());
    problems.addAll(jars.problems());
    problems.addAll(strategies.problems());
    String chosen = chosen(values, strategies, problems);
    if (json) {
      context.out().print(Json.writePretty(rows(strategies, chosen)));
    } else {
      context.print(table(strategies, chosen));
    }
    context.out().flush();
    problems.forEach(context::notice);
    return problems.isEmpty() ? 0 : 1;
  }

  private static String chosen(Values values, Strategies strategies, List<String> problems) {
    String name = RuntimeParameters.STRATEGY;
    String id = values.text(name).orElse(RuntimeParameters.STANDARD_STRATEGY);
    try {
      return strategies.find(id).id();
    } catch (UnknownStrategyException e) {
      problems.add(name + ": " + e.getMessage());
      return "";
    }
  }

  private static Table table(Strategies strategies, String chosen) {
    List<Table.Row> rows = new ArrayList<>();
    for (StrategyProvider provider : strategies.all()) {
      String mark = provider.id().equals(chosen) ? "* " : "  ";
      String from = isOurs(provider) ? "" : " (" + origin(provider) + ")";
      rows.add(Table.Row.of(mark + provider.id(), provider.description() + from));
    }
    return new Table("", "", Column.unnamed(2), rows);
  }

  private static List<Map<String, Object>> rows(Strategies strategies, String chosen) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (StrategyProvider provider : strategies.all()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", provider.id());
      row.put("chosen", provider.id().equals(chosen));
      row.put("description", provider.description());
      row.put("from", origin(provider));
      rows.add(row);
    }
    return rows;
  }

  private static boolean isOurs(StrategyProvider provider) {
    return provider.getClass().getClassLoader() == StrategyList.class.getClassLoader();
  }

  private static String origin(StrategyProvider provider) {
    if (isOurs(provider)) {
      return "argus";
    }
    CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
    return source == null
        ? "unknown"
        : Path.of(source.getLocation().getPath()).getFileName().toString();
  }
}
