package com.iteradynamics.app;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.document.Part;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.report.BacktestReport;
import com.iteradynamics.research.report.CostTable;
import com.iteradynamics.research.report.CostTable.Rung;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a page on a backtest has that a terminal has not: other costs, and how to make it again. */
final class BacktestPage {
  private final Configuration configuration;
  private final LabModel model;
  private final Backtest backtest;
  private final boolean governed;
  private final FillTime fill;
  private final Function<PaperParameters, Backtest> run;
  private final Costs costs;

  /**
   * @param governed whether with the governors, or else by the harness
   * @param run the same backtest at a venue with other costs
   */
  BacktestPage(
      Configuration configuration,
      LabModel model,
      Backtest backtest,
      boolean governed,
      FillTime fill,
      Function<PaperParameters, Backtest> run) {
    this.configuration = configuration;
    this.model = model;
    this.backtest = backtest;
    this.governed = governed;
    this.fill = fill;
    this.run = run;
    PaperParameters paper = configuration.paper();
    costs = Costs.of(paper);
  }

  /** What was tested. */
  BacktestReport.Subject subject() {
    return new BacktestReport.Subject(
        configuration.strategyId(), configuration.runtime().productId(), governed, fill, costs);
  }

  /**
   * What it has besides.
   *
   * @param tape where the candles come from
   * @param seen the candles up to the last one
   * @param now when it is made
   */
  BacktestReport.Besides besides(LabHead head, TapeOptions tape, CandleSeries seen, Instant now) {
    return new BacktestReport.Besides(
        List.of(CostTable.of(ladder())), manifest(tape, seen, now), head.caveats(List.of()));
  }

  private List<Rung> ladder() {
    List<Rung> rungs = new ArrayList<>();
    rungs.add(rung("no costs", Costs.NONE));
    for (CostPreset preset : CostPreset.values()) {
      rungs.add(rung(preset.word(), preset.costs()));
    }
    if (rungs.stream().noneMatch(Rung::reported)) {
      rungs.add(rung("as set", costs));
    }
    rungs.sort(
        Comparator.comparingDouble(rung -> rung.costs().feeBps() + rung.costs().slippageBps()));
    return rungs;
  }

  private Rung rung(String name, Costs paid) {
    boolean reported = paid.equals(costs);
    PaperParameters paper =
        configuration.paper().withCosts(exact(paid.feeBps()), exact(paid.slippageBps()));
    return new Rung(
        name, paid, reported ? backtest.strategy() : run.apply(paper).strategy(), reported);
  }

  private static BigDecimal exact(double bps) {
    return new BigDecimal(Double.toString(bps));
  }

  private List<Part> manifest(TapeOptions tape, CandleSeries seen, Instant now) {
    RunIdentity identity = configuration.run(true);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Command", command(tape, identity.parameters()));
    facts.put("Code version", identity.codeVersion());
    facts.put("Candles", String.format(Locale.ROOT, "%,d up to the last hour", seen.size()));
    facts.put("Data hash", WindowHash.of(seen));
    facts.put("Parameter hash", identity.parameterHash());
    facts.put("Strategy", configuration.strategyId());
    model.words().ifPresent(words -> facts.put("Model", words));
    facts.put("Product", configuration.runtime().productId());
    facts.put("First candle", first().toString());
    facts.put("Last candle", last().toString());
    facts.put("Execution", governed ? "sg" : "harness");
    facts.put("Fill", fill.word());
    facts.put("Fee", Figures.quantity(configuration.paper().feeBps()) + " bps");
    facts.put("Slippage", Figures.quantity(configuration.paper().slippageBps()) + " bps");
    if (governed) {
      facts.put("Rules", PaperRules.of(configuration).words());
    }
    facts.put(
        "Cash to begin with",
        Figures.amount(
            backtest.curve().startUsd(),
            CurrencyPair.of(configuration.runtime().productId()).quote()));
    facts.put("Seed", "none: nothing is drawn by chance");
    facts.put("Trials", "1 here; how many were tried before is not known");
    facts.put("Made at", now.truncatedTo(ChronoUnit.SECONDS).toString());
    return LabHead.again(facts, identity.parameters());
  }

  private Instant first() {
    return backtest.curve().openTime(0);
  }

  private Instant last() {
    return backtest.curve().openTime(backtest.curve().size() - 1);
  }

  /** What makes the same figures again, wherever the settings came from. */
  private String command(TapeOptions tape, Map<String, String> parameters) {
    List<String> words = new ArrayList<>(List.of("./argus", "backtest"));
    words.addAll(tape.words());
    words.addAll(List.of("--from", first().toString(), "--to", last().toString()));
    words.addAll(List.of("--execution", governed ? "sg" : "harness"));
    if (governed) {
      words.addAll(List.of("--fill", fill.word()));
    }
    Map<String, String> exact = new LinkedHashMap<>(parameters);
    // Another one may be promoted by then.
    model
        .model()
        .filter(any -> ModelChoice.isShelved(model.named().orElse("")))
        .ifPresent(known -> exact.put(RuntimeParameters.ARGUS_MODEL_FILE.name(), known.id()));
    exact.forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value)));
    return String.join(" ", words.stream().map(BacktestPage::quoted).toList());
  }

  /** {@code word} as a shell reads it back. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
