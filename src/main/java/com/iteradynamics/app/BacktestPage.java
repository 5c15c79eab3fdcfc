package com.iteradynamics.app;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.document.Amounts;
import com.iteradynamics.document.Part;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.report.BacktestReport;
import com.iteradynamics.research.report.CostTable;
import com.iteradynamics.research.report.CostTable.Rung;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a page on a backtest has that a terminal has not: other costs, and how to make it again. */
record BacktestPage(LabHead head, Backtest backtest, Function<PaperParameters, Backtest> run) {

  /**
   * What it has besides.
   *
   * @param seen the candles up to the last one
   * @param now when it is made
   */
  BacktestReport.Besides besides(CandleSeries seen, Instant now) {
    return new BacktestReport.Besides(
        List.of(CostTable.of(ladder())), manifest(seen, now), head.caveats(List.of()));
  }

  private List<Rung> ladder() {
    List<Rung> rungs = new ArrayList<>();
    rungs.add(rung("no costs", Costs.NONE));
    for (CostPreset preset : CostPreset.values()) {
      rungs.add(rung(preset.word(), preset.costs()));
    }
    if (rungs.stream().noneMatch(Rung::reported)) {
      rungs.add(rung("as set", Costs.of(head.configuration().paper())));
    }
    rungs.sort(
        Comparator.comparingDouble(rung -> rung.costs().feeBps() + rung.costs().slippageBps()));
    return rungs;
  }

  private Rung rung(String name, Costs paid) {
    boolean reported = paid.equals(Costs.of(head.configuration().paper()));
    PaperParameters paper =
        head.configuration().paper().withCosts(exact(paid.feeBps()), exact(paid.slippageBps()));
    return new Rung(
        name, paid, reported ? backtest.strategy() : run.apply(paper).strategy(), reported);
  }

  private static BigDecimal exact(double bps) {
    return new BigDecimal(Double.toString(bps));
  }

  private List<Part> manifest(CandleSeries seen, Instant now) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("command", command(head.configuration().run(true).parameters()));
    facts.putAll(head.asMap());
    facts.put("candles", String.format(Locale.ROOT, "%,d up to the last hour", seen.size()));
    facts.put("data_hash", WindowHash.of(seen));
    facts.put("cash_to_begin_with", Amounts.amount(backtest.curve().startUsd(), head.currency()));
    facts.put("seed", "none: nothing is drawn by chance");
    facts.put("trials", "1 here; how many were tried before is not known");
    return head.again(facts, now);
  }

  /** What makes the same figures again, wherever the settings came from. */
  private String command(Map<String, String> parameters) {
    List<String> words = new ArrayList<>(List.of("./argus", "backtest"));
    words.addAll(head.lab().tape().words());
    words.addAll(List.of("--from", head.from().toString(), "--to", head.to().toString()));
    words.addAll(List.of("--execution", head.lab().executionWord()));
    if (head.lab().governed()) {
      words.addAll(List.of("--fill", head.lab().fill().word()));
    }
    Map<String, String> exact = new LinkedHashMap<>(parameters);
    // Another one may be promoted by then.
    head.model()
        .model()
        .filter(any -> ModelChoice.isShelved(head.model().named().orElse("")))
        .ifPresent(known -> exact.put(RuntimeParameters.MODEL, known.id()));
    exact.forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value)));
    return String.join(" ", words.stream().map(BacktestPage::quoted).toList());
  }

  /** {@code word} as a shell reads it back. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
