package com.iteradynamics.governance;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.model.DriftBaseline.BaselineContext;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.regimetrend.RegimeTrendProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

/** A market, what the layers made of it, its baseline, and what it may become. */
record GovernanceWorld(CandleSeries candles, List<RecordedHour> hours) {
  static final String MODEL = "0123456789ab";
  static final BaselineContext BESIDE =
      new BaselineContext("sg_regime_trend_v1", List.of("REGIME_X"), Map.of());

  /** The layers over {@code candles}, with all parameters at their defaults. */
  static GovernanceWorld of(CandleSeries candles) {
    SettingsReader defaults = new SettingsReader(Map.of());
    RegimeParameters regime = RegimeParameters.read(defaults);
    int start = regime.candlesNeeded();
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(regime),
            new RegimeTrendProvider().create(defaults),
            candles,
            start,
            done -> {});
    List<RecordedHour> hours = new ArrayList<>();
    GovernedBacktest.run(
        layers,
        DecisionParameters.read(
            new SettingsReader(
                Map.of("PRIME_DD_SOFT", "1", "PRIME_DD_HARD", "1", "PRIME_DD_KILL", "1"))),
        PaperParameters.read(defaults),
        start,
        candles.size(),
        Fills.of(FillTime.NEXT_OPEN),
        (i, branch) ->
            hours.add(
                new RecordedHour(
                    candles.openEpochSecond(i) + 3_600,
                    Optional.of(layers.columns().label(i).name()),
                    branch)));
    return new GovernanceWorld(candles, hours);
  }

  /** Its baseline, which there has to be. */
  DriftBaseline baseline() {
    return switch (Baselines.of(candles, hours, BESIDE)) {
      case Baselines.Made.Baseline(DriftBaseline baseline) -> baseline;
      case Baselines.Made.Not(String why) -> throw new AssertionError(why);
    };
  }

  /** The worst that a window says that ends at {@code asOf}. */
  AlertLevel level(DriftBaseline baseline, Instant asOf) {
    return new Look(baseline).level(asOf);
  }

  /** Looks at windows of this world. */
  final class Look {
    private final DriftBaseline baseline;
    private final Windows windows = new Windows(candles, hours);

    Look(DriftBaseline baseline) {
      this.baseline = baseline;
    }

    AlertLevel level(Instant asOf) {
      DriftMeasurements looks = new DriftMeasurements(baseline, windows, asOf);
      List<com.iteradynamics.governance.Measurement> all = new ArrayList<>(looks.features());
      all.addAll(looks.rates(Optional.of(BESIDE)));
      return AlertLevel.worst(
          all.stream()
              .filter(com.iteradynamics.governance.Measurement.Measured.class::isInstance)
              .map(com.iteradynamics.governance.Measurement.Measured.class::cast)
              .map(com.iteradynamics.governance.Measurement.Measured::now));
    }
  }

  /**
   * The same hours, whose logarithmic returns from candle {@code from} on are others.
   *
   * @param change makes a return of the one there and of the changed one before it
   */
  static CandleSeries shifted(CandleSeries tape, int from, DoubleBinaryOperator change) {
    List<Candle> candles = new ArrayList<>();
    double close = tape.close(0);
    double before = 0;
    for (int i = 0; i < tape.size(); i++) {
      Candle candle = tape.candle(i);
      if (i >= from) {
        double was = Math.log(candle.close() / tape.close(i - 1));
        before = change.applyAsDouble(was, before);
        double wide = was == 0 ? 1 : Math.min(3, Math.abs(before / was));
        double open = close;
        close = Math.max(0.02, open * Math.exp(before));
        double high = candle.high() / Math.max(candle.open(), candle.close()) - 1;
        double low = 1 - candle.low() / Math.min(candle.open(), candle.close());
        candle =
            new Candle(
                candle.openTime(),
                open,
                Math.max(open, close) * (1 + wide * high),
                Math.min(open, close) * (1 - Math.min(0.5, wide * low)),
                close,
                candle.volume());
      }
      close = candle.close();
      candles.add(candle);
    }
    return CandleSeries.of(tape.productId(), candles);
  }

  /** Windows ending at random hours of the tape: the share that is at least {@code level}. */
  double share(DriftBaseline baseline, AlertLevel level, int draws, long seed) {
    Random random = new Random(seed);
    Look look = new Look(baseline);
    int first = candles.size() - hours.size() + Windows.HOURS;
    int count = 0;
    for (int draw = 0; draw < draws; draw++) {
      Instant asOf = candles.openTime(first + random.nextInt(candles.size() - first));
      count += look.level(asOf).compareTo(level) >= 0 ? 1 : 0;
    }
    return (double) count / draws;
  }

  /** Days from candle {@code from} until a look that is at least {@code level}; at most 90. */
  int daysUntil(DriftBaseline baseline, AlertLevel level, int from) {
    Look look = new Look(baseline);
    for (int day = 0; day < 90; day++) {
      if (look.level(candles.openTime(from + 24 * day)).compareTo(level) >= 0) {
        return day;
      }
    }
    return 90;
  }

  /** A card with this baseline, whose base rate is one half. */
  static ModelCard card(Optional<DriftBaseline> baseline) {
    return new ModelCard(
        "argus",
        "RandomForest",
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Map.of(),
        Map.of("share_up", 0.52),
        baseline);
  }

  /** The record of an hour. */
  static CortexRecord record(RecordedHour hour, Map<String, ?> more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        CortexRecord.TIMESTAMP, CortexRecord.timestamp(Instant.ofEpochSecond(hour.second())));
    fields.put("schema", CortexRecord.SCHEMA);
    fields.put("book", "paper");
    fields.put("product_id", "BTC-USD");
    fields.put("mode", "prime");
    fields.put("execution_branch", hour.branch().name());
    fields.put("external_strategy_module", "research.strategies.sg_regime_trend_v1");
    fields.put("parameters", Map.of("PAPER_FEE_BPS", "1"));
    hour.regime().ifPresent(label -> fields.put("regime_label", label));
    fields.putAll(more);
    return CortexRecord.of(fields);
  }

  /** The record of an hour in which a model said {@code p}. */
  static CortexRecord forecast(Instant hour, Object p) {
    return record(
        new RecordedHour(hour.getEpochSecond(), Optional.empty(), ExecutionBranch.FLAT_NO_ENTRY),
        Map.of("p_long", p, "model_id", MODEL));
  }
}
