package com.iteradynamics.research.sweep;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.market.IndicatorCache;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeColumns;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.research.BreakEven;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.strategy.Forecasts;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.primemodel.PrimeModelProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Runs trials over one tape. What Layer 1 says is computed once for all trials that differ in later
 * layers, and what Layer 2 says once for those that differ in governors and costs, unless it has to
 * be asked with its position. For several threads.
 */
public final class TrialRunner {
  private static final Set<String> OF_LAYER_1 = names(List.of(RegimeParameters.SETTINGS));
  private static final Set<String> OF_LAYER_3 =
      names(
          List.of(DecisionParameters.SETTINGS, PaperParameters.SETTINGS, MakerParameters.SETTINGS));

  /** Listed among the governors' parameters, and read by a strategy. */
  public static final String OF_A_STRATEGY = PrimeModelProvider.CONF_MIN;

  private final CandleSeries candles;
  private final Forecasts forecasts;
  private final int start;
  private final TrialSetup.Factory setups;
  private final BacktestEngine execution;
  private final LayerCache<RegimeColumns> regimes;
  private final LayerCache<LayerSignals> layers;

  /** By the rule that says where history begins anew. */
  private final Map<GapRule, IndicatorCache> indicators = new ConcurrentHashMap<>();

  /**
   * A runner.
   *
   * @param candles all that any trial may see
   * @param forecasts the probabilities of model and feed, the same for all trials
   * @param start the first candle that any trial begins with
   * @param threads how many trials run at once
   */
  public TrialRunner(
      CandleSeries candles,
      Forecasts forecasts,
      int start,
      TrialSetup.Factory setups,
      BacktestEngine execution,
      int threads) {
    this.candles = candles;
    this.forecasts = forecasts;
    this.start = start;
    this.setups = setups;
    this.execution = execution;
    this.regimes = new LayerCache<>(2 * threads);
    this.layers = new LayerCache<>(2 * threads);
  }

  /**
   * The first layer that a parameter matters to, 1 to 3. Searches go fastest where parameters of
   * early layers change least often.
   */
  public static int layer(String parameter) {
    if (OF_LAYER_1.contains(parameter)) {
      return 1;
    }
    return OF_LAYER_3.contains(parameter) && !parameter.equals(OF_A_STRATEGY) ? 3 : 2;
  }

  /**
   * The book of {@code settings} over candles {@code from} to {@code to - 1}.
   *
   * @throws com.iteradynamics.settings.InvalidSettingsException when they do not go together
   */
  BookRun run(Map<String, String> settings, int from, int to) {
    return prepared(settings).run(from, to);
  }

  /** The same run, and what is told of one that is shown. */
  Rerun again(Map<String, String> settings, int from, int to) {
    BookRun run = run(settings, from, to);
    return new Rerun(breakEven(List.of(run.curve())), run.blocked(), run.heldBack());
  }

  /** The break-even cost of books of this runner, one after the other. */
  BreakEven breakEven(List<BookCurve> books) {
    return BreakEven.of(books, books.stream().map(execution::hold).toList());
  }

  /** A trial that is ready to run over several spans. */
  Prepared prepared(Map<String, String> settings) {
    TrialSetup setup = setups.of(settings);
    // Who is asked while a book is made says what is no other trial's.
    LayerSignals asked =
        Position.isReadBy(setup.strategy()) && !LayerColumns.inASinglePass(setup.strategy())
            ? asked(settings, setup)
            : layers.get(upTo(2, settings), () -> asked(settings, setup));
    return (from, to) -> execution.run(asked, setup, from, to);
  }

  private LayerSignals asked(Map<String, String> settings, TrialSetup setup) {
    RegimeEngine engine = setup.regime();
    IndicatorCache shared =
        indicators.computeIfAbsent(
            engine.gaps(), gaps -> new IndicatorCache(candles, gaps, RegimeEngine.WINDOW_CANDLES));
    RegimeColumns regime = regimes.get(upTo(1, settings), () -> engine.columns(shared));
    return LayerSignals.over(
            engine.recalling(regime, shared),
            setup.strategy(),
            forecasts,
            // The reference engine trades in the first hour by what was decided in the one before.
            Math.max(0, start - 1),
            hour -> {})
        .with(setup.overlay(), forecasts);
  }

  /** A trial with its layers. */
  @FunctionalInterface
  interface Prepared {
    /** The book over candles {@code from} to {@code to - 1}, and how its hours ended. */
    BookRun run(int from, int to);
  }

  private static Map<String, String> upTo(int layer, Map<String, String> settings) {
    Map<String, String> known = new HashMap<>(settings);
    known.keySet().removeIf(name -> layer(name) > layer);
    return known;
  }

  private static Set<String> names(List<List<Setting>> settings) {
    return settings.stream()
        .flatMap(List::stream)
        .map(Setting::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
