package com.iteradynamics.research.validation;

import com.iteradynamics.regime.RegimeFeatures;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What both layers say at one candle.
 *
 * @param regime Layer 1
 * @param intent Layer 2; {@link #NOTHING} when it answered null, and a HOLD that names the failure
 *     when it threw
 * @param failure what it threw
 * @param pLong the model's probability, which Layer 2 was told; empty when there is none
 */
record LayerOutput(
    RegimeState regime, StrategyIntent intent, Optional<Throwable> failure, OptionalDouble pLong) {
  static final StrategyIntent NOTHING = hold("the strategy answered null");

  static StrategyIntent hold(String reason) {
    return new StrategyIntent(Action.HOLD, 0, 0, 0, reason, false, Signals.NONE);
  }

  /** Whether everything decided is the same: all but the numbers that it was decided by. */
  boolean decidesAs(LayerOutput other) {
    return hasLabelOf(other)
        && same(regime.confidence(), other.regime.confidence())
        && wantsAs(other)
        && same(intent.confidence(), other.intent.confidence())
        && intent.reason().equals(other.intent.reason());
  }

  /** Whether Layer 1's label is the same. */
  boolean hasLabelOf(LayerOutput other) {
    return regime.label() == other.regime.label();
  }

  /** Whether Layer 2 wants the same to be done, for whatever reason. */
  boolean wantsAs(LayerOutput other) {
    return intent.action() == other.intent.action()
        && same(intent.desiredExposureFrac(), other.intent.desiredExposureFrac())
        && intent.horizonHours() == other.intent.horizonHours()
        && intent.noHorizon() == other.intent.noHorizon()
        && intent.panic() == other.intent.panic();
  }

  /** Whether everything is the same, bit for bit. */
  boolean is(LayerOutput other) {
    return regime.equals(other.regime)
        && pLong.equals(other.pLong)
        && decidesAs(other)
        && sameSignals(other);
  }

  /** The first thing that {@code other} says otherwise. */
  Optional<Difference> differenceTo(LayerOutput other, String run, Instant asof) {
    return is(other)
        ? Optional.empty()
        : FieldComparison.difference(fields(), other.fields(), run, asof)
            // Only a name of a signal differs, or which features are missing and why.
            .or(
                () ->
                    Optional.of(new Difference(run, asof, "answer", toString(), other.toString())));
  }

  /** The first thing that {@code other} decides otherwise. */
  Optional<Difference> decisionTo(LayerOutput other, String run, Instant asof) {
    return decidesAs(other)
        ? Optional.empty()
        : FieldComparison.difference(decided(), other.decided(), run, asof);
  }

  private boolean sameSignals(LayerOutput other) {
    return intent.signals().names().equals(other.intent.signals().names())
        && Arrays.equals(intent.signals().values(), other.intent.signals().values());
  }

  private static boolean same(double one, double other) {
    return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
  }

  private Map<String, Object> decided() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("regime_label", regime.label());
    fields.put("regime_confidence", regime.confidence());
    fields.put("intent_action", intent.action());
    fields.put("intent_reason", intent.reason());
    fields.put("intent_confidence", intent.confidence());
    fields.put("intent_exposure_frac", intent.desiredExposureFrac());
    fields.put("intent_horizon_h", intent.horizonHours());
    fields.put("intent_panic", intent.panic());
    fields.put("intent_no_horizon", intent.noHorizon());
    return fields;
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = decided();
    RegimeFeatures features = regime.features();
    fields.put("regime_note", regime.note());
    fields.put("regime_features.price", features.price());
    fields.put("regime_features.ema_fast", features.emaFast());
    fields.put("regime_features.ema_slow", features.emaSlow());
    fields.put("regime_features.atr", features.atr());
    fields.put("regime_features.atr_pct", features.atrPct());
    fields.put("regime_features.trend_strength", features.trendStrength());
    fields.put("regime_features.volume_z", features.volumeZ());
    fields.put("regime_features.range_pct", features.rangePct());
    fields.put("p_long", pLong.isPresent() ? pLong.getAsDouble() : "absent");
    Signals signals = intent.signals();
    for (int i = 0; i < signals.values().length; i++) {
      fields.put("intent_signals." + signals.names().get(i), signals.values()[i]);
    }
    return fields;
  }
}
