package com.iteradynamics.strategy.coreexposure;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Stepwise;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Core Exposure v1, the default: long in upward trends and, a little, in compressed volatility;
 * exposure shrinks as volatility grows; out in panics and downward trends. Candles are finite, and
 * so are its indicators: the reference's guard against missing numbers has nothing to guard.
 */
@SuppressWarnings("EnumOrdinal") // Answers are kept by label; nothing is stored.
public final class CoreExposure extends Stepwise {
  /** Wide enough to be sure what a quotient is, when the product is clear. */
  private static final double MARGIN = 1e-9;

  private static final double TREND_UP_CONFIDENCE = 0.75;

  private static final RegimeLabel[] LABELS = RegimeLabel.values();
  private static final int BUCKETS = TrendBucket.values().length;

  static final List<String> NAMES =
      List.of(
          "price",
          "ema_fast",
          "ema_slow",
          "atr",
          "atr_pct",
          "atr_pct_eff",
          "vol_mult",
          "trend_strength");

  private final CoreExposureParameters parameters;

  /** By label and whether the averages are against it: the answer, or the entries by bucket. */
  private final StrategyIntent[][] answers = new StrategyIntent[2 * LABELS.length][];

  /** The share of the price below which atr surely leaves the multiplier at its cap. */
  private final double calm;

  /** The strategy with these parameters. */
  public CoreExposure(CoreExposureParameters parameters) {
    super(parameters.candlesNeeded(), parameters.horizonHours(), 0);
    this.parameters = parameters;
    double atCap = parameters.targetAtrPct() / parameters.scaleCap() * (1 - MARGIN);
    this.calm = parameters.atrPctFloor() < atCap ? atCap : 0;
    for (RegimeLabel label : LABELS) {
      answers[2 * label.ordinal()] = answers(label, false);
      answers[2 * label.ordinal() + 1] = answers(label, true);
    }
  }

  private StrategyIntent[] answers(RegimeLabel label, boolean against) {
    return switch (label) {
      case PANIC -> only(panic(1, 0, "regime_panic_force_exit"));
      case VOL_EXPANSION ->
          only(
              against
                  ? exit(0.75, "vol_expansion_and_microtrend_negative_exit")
                  : hold(0.25, "regime_vol_expansion_no_new_exposure"));
      case VOL_COMPRESSION ->
          against
              ? only(hold(0.20, "vol_compression_but_microtrend_negative"))
              : entries(0.45, "vol_compression_anticipatory_long", "");
      case TREND_UP ->
          against
              ? only(hold(0.30, "trend_up_but_microtrend_not_confirmed"))
              : trendUpEntries("trend_up_vol_scaled_exposure", "");
      case TREND_DOWN -> only(exit(0.95, "regime_trend_down_flat"));
      case CHOP -> only(hold(0.20, "regime_chop_no_new_exposure"));
    };
  }

  private static StrategyIntent[] only(StrategyIntent answer) {
    return new StrategyIntent[] {answer};
  }

  @Override
  protected Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    double[] close = pass.close();
    double[] fast = pass.column(Indicator.plainEma(parameters.emaFast()));
    double[] slow = pass.column(Indicator.plainEma(parameters.emaSlow()));
    double[] atr = pass.column(Indicator.meanTrueRange(parameters.atrLength()));
    return new Step() {
      @Override
      public StrategyIntent answer(int k, RegimeLabel label, boolean available) {
        return CoreExposure.this.answer(label, close[k], fast[k] - slow[k], atr[k]);
      }

      @Override
      public double exposure(int k, RegimeLabel label, StrategyIntent answer) {
        return answer.action() == Action.ENTER_LONG
            ? CoreExposure.this.exposure(label, close[k], atr[k])
            : 0;
      }

      @Override
      public Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
        return CoreExposure.this.signals(close[k], fast[k], slow[k], atr[k]);
      }
    };
  }

  /**
   * The answer to a regime.
   *
   * @param price close, USD, &gt; 0
   * @param lead how far the fast average is above the slow one, USD
   * @param atr mean true range, USD
   */
  public StrategyIntent answer(RegimeLabel label, double price, double lead, double atr) {
    // A table, since no processor foresees the branches that it takes the place of.
    StrategyIntent[] said = answers[2 * label.ordinal() + (lead < 0 ? 1 : 0)];
    return said.length == 1 ? said[0] : said[entry(price, lead, atr, exposure(label, price, atr))];
  }

  /**
   * The share of equity that an entry in an upward trend or in compressed volatility wants, 0..1.
   *
   * @param price close, USD, &gt; 0
   * @param atr mean true range, USD, &gt;= 0
   */
  public double exposure(RegimeLabel label, double price, double atr) {
    double multiplier = multiplier(price, atr);
    return label == RegimeLabel.TREND_UP
        ? clamp(parameters.maxExposureTrendUp() * multiplier, parameters.maxExposureTrendUp())
        : clamp(
            parameters.baseExposureCompression() * multiplier, parameters.maxExposureCompression());
  }

  /**
   * The numbers that an answer looked at, by their names in the record; prices and averages in USD.
   */
  public Signals signals(double price, double emaFast, double emaSlow, double atr) {
    double atrPct = atr / price;
    return new Signals(
        NAMES,
        price,
        emaFast,
        emaSlow,
        atr,
        atrPct,
        effective(atrPct),
        multiplier(price, atr),
        strength(price, emaFast - emaSlow, atr));
  }

  /** Which of {@link #entries} it is; one without any exposure is a hold. */
  int entry(double price, double lead, double atr, double exposure) {
    int bucket = bucket(strength(price, lead, atr));
    return exposure > 0 ? bucket : BUCKETS + bucket;
  }

  private double effective(double atrPct) {
    double floor = parameters.atrPctFloor();
    return atrPct > floor ? atrPct : floor;
  }

  private double multiplier(double price, double atr) {
    return atr < price * calm ? parameters.scaleCap() : scaled(atr / price);
  }

  private double scaled(double atrPct) {
    return clamp(parameters.targetAtrPct() / effective(atrPct), parameters.scaleCap());
  }

  /** The {@link TrendBucket} by its place. */
  private int bucket(double strength) {
    int positive =
        strength < parameters.trendStrengthWeak()
            ? 2
            : strength < parameters.trendStrengthStrong() ? 3 : 4;
    return strength > 0 ? positive : strength <= 0 ? 1 : 0;
  }

  private static double strength(double price, double lead, double atr) {
    return lead / (atr > 0 ? atr : price);
  }

  private static double clamp(double x, double max) {
    return x > max ? max : x > 0 ? x : 0;
  }

  /** An entry in an upward trend for each bucket, with other words, then the same as holds. */
  StrategyIntent[] trendUpEntries(String reason, String details) {
    return entries(TREND_UP_CONFIDENCE, reason, details);
  }

  /** An entry for each bucket, then the same as holds for want of exposure. */
  private StrategyIntent[] entries(double regimeConfidence, String reason, String details) {
    StrategyIntent[] entries = new StrategyIntent[2 * BUCKETS];
    for (int k = 0; k < entries.length; k++) {
      TrendBucket bucket = TrendBucket.values()[k % BUCKETS];
      Action action = k < BUCKETS ? Action.ENTER_LONG : Action.HOLD;
      double blended = 0.55 * regimeConfidence + 0.45 * bucket.confidence;
      String detailed =
          reason + "(bucket=" + bucket.name().toLowerCase(Locale.ROOT) + details + ")";
      entries[k] = answer(action, Math.min(1, blended), 0, detailed);
    }
    return entries;
  }

  /** How much the trend of the averages is trusted. */
  private enum TrendBucket {
    NAN(0.0),
    NEGATIVE(0.10),
    WEAK(0.35),
    MODERATE(0.60),
    STRONG(0.80);

    private final double confidence;

    TrendBucket(double confidence) {
      this.confidence = confidence;
    }
  }
}
