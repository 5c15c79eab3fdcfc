package com.iteradynamics.strategy.compressionshot;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Stepwise;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.compressionshot.CompressionShotParameters.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Compression Shot: long when the price breaks out of bands that widen, with more above a slow
 * average that rises. v1 leaves with the regime of low volatility; v2 keeps what it holds until a
 * panic, a downward trend or high volatility; v3 also enters for a while after narrow bands. All of
 * it on closed candles, where the reference computes v1's and v2's bands with the forming one.
 */
@SuppressWarnings("EnumOrdinal") // Answers are kept by label; nothing is stored.
public final class CompressionShot extends Stepwise {
  private static final List<String> NAMES =
      List.of(
          "price",
          "bb_mid",
          "bb_upper",
          "bb_width",
          "bb_width_prev",
          "width_ratio",
          "macro_ema",
          "macro_slope",
          "macro_bull",
          "compression_recent",
          "compression_hits");

  /** The last two are v3's. */
  private static final int WITHOUT_MEMORY = 9;

  private static final String[] BUCKETS = {"weak_expand", "moderate_expand", "strong_expand"};
  private static final double[] BUCKET_CONFIDENCE = {0.60, 0.65, 0.75};

  private final CompressionShotParameters parameters;
  private final Optional<Memory> memory;
  private final boolean keeps;
  private final StrategyIntent unavailable = hold(0, "regime_unavailable");
  private final StrategyIntent[] exits = new StrategyIntent[RegimeLabel.values().length];
  private final StrategyIntent[] outside = new StrategyIntent[RegimeLabel.values().length];
  private final StrategyIntent[] holding = new StrategyIntent[RegimeLabel.values().length];
  private final StrategyIntent outsideWithoutRegime;
  private final StrategyIntent holdingWithoutRegime;

  /** By bucket, and whether the market rises and the regime itself allows it. */
  private final StrategyIntent[][] entries = new StrategyIntent[BUCKETS.length][4];

  /** By whether it is allowed, the bands expand and the price breaks out. */
  private final StrategyIntent[] none = new StrategyIntent[8];

  /**
   * @param keeps whether a position outlives low volatility: v2 and v3
   * @param memory of narrow bands: v3
   */
  CompressionShot(CompressionShotParameters parameters, boolean keeps, Optional<Memory> memory) {
    super(
        Math.max(
            parameters.candlesNeeded(),
            memory.map(m -> m.candlesNeeded(parameters.bandLength())).orElse(0)),
        parameters.windowCandles(),
        parameters.horizonHours(),
        0);
    this.parameters = parameters;
    this.keeps = keeps;
    this.memory = memory;
    for (RegimeLabel label : RegimeLabel.values()) {
      outside[label.ordinal()] = outside(label.name());
      holding[label.ordinal()] = holding(label.name());
    }
    outsideWithoutRegime = keeps && memory.isEmpty() ? outside("None") : unavailable;
    holdingWithoutRegime = holding("None");
    makeExits();
    for (int i = 0; i < none.length; i++) {
      none[i] = none((i & 4) > 0, (i & 2) > 0, (i & 1) > 0);
    }
    for (int bucket = 0; bucket < BUCKETS.length; bucket++) {
      for (int i = 0; i < 4; i++) {
        entries[bucket][i] = entry(bucket, (i & 2) > 0, (i & 1) > 0);
      }
    }
  }

  private void makeExits() {
    exits[RegimeLabel.PANIC.ordinal()] = panic(0.9, 0, "regime_panic_exit");
    exits[RegimeLabel.TREND_DOWN.ordinal()] = exit(0.9, "regime_trend_down_exit");
    exits[RegimeLabel.VOL_EXPANSION.ordinal()] = exit(0.9, "regime_vol_expansion_exit");
    for (RegimeLabel label : List.of(RegimeLabel.TREND_UP, RegimeLabel.CHOP)) {
      if (!keeps) {
        exits[label.ordinal()] = exit(0.9, "regime_not_compression(" + label + ")");
      }
    }
  }

  private StrategyIntent outside(String label) {
    return hold(0.1, "flat_not_in_compression(" + label + ")");
  }

  private StrategyIntent holding(String label) {
    return memory.isPresent()
        ? hold(0.2, "in_position_hold_through_churn")
        : hold(0.4, "hold_in_position(regime=" + label + ")");
  }

  private StrategyIntent none(boolean eligible, boolean expanding, boolean breakout) {
    String tests = "width_expanding=" + word(expanding) + ", breakout=" + word(breakout) + ")";
    return hold(
        expanding || breakout ? 0.2 : 0.1,
        memory.isPresent()
            ? "no_entry_v3(eligible=" + word(eligible) + ", " + tests
            : "no_entry(" + tests);
  }

  /** As the reference prints it. */
  private static String word(boolean yes) {
    return yes ? "True" : "False";
  }

  private StrategyIntent entry(int bucket, boolean bull, boolean byRegime) {
    String how = "(bucket=" + BUCKETS[bucket];
    return answer(
        Action.ENTER_LONG,
        BUCKET_CONFIDENCE[bucket],
        bull ? parameters.bullCap() : parameters.bearCap(),
        memory.isPresent()
            ? "compression_breakout_v3" + how + ", eligible=" + (byRegime ? "regime)" : "memory)")
            : "compression_breakout" + how + ")");
  }

  @Override
  public boolean readsPosition() {
    return keeps;
  }

  @Override
  protected Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    return new Shot(pass);
  }

  private final class Shot implements Step {
    private final double[] close;
    private final double[] mid;
    private final double[] deviation;
    private final double[] width;
    private final double[] before;
    private final double[] macro;
    private final double[] macroBefore;
    private final double[] hits;

    Shot(Pass pass) {
      BandWidth bands = new BandWidth(parameters.bandLength(), parameters.bandDeviations());
      double[] unused = {};
      this.close = pass.close();
      this.mid = pass.column(bands.mid());
      this.deviation = pass.column(Indicator.deviation(parameters.bandLength()));
      this.width = pass.column(bands);
      this.before = pass.column(Indicator.previous(bands));
      int length = parameters.macroLength();
      this.macro = parameters.macro() ? pass.column(Indicator.windowEma(length)) : unused;
      this.macroBefore =
          parameters.macro() ? pass.column(Indicator.windowEmaBefore(length, 1)) : unused;
      this.hits =
          memory
              .map(m -> pass.column(new BandWidth.Narrow(bands, m.bars(), m.narrow())))
              .orElse(unused);
    }

    @Override
    public StrategyIntent answer(int k, RegimeLabel label, boolean available) {
      if (!available) {
        return outsideWithoutRegime;
      }
      StrategyIntent exit = exits[label.ordinal()];
      if (exit != null) {
        return exit;
      }
      boolean compressed = label == RegimeLabel.VOL_COMPRESSION;
      if (!compressed && memory.isEmpty()) {
        return outside[label.ordinal()];
      }
      boolean eligible = compressed || recent(k);
      double ratio = ratio(k);
      boolean expanding = ratio >= parameters.expandFactor();
      boolean breakout = close[k] > upper(k);
      return eligible && expanding && breakout
          ? entries[bucket(ratio)][(bull(k) ? 2 : 0) + (compressed ? 1 : 0)]
          : none[(eligible ? 4 : 0) + (expanding ? 2 : 0) + (breakout ? 1 : 0)];
    }

    @Override
    public StrategyIntent held(int k, RegimeLabel label, boolean available) {
      if (!available) {
        return holdingWithoutRegime;
      }
      StrategyIntent exit = exits[label.ordinal()];
      return exit == null ? holding[label.ordinal()] : exit;
    }

    @Override
    public Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
      boolean looks = parameters.macro();
      double[] all = {
        close[k],
        mid[k],
        upper(k),
        width[k],
        before[k],
        ratio(k),
        looks ? macro[k] : Double.NaN,
        looks ? macro[k] - macroBefore[k] : Double.NaN,
        bull(k) ? 1 : 0,
        memory.isPresent() && recent(k) ? 1 : 0,
        memory.isPresent() ? hits[k] : 0
      };
      int count = memory.isPresent() ? all.length : WITHOUT_MEMORY;
      return new Signals(NAMES.subList(0, count), Arrays.copyOf(all, count));
    }

    private double upper(int k) {
      return mid[k] + parameters.bandDeviations() * deviation[k];
    }

    private double ratio(int k) {
      return before[k] > 0 ? width[k] / before[k] : Double.NaN;
    }

    private int bucket(double ratio) {
      return ratio >= 1.5 * parameters.expandFactor()
          ? 2
          : ratio >= 1.25 * parameters.expandFactor() ? 1 : 0;
    }

    private boolean bull(int k) {
      return !parameters.macro() || (close[k] > macro[k] && macro[k] > macroBefore[k]);
    }

    private boolean recent(int k) {
      return memory.isPresent() && hits[k] >= memory.get().minHits();
    }
  }
}
