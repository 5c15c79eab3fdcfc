package com.iteradynamics.strategy;

import java.util.EnumMap;
import java.util.Map;

/** Everything Core Exposure can say once it has enough candles. */
final class CoreExposureAnswers {
  static final Answer NAN_GUARD = Answer.of(Action.HOLD, 0, "nan_guard(latest_indicators_invalid)");
  static final Answer PANIC = Answer.panicExit(1, "regime_panic_force_exit");
  static final Answer TREND_DOWN = Answer.of(Action.EXIT_LONG, 0.95, "regime_trend_down_flat");
  static final Answer EXPANSION_EXIT =
      Answer.of(Action.EXIT_LONG, 0.75, "vol_expansion_and_microtrend_negative_exit");
  static final Answer EXPANSION_HOLD =
      Answer.of(Action.HOLD, 0.25, "regime_vol_expansion_no_new_exposure");
  static final Answer COMPRESSION_NEGATIVE =
      Answer.of(Action.HOLD, 0.20, "vol_compression_but_microtrend_negative");
  static final Answer TREND_UP_UNCONFIRMED =
      Answer.of(Action.HOLD, 0.30, "trend_up_but_microtrend_not_confirmed");
  static final Answer CHOP = Answer.of(Action.HOLD, 0.20, "regime_chop_no_new_exposure");

  static final Entries TREND_UP = new Entries(0.75, "trend_up_vol_scaled_exposure");
  static final Entries COMPRESSION = new Entries(0.45, "vol_compression_anticipatory_long");

  private CoreExposureAnswers() {}

  /** The entries in one regime, by bucket; without any exposure an entry is a hold. */
  static final class Entries {
    private final Map<TrendBucket, Answer> enter = new EnumMap<>(TrendBucket.class);
    private final Map<TrendBucket, Answer> hold = new EnumMap<>(TrendBucket.class);

    private Entries(double regimeConfidence, String reason) {
      for (TrendBucket bucket : TrendBucket.values()) {
        double blended = 0.55 * regimeConfidence + 0.45 * bucket.confidence();
        Answer answer =
            Answer.of(
                Action.ENTER_LONG, Math.min(1, blended), reason + "(bucket=" + bucket.word() + ")");
        enter.put(bucket, answer);
        hold.put(bucket, answer.as(Action.HOLD));
      }
    }

    Answer of(TrendBucket bucket, double exposure) {
      return (exposure > 0 ? enter : hold).get(bucket);
    }
  }
}
