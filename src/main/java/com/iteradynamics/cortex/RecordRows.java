package com.iteradynamics.cortex;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.legacy.LegacyRegime;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.regime.RegimeFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nested parts of a record: a state, an order, a fill. */
final class RecordRows {
  private static final List<String> GAP = List.of("first", "hours");

  private static final List<String> CONFIRMED = List.of("first", "hours", "at");

  private static final List<String> CONTRIBUTION = List.of("feature", "value", "contribution");

  private RecordRows() {}

  /** A state, flat. */
  static Map<String, Object> state(PrimeState state) {
    Map<String, Object> map = new LinkedHashMap<>(32);
    map.put("version", state.version());
    map.put("killed", state.killed());
    map.put("cash_usd", state.cashUsd());
    map.put("base_qty", state.baseQty());
    map.put("peak_equity_usd", state.peakEquityUsd());
    map.put("last_equity_usd", state.lastEquityUsd());
    state.entry().ifPresent(entry -> map.put("entry_ts", entry.at().toString()));
    state.entry().ifPresent(entry -> map.put("entry_px", entry.priceUsd()));
    state.plannedExit().ifPresent(time -> map.put("planned_exit_ts", time.toString()));
    state.lastExit().ifPresent(time -> map.put("last_exit_ts", time.toString()));
    state.lastHour().ifPresent(time -> map.put("last_hour", time.toString()));
    map.put("open_orders", state.openOrders());
    state.portfolio().ifPresent(id -> map.put("portfolio_id", id));
    state.activity().ifPresent(activity -> map.put("activity", activity(activity)));
    map.put("mode", state.mode());
    map.put("fills_since_flat", state.fillsSinceFlat());
    if (!state.bookedLate().isEmpty()) {
      map.put("booked_late", state.bookedLate());
    }
    return map;
  }

  /** What Layer 1 measured; what is not available is left out. */
  static Map<String, Object> features(RegimeFeatures seen) {
    Map<String, Object> features = new LinkedHashMap<>(16);
    put(features, "price", seen.price());
    put(features, "ema_fast", seen.emaFast());
    put(features, "ema_slow", seen.emaSlow());
    put(features, "atr", seen.atr());
    put(features, "atr_pct", seen.atrPct());
    put(features, "trend_strength", seen.trendStrength());
    put(features, "volume_z", seen.volumeZ());
    put(features, "range_pct", seen.rangePct());
    return features;
  }

  private static void put(Map<String, Object> map, String name, double value) {
    if (Double.isFinite(value)) {
      map.put(name, value);
    }
  }

  /** What the governors were told besides state and intent. */
  static Map<String, Object> inputs(Situation situation) {
    Map<String, Object> inputs = new LinkedHashMap<>(16);
    situation.price().ifPresent(price -> inputs.put("price_usd", price.usd()));
    situation.price().ifPresent(price -> inputs.put("price_source", price.basis().name()));
    inputs.put("trading_state", situation.permission().state().name());
    inputs.put("trading_state_reason", situation.permission().reason());
    situation.staleCandles().ifPresent(why -> inputs.put("stale_candles", why));
    situation.gappyCandles().ifPresent(why -> inputs.put("gappy_candles", why));
    situation.clockSkew().ifPresent(why -> inputs.put("clock_skew", why));
    situation.unresolvedOrder().ifPresent(why -> inputs.put("unresolved_order", why));
    if (situation.wallet() instanceof WalletCheck.CashUnclear(String why)) {
      inputs.put("cash_unclear", why);
    }
    situation.strangeOrder().ifPresent(why -> inputs.put("strange_order", why));
    situation.unlistedOrders().ifPresent(why -> inputs.put("unlisted_orders", why));
    situation.late().ifPresent(why -> inputs.put("too_late", why));
    situation.venueNotTradable().ifPresent(why -> inputs.put("venue_not_tradable", why));
    situation.priceCollar().ifPresent(why -> inputs.put("price_collar", why));
    inputs.put("fee_headroom_frac", situation.feeHeadroomFraction());
    situation.venueMinimumUsd().ifPresent(usd -> inputs.put("venue_minimum_usd", usd));
    situation.minimumSaleBase().ifPresent(base -> inputs.put("minimum_sale_base", base));
    return inputs;
  }

  /** A hole in the window: its first hour, and how many are missing. */
  static Map<String, Object> gap(CandleSeries.Gap gap) {
    return new Row(GAP, gap.firstMissing().toString(), gap.candles());
  }

  /** A hole that the venue has confirmed. */
  static Map<String, Object> confirmed(ConfirmedHole known) {
    return new Row(
        CONFIRMED,
        known.hole().firstMissing().toString(),
        known.hole().candles(),
        known.at().toString());
  }

  /** What a feature adds to the model's probability. */
  static Map<String, Object> contribution(Forecast.Contribution part) {
    return new Row(CONTRIBUTION, part.feature(), part.value(), part.contribution());
  }

  /** Legacy mode's regime, and what it was measured by. */
  static Map<String, Object> legacy(LegacyRegime regime) {
    LegacyRegime.Features seen = regime.features();
    Map<String, Object> features = new LinkedHashMap<>(16);
    features.put("price", seen.price());
    features.put("sma50", seen.sma50());
    features.put("sma200", seen.sma200());
    features.put("atr_pct", seen.atrPct());
    features.put("atr_pct_mean", seen.atrPctMean());
    features.put("trend_bad", seen.trendBad());
    features.put("vol_spike", seen.volatilitySpike());
    Map<String, Object> map = new LinkedHashMap<>(8);
    map.put("legacy_regime", regime.label().name());
    map.put("legacy_risk_multiplier", regime.label().riskMultiplier());
    map.put("legacy_severity", regime.severity());
    map.put("legacy_emergency_exit", regime.emergency());
    map.put("legacy_features", features);
    return map;
  }

  private static Map<String, Object> activity(Activity activity) {
    Map<String, Object> map = new LinkedHashMap<>(8);
    map.put("day", activity.day().toString());
    activity.dayEquityUsd().ifPresent(equity -> map.put("day_equity_usd", equity));
    map.put("day_orders", activity.dayOrders());
    map.put("hour", activity.hour().toString());
    map.put("hour_orders", activity.hourOrders());
    map.put("hour_rejects", activity.hourRejects());
    return map;
  }

  /** An order of an earlier hour. */
  static Map<String, Object> late(JournalledOrder order) {
    Map<String, Object> map = new LinkedHashMap<>(20);
    map.put("hour", order.request().hour().toString());
    map.putAll(order(order));
    return map;
  }

  /** An order as it ended, with its fills. */
  static Map<String, Object> order(JournalledOrder order) {
    Map<String, Object> map = new LinkedHashMap<>(16);
    map.put("client_order_id", order.request().clientOrderId());
    map.put("side", order.request().side().name());
    map.put("size", order.request().size());
    map.put("leg", order.request().leg());
    map.put("attempt", order.request().attempt());
    map.put("state", order.state().name());
    map.put("sends", order.sends());
    map.put("reference_price_usd", order.request().referencePriceUsd());
    map.put("fill_source", order.request().priceSource().name());
    order
        .request()
        .postOnly()
        .ifPresent(terms -> map.put("limit_price_usd", terms.limitPriceUsd()));
    order.request().postOnly().ifPresent(terms -> map.put("rests_until", terms.until().toString()));
    order.venueOrderId().ifPresent(id -> map.put("venue_order_id", id));
    order.why().ifPresent(why -> map.put("why", why));
    Ledger.averagePrice(order.fills()).ifPresent(price -> map.put("average_price_usd", price));
    map.put("fills", order.fills().stream().map(RecordRows::fill).toList());
    return map;
  }

  private static Map<String, Object> fill(Fill fill) {
    Map<String, Object> map = new LinkedHashMap<>(4);
    map.put("price_usd", fill.priceUsd());
    map.put("base_qty", fill.baseQty());
    map.put("value_usd", fill.valueUsd());
    map.put("fee_usd", fill.feeUsd());
    return map;
  }
}
