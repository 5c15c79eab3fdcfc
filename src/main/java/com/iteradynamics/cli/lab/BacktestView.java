package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.document.Amounts;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.TerminalText;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.BreakEvenFigures;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.OpenPosition;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.Slice;
import com.iteradynamics.research.report.BacktestNotes;
import com.iteradynamics.research.report.BacktestReport;
import com.iteradynamics.research.report.CostTable;
import com.iteradynamics.research.report.CostTable.CostLevel;
import com.iteradynamics.research.statistics.BookStatistics;
import com.iteradynamics.research.statistics.StatisticFigures;
import com.iteradynamics.research.statistics.StatisticJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What came of a backtest: as a document and in JSON.
 *
 * @param run the same with other costs
 */
public record BacktestView(
    RunHeader head, Backtest backtest, Function<PaperParameters, Backtest> run) {
  /** The field that has the best case of fills; it is left out where there is but one. */
  static final String BEST_CASE = "best_case";

  private static final List<Figure<OpenPosition>> OF_A_POSITION =
      List.of(
          Figure.file("opened", it -> it.opened().toString()),
          Figure.file("base_qty", OpenPosition::baseQty),
          Figure.file("cost_usd", OpenPosition::costUsd),
          Figure.file("value_usd", OpenPosition::valueUsd),
          Figure.file("unrealized_usd", OpenPosition::unrealizedUsd));

  /**
   * All of it as a document.
   *
   * @param now when a page is made of it; empty where none is
   */
  public Document document(Optional<Instant> now) {
    return BacktestReport.of(
        new BacktestReport.Subject(head.title(), head.sentence(), head.prose(), head.productId()),
        backtest,
        now.map(
            made ->
                new BacktestReport.Extras(
                    List.of(CostTable.of(ladder())), manifest(made), head.caveats(List.of()))));
  }

  private List<CostLevel> ladder() {
    List<CostLevel> rungs = new ArrayList<>();
    rungs.add(rung("no costs", Costs.NONE, ""));
    for (CostPreset preset : CostPreset.values()) {
      rungs.add(rung(preset.word(), preset.costs(), preset.source()));
    }
    if (rungs.stream().noneMatch(CostLevel::reported)) {
      rungs.add(rung("as set", Costs.of(head.configuration().paper()), ""));
    }
    rungs.sort(
        Comparator.<CostLevel>comparingDouble(
                rung -> rung.costs().takerBps() + rung.costs().slippageBps())
            .thenComparing(rung -> rung.costs().makerBps()));
    return rungs;
  }

  private CostLevel rung(String name, Costs paid, String source) {
    boolean reported = paid.equals(Costs.of(head.configuration().paper()));
    PaperParameters paper =
        head.configuration()
            .paper()
            .withCosts(exact(paid.makerBps()), exact(paid.takerBps()), exact(paid.slippageBps()));
    return new CostLevel(
        name, source, paid, reported ? backtest.strategy() : run.apply(paper).strategy(), reported);
  }

  private static BigDecimal exact(double bps) {
    return new BigDecimal(Double.toString(bps));
  }

  private List<Part> manifest(Instant now) {
    CandleSeries seen = head.span().seen();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("command", command(head.configuration().run(true).parameters()));
    facts.putAll(head.asMap());
    facts.put("candles", String.format(Locale.ROOT, "%,d up to the last hour", seen.size()));
    facts.put("data_hash", WindowHash.of(seen));
    facts.put("cash_to_begin_with", Amounts.amount(backtest.curve().startUsd(), head.currency()));
    facts.put("seed", "none: nothing is random");
    facts.put("trials", "1 in this run; earlier trials are unknown");
    return head.again(facts, now);
  }

  /** What makes the same figures again, wherever the settings came from. */
  private String command(Map<String, String> parameters) {
    List<String> words = new ArrayList<>(List.of("./argus", "backtest"));
    words.addAll(head.lab().candles().words());
    words.addAll(
        List.of("--from", head.span().from().toString(), "--to", head.span().to().toString()));
    words.addAll(head.lab().engineWords());
    if (head.lab().governed()) {
      words.addAll(head.lab().fillWords());
    }
    Map<String, String> exact = new LinkedHashMap<>(parameters);
    List<String> costs = head.lab().costWords(head.configuration().paper());
    if (!costs.isEmpty()) {
      words.addAll(costs);
      exact.keySet().removeAll(CostOptions.SETTINGS);
    }
    // Another one may be promoted by then.
    head.model()
        .model()
        .filter(any -> ModelChoice.isShelved(head.model().named().orElse("")))
        .ifPresent(known -> exact.put(RuntimeParameters.MODEL, known.id()));
    exact.forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value)));
    return String.join(" ", words.stream().map(BacktestView::quoted).toList());
  }

  /** {@code word} as a shell reads it back. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  public Map<String, Object> asMap() {
    Map<String, Object> map = head.asMap();
    map.put("data_hash", WindowHash.of(head.span().seen()));
    map.put("hours_a_year", PerformanceMetrics.HOURS_A_YEAR);
    map.put("metrics", MetricFigures.json(backtest.strategy()));
    backtest.bestCase().ifPresent(best -> map.put(BEST_CASE, MetricFigures.json(best)));
    map.put("before_costs", MetricFigures.json(backtest.gross()));
    map.put("buy_and_hold", MetricFigures.json(backtest.hold()));
    map.put(BreakEvenFigures.NAME, BreakEvenFigures.json(backtest.breakEven()));
    backtest
        .open()
        .ifPresent(position -> map.put("open_position", Figure.json(OF_A_POSITION, position)));
    map.put(
        "notes",
        BacktestNotes.of(head.productId(), backtest).stream().map(TerminalText::typed).toList());
    map.put(
        StatisticFigures.NAME,
        StatisticJson.of(BookStatistics.of(backtest.curve(), backtest.holdCurve())));
    map.put("by_year", slices(backtest.byYear()));
    map.put("by_regime", slices(backtest.byRegime()));
    map.put("curve", curve());
    backtest.blocked().addTo(map);
    backtest.heldBack().addTo(map);
    backtest.watched().addTo(map);
    if (!backtest.branches().isEmpty()) {
      map.put("branches", backtest.branches());
    }
    return map;
  }

  /** The book in columns, an entry for each hour: at the close of the candle opened then. */
  private Map<String, Object> curve() {
    BookCurve book = backtest.curve();
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("open_time", column(k -> book.openTime(k).toString()));
    columns.put("equity_usd", column(book::equityUsd));
    columns.put("exposure", column(book::exposure));
    columns.put("hold_equity_usd", column(backtest.holdCurve()::equityUsd));
    return columns;
  }

  private List<Object> column(IntFunction<Object> at) {
    return IntStream.range(0, backtest.curve().size()).mapToObj(at).toList();
  }

  private static Map<String, Object> slices(Map<String, Slice> slices) {
    Map<String, Object> map = new LinkedHashMap<>();
    slices.forEach(
        (name, slice) -> {
          Map<String, Object> both = new LinkedHashMap<>();
          both.put("metrics", MetricFigures.json(slice.strategy()));
          both.put("buy_and_hold", MetricFigures.json(slice.hold()));
          map.put(name, both);
        });
    return map;
  }
}
