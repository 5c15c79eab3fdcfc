package com.iteradynamics.cortex;

import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.legacy.LegacyRegime;
import com.iteradynamics.legacy.LegacyResult;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of what the candles and Layers 1 and 2 said, for {@link RecordWriter}. */
final class LayerFields {
  private LayerFields() {}

  static RecordWriter gaps(List<CandleSeries.Gap> gaps, RecordWriter to) {
    return gaps.isEmpty()
        ? to
        : to.put(Recorded.GAP_HOURS, gaps.stream().mapToLong(CandleSeries.Gap::candles).sum())
            .put(
                Recorded.GAP_LONGEST_H,
                gaps.stream().mapToLong(CandleSeries.Gap::candles).max().orElseThrow())
            .put(Recorded.GAPS, gaps.stream().map(RecordedHole::of).toList());
  }

  static RecordWriter candleNotes(List<String> notes, RecordWriter to) {
    long others = notes.stream().filter(note -> note.contains(CandleRules.OTHER_VALUES)).count();
    if (!notes.isEmpty()) {
      to.put(Recorded.CANDLE_NOTES, String.join("; ", notes));
    }
    return others == 0 ? to : to.put(Recorded.CANDLE_DIFFERENCES, Math.toIntExact(others));
  }

  static RecordWriter regime(RegimeState regime, RecordWriter to) {
    return to.put(Recorded.REGIME_LABEL, regime.label().name())
        .put(Recorded.REGIME_CONFIDENCE, regime.confidence())
        .put(Recorded.REGIME_NOTE, regime.note())
        .plain(Recorded.REGIME_FEATURES, regime.features());
  }

  static RecordWriter forecast(Forecast forecast, RecordWriter to) {
    return switch (forecast) {
      case Forecast.Known known ->
          to.put(Recorded.P_LONG, known.pLong())
              .put(Recorded.MODEL_ID, known.modelId())
              .put(Recorded.P_LONG_BIAS, known.bias())
              .put(Recorded.P_LONG_CONTRIBUTIONS, known.contributions());
      case Forecast.Absent absent -> to.put(Recorded.P_LONG_REASON, absent.reason());
    };
  }

  static RecordWriter intent(IntentResult reading, RecordWriter to) {
    to.put(Recorded.INTENT_SOURCE, "external");
    return switch (reading) {
      case IntentResult.Answered answered -> intent(answered.intent(), to);
      case IntentResult.Failed failed ->
          to.put(Recorded.INTENT_ACTION, "HOLD")
              .put(Recorded.INTENT_REASON, "strategy_failed")
              .put(Recorded.INTENT_ERROR, failed.why());
      case IntentResult.NotAsked notAsked -> to.put(Recorded.INTENT_NOT_ASKED, notAsked.why());
    };
  }

  private static RecordWriter intent(StrategyIntent intent, RecordWriter to) {
    to.put(Recorded.INTENT_ACTION, intent.action().name())
        .put(Recorded.INTENT_REASON, intent.reason())
        .put(Recorded.INTENT_CONFIDENCE, intent.confidence())
        .put(Recorded.INTENT_EXPOSURE_FRAC, intent.desiredExposureFrac());
    if (intent.noHorizon()) {
      to.put(Recorded.INTENT_NO_HORIZON, true);
    } else {
      to.put(Recorded.INTENT_HORIZON_H, intent.horizonHours());
    }
    return to.put(Recorded.INTENT_PANIC, intent.panic())
        .plain(Recorded.INTENT_SIGNALS, intent.signals().available());
  }

  static RecordWriter legacy(LegacyResult reading, RecordWriter to) {
    to.put(Recorded.INTENT_SOURCE, RunIdentity.LEGACY);
    reading.regime().ifPresent(regime -> legacy(regime, to));
    return to;
  }

  private static void legacy(LegacyRegime regime, RecordWriter to) {
    Map<String, Object> features = new LinkedHashMap<>(Row.of(regime.features(), false));
    features.put("trend_bad", regime.features().trendBad());
    features.put("vol_spike", regime.features().volatilitySpike());
    to.put(Recorded.LEGACY_REGIME, regime.label().name())
        .put(Recorded.LEGACY_RISK_MULTIPLIER, regime.label().riskMultiplier())
        .put(Recorded.LEGACY_SEVERITY, regime.severity())
        .put(Recorded.LEGACY_EMERGENCY_EXIT, regime.emergency())
        .put(Recorded.LEGACY_FEATURES, features);
  }
}
