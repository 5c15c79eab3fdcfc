package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeLabel;
import java.util.List;

/**
 * Core Exposure's rules at one candle, given its indicators there. Candles are finite, and so are
 * these: the reference's guard against missing numbers has nothing to guard.
 */
@SuppressWarnings("EnumOrdinal") // Answers are numbered by bucket; nothing is stored.
final class CoreExposureRules {
  static final Answers ANSWERS = new Answers();
  static final byte INSUFFICIENT = ANSWERS.of(Action.HOLD, 0, "insufficient_history");
  private static final byte PANIC = ANSWERS.panicExit(1, "regime_panic_force_exit");
  private static final byte TREND_DOWN =
      ANSWERS.of(Action.EXIT_LONG, 0.95, "regime_trend_down_flat");
  private static final byte EXPANSION_EXIT =
      ANSWERS.of(Action.EXIT_LONG, 0.75, "vol_expansion_and_microtrend_negative_exit");
  private static final byte EXPANSION_HOLD =
      ANSWERS.of(Action.HOLD, 0.25, "regime_vol_expansion_no_new_exposure");
  private static final byte COMPRESSION_NEGATIVE =
      ANSWERS.of(Action.HOLD, 0.20, "vol_compression_but_microtrend_negative");
  private static final byte TREND_UP_UNCONFIRMED =
      ANSWERS.of(Action.HOLD, 0.30, "trend_up_but_microtrend_not_confirmed");
  private static final byte CHOP = ANSWERS.of(Action.HOLD, 0.20, "regime_chop_no_new_exposure");

  /** The first of the answers of an entry; the others follow by bucket, see {@link #entries}. */
  private static final byte TREND_UP = entries(0.75, "trend_up_vol_scaled_exposure");

  private static final byte COMPRESSION = entries(0.45, "vol_compression_anticipatory_long");

  private static final int BUCKETS = TrendBucket.values().length;

  /** Not an answer: the average true range has to be known first. */
  static final byte ASKS_FOR_ATR = -1;

  /** The answers where it does not, by label and whether the averages are against. */
  private static final byte[] WITHOUT_ATR = withoutAtr();

  /** Wide enough to be sure what a quotient is, when the product is clear. */
  private static final double MARGIN = 1e-9;

  private static final List<String> NAMES =
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
  private final double weak;
  private final double strong;

  /** The share of the price below which atr surely leaves the multiplier at its cap. */
  private final double calm;

  CoreExposureRules(CoreExposureParameters parameters) {
    this.parameters = parameters;
    this.weak = parameters.trendStrengthWeak();
    this.strong = parameters.trendStrengthStrong();
    double atCap = parameters.targetAtrPct() / parameters.scaleCap() * (1 - MARGIN);
    this.calm = parameters.atrPctFloor() < atCap ? atCap : 0;
  }

  /**
   * The answer's number where it does not depend on the average true range, which costs more than
   * the rest, and then nothing is entered; else {@link #ASKS_FOR_ATR}.
   *
   * @param lead how far the fast average is above the slow one
   */
  byte answerWithoutAtr(RegimeLabel label, double lead) {
    return WITHOUT_ATR[2 * label.ordinal() + (lead < 0 ? 1 : 0)];
  }

  /**
   * The desired exposure where it takes the average true range; 0 where nothing is entered.
   *
   * @param lead how far the fast average is above the slow one
   */
  double exposure(RegimeLabel label, double price, double lead, double atr) {
    if (lead < 0) {
      return 0;
    }
    if (label == RegimeLabel.TREND_UP) {
      double max = parameters.maxExposureTrendUp();
      return clamp(max * multiplier(price, atr), max);
    }
    if (label == RegimeLabel.VOL_COMPRESSION) {
      double base = parameters.baseExposureCompression();
      return clamp(base * multiplier(price, atr), parameters.maxExposureCompression());
    }
    return 0;
  }

  /**
   * The answer's number where it takes the average true range.
   *
   * @param exposure what {@link #exposure} gave: an entry without any is a hold
   */
  byte answerWithAtr(RegimeLabel label, double price, double lead, double atr, double exposure) {
    int bucket = bucket(strength(price, lead, atr));
    if (label == RegimeLabel.VOL_EXPANSION) {
      return bucket <= TrendBucket.WEAK.ordinal() ? EXPANSION_EXIT : EXPANSION_HOLD;
    }
    int first = label == RegimeLabel.TREND_UP ? TREND_UP : COMPRESSION;
    return (byte) (exposure > 0 ? first + bucket : first + BUCKETS + bucket);
  }

  Signals signals(double price, double emaFast, double emaSlow, double atr) {
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
    int positive = strength < weak ? 2 : strength < strong ? 3 : 4;
    return strength > 0 ? positive : strength <= 0 ? 1 : 0;
  }

  private static double strength(double price, double lead, double atr) {
    return lead / (atr > 0 ? atr : price);
  }

  private static double clamp(double x, double max) {
    return x > max ? max : x > 0 ? x : 0;
  }

  private static byte[] withoutAtr() {
    byte[] answers = new byte[2 * RegimeLabel.values().length];
    for (RegimeLabel label : RegimeLabel.values()) {
      int at = 2 * label.ordinal();
      answers[at] =
          switch (label) {
            case PANIC -> PANIC;
            case VOL_EXPANSION -> EXPANSION_HOLD;
            case VOL_COMPRESSION, TREND_UP -> ASKS_FOR_ATR;
            case TREND_DOWN -> TREND_DOWN;
            case CHOP -> CHOP;
          };
      answers[at + 1] =
          switch (label) {
            case PANIC -> PANIC;
            case VOL_EXPANSION -> ASKS_FOR_ATR;
            case VOL_COMPRESSION -> COMPRESSION_NEGATIVE;
            case TREND_UP -> TREND_UP_UNCONFIRMED;
            case TREND_DOWN -> TREND_DOWN;
            case CHOP -> CHOP;
          };
    }
    return answers;
  }

  /** Adds an entry for each bucket, then the same as holds for want of exposure. */
  private static byte entries(double regimeConfidence, String reason) {
    byte last = -1;
    for (Action action : List.of(Action.ENTER_LONG, Action.HOLD)) {
      for (TrendBucket bucket : TrendBucket.values()) {
        double blended = 0.55 * regimeConfidence + 0.45 * bucket.confidence();
        String detailed = reason + "(bucket=" + bucket.word() + ")";
        last = ANSWERS.of(action, Math.min(1, blended), detailed);
      }
    }
    return (byte) (last + 1 - 2 * TrendBucket.values().length);
  }
}
