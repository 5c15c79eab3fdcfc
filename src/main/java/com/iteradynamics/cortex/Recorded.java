package com.iteradynamics.cortex;

import static com.iteradynamics.cortex.Compared.APART;
import static com.iteradynamics.cortex.Compared.CHALLENGER;
import static com.iteradynamics.cortex.Compared.DECISION;
import static com.iteradynamics.cortex.Compared.LAYERS;
import static com.iteradynamics.cortex.Compared.MODEL;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.strategy.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a record, in the order in which they are written. Money before the tick's orders:
 * {@link #EQUITY_USD}, {@link #PEAK_EQUITY_USD}, {@link #DRAWDOWN_FRAC} and {@link #DD_BAND}, which
 * the governors saw. Money after them: from {@link #CASH_USD} on. A field is compared with what the
 * governors decide again, unless it says otherwise.
 */
public final class Recorded {
  private static final Map<String, Field<?>> ALL = new LinkedHashMap<>();

  /** The tick hour, the first field of every record. */
  public static final Field<String> TIMESTAMP = text(CortexRecord.TIMESTAMP);

  public static final Field<Integer> SCHEMA = whole("schema");
  public static final Field<String> BOOK = text("book");
  public static final Field<String> PRODUCT_ID = text("product_id");
  public static final Field<String> MODE = text("mode");
  public static final Field<Boolean> DRY_RUN = flag("dry_run");
  public static final Field<String> BRANCH = text("execution_branch");
  public static final Field<String> STRATEGY_MODULE = text("external_strategy_module");
  public static final Field<String> STRATEGY_FUNC = text("external_strategy_func");
  public static final Field<String> CODE_VERSION = text("code_version", APART);
  public static final Field<String> PARAMETER_HASH = text("parameter_hash", APART);

  /** The parameters that differ from their defaults, secrets excluded. */
  public static final Field<Map<String, Object>> PARAMETERS = map("parameters", APART);

  /** Why it ended so, in words. */
  public static final Field<String> WHY = text("why");

  public static final Field<Double> EQUITY_USD = number("equity_usd");
  public static final Field<Double> PEAK_EQUITY_USD = number("peak_equity_usd");
  public static final Field<Double> DRAWDOWN_FRAC = number("drawdown_frac");
  public static final Field<String> DD_BAND = text("dd_band");

  /** Whether candles and wallet were verified, so that the drawdown is of this hour. */
  public static final Field<Boolean> DRAWDOWN_UPDATED = flag("drawdown_updated");

  /**
   * The former peak, from which the drawdown of a hard block was measured that ended by itself in
   * this hour.
   */
  public static final Field<Double> REARMED_FROM_PEAK_USD = number("rearmed_from_peak_usd");

  public static final Field<Boolean> KILLED = flag("killed");
  public static final Field<List<RecordedGate>> GATES = list("gates", RecordedGate.class);
  public static final Field<String> INTENT_SOURCE = text("intent_source", LAYERS);
  public static final Field<String> INTENT_ACTION = text("intent_action", LAYERS);
  public static final Field<String> INTENT_REASON = text("intent_reason", LAYERS);
  public static final Field<String> INTENT_ERROR = text("intent_error", LAYERS);
  public static final Field<String> INTENT_NOT_ASKED = text("intent_not_asked", LAYERS);
  public static final Field<Double> INTENT_CONFIDENCE = number("intent_confidence", LAYERS);
  public static final Field<Double> INTENT_EXPOSURE_FRAC = number("intent_exposure_frac", LAYERS);
  public static final Field<Integer> INTENT_HORIZON_H = whole("intent_horizon_h", LAYERS);

  /** Whether the strategy wants no planned exit, so that there are no horizon's hours. */
  public static final Field<Boolean> INTENT_NO_HORIZON = flag("intent_no_horizon", LAYERS);

  public static final Field<Boolean> INTENT_PANIC = flag("intent_panic", LAYERS);
  public static final Field<Map<String, Object>> INTENT_SIGNALS = map("intent_signals", LAYERS);

  /** What the feed made of the strategy's intent; absent without an overlay. */
  public static final Field<RecordedOverlay> OVERLAY =
      field("overlay", RecordedOverlay.class, LAYERS);

  /** What the strategy was told of its position; absent when it does not read it. */
  public static final Field<Position> INTENT_POSITION =
      field("intent_position", Position.class, LAYERS);

  public static final Field<String> REGIME_LABEL = text("regime_label", LAYERS);
  public static final Field<Double> REGIME_CONFIDENCE = number("regime_confidence", LAYERS);
  public static final Field<String> REGIME_NOTE = text("regime_note", LAYERS);
  public static final Field<RecordedFeatures> REGIME_FEATURES =
      field("regime_features", RecordedFeatures.class, LAYERS);
  public static final Field<Double> P_LONG = number("p_long", MODEL);
  public static final Field<String> MODEL_ID = text("model_id", MODEL);
  public static final Field<Double> P_LONG_BIAS = number("p_long_bias", MODEL);
  public static final Field<List<Forecast.Contribution>> P_LONG_CONTRIBUTIONS =
      list("p_long_contributions", Forecast.Contribution.class, MODEL);
  public static final Field<String> P_LONG_REASON = text("p_long_reason", MODEL);

  /** What the challenger says, beside {@link #P_LONG}; no decision depends on it. */
  public static final Field<Double> CHALLENGER_P_LONG = number("challenger_p_long", CHALLENGER);

  public static final Field<String> CHALLENGER_ID = text("challenger_id", CHALLENGER);
  public static final Field<String> CHALLENGER_REASON = text("challenger_reason", CHALLENGER);

  /** When the newest candle opened. */
  public static final Field<Instant> ASOF_TS = time("asof_ts", LAYERS);

  public static final Field<Integer> WINDOW_CANDLES = whole("window_candles", LAYERS);
  public static final Field<String> DATA_HASH = text("data_hash", APART);
  public static final Field<Long> GAP_HOURS = count("gap_hours");
  public static final Field<Long> GAP_LONGEST_H = count("gap_longest_h");
  public static final Field<List<RecordedHole>> GAPS = list("gaps", RecordedHole.class);
  public static final Field<String> CANDLE_NOTES = text("candle_notes", APART);

  /** Of how many recorded hours the venue gives other values by now. */
  public static final Field<Integer> CANDLE_DIFFERENCES = whole("candle_differences", APART);

  public static final Field<Double> CONF_MIN = number("conf_min");
  public static final Field<Long> HORIZON_H = count("horizon_h");
  public static final Field<Double> MAX_EXPOSURE = number("max_exposure");
  public static final Field<Boolean> WALLET_VERIFIED = flag("wallet_verified");
  public static final Field<String> WALLET_ERR = text("wallet_err");
  public static final Field<Boolean> LATE = flag("late");
  public static final Field<RecordedInputs> INPUTS = field("inputs", RecordedInputs.class);
  public static final Field<String> LEGACY_REGIME = text("legacy_regime", LAYERS);
  public static final Field<Double> LEGACY_RISK_MULTIPLIER =
      number("legacy_risk_multiplier", LAYERS);
  public static final Field<Double> LEGACY_SEVERITY = number("legacy_severity", LAYERS);
  public static final Field<Boolean> LEGACY_EMERGENCY_EXIT = flag("legacy_emergency_exit", LAYERS);
  public static final Field<Map<String, Object>> LEGACY_FEATURES = map("legacy_features", LAYERS);
  public static final Field<ExecutionBranch> LAST_DECISION =
      field("last_decision", ExecutionBranch.class);

  /** The state that was read; {@link RecordInputs#state} makes one of it. */
  public static final Field<Map<String, Object>> STATE_BEFORE = map("state_before");

  /** Orders of earlier hours that this hour has booked. */
  public static final Field<List<RecordedOrder>> BOOKED_LATE =
      list("booked_late", RecordedOrder.class);

  public static final Field<BigDecimal> BID_USD = amount("bid_usd");
  public static final Field<BigDecimal> ASK_USD = amount("ask_usd");

  /** The price of the newest trade that a watch saw. */
  public static final Field<Double> LAST_TRADE_USD = number("last_trade_usd");

  /** What the watch before had left. */
  public static final Field<WatchMemory> WATCH_MEMORY = field("watch_memory", WatchMemory.class);

  public static final Field<String> NO_ORDER_BECAUSE = text("no_order_because");
  public static final Field<List<RecordedHole>> CONFIRMED_HOLES =
      list("confirmed_holes", RecordedHole.class);
  public static final Field<List<RecordedOrder>> ORDERS = list("orders", RecordedOrder.class);
  public static final Field<BigDecimal> CASH_USD = amount("cash_usd");
  public static final Field<BigDecimal> BASE_QTY = amount("base_qty");
  public static final Field<Double> POSITION_NOTIONAL_USD = number("position_notional_usd");
  public static final Field<Double> EQUITY_AFTER_USD = number("equity_after_usd");
  public static final Field<Boolean> IN_POSITION = flag("in_position");
  public static final Field<Instant> PLANNED_EXIT_TS = time("planned_exit_ts");

  /** Whether the position has no planned exit because its strategy wants none. */
  public static final Field<Boolean> NO_HORIZON = flag("no_horizon");

  public static final Field<Instant> ENTRY_TS = time("entry_ts");
  public static final Field<BigDecimal> ENTRY_PX = amount("entry_px");
  public static final Field<List<String>> OPEN_ORDERS = list("open_orders", String.class);

  /** What an hour that was never finished had decided. */
  public static final Field<CortexRecord> ABANDONED_DECISION =
      field("abandoned_decision", CortexRecord.class);

  private Recorded() {}

  /** All fields by name, in their order. */
  public static Map<String, Field<?>> all() {
    return Collections.unmodifiableMap(ALL);
  }

  private static Field<String> text(String name, Compared... with) {
    return field(name, String.class, with);
  }

  private static Field<Double> number(String name, Compared... with) {
    return field(name, Double.class, with);
  }

  private static Field<BigDecimal> amount(String name, Compared... with) {
    return field(name, BigDecimal.class, with);
  }

  private static Field<Integer> whole(String name, Compared... with) {
    return field(name, Integer.class, with);
  }

  private static Field<Long> count(String name, Compared... with) {
    return field(name, Long.class, with);
  }

  private static Field<Boolean> flag(String name, Compared... with) {
    return field(name, Boolean.class, with);
  }

  private static Field<Instant> time(String name, Compared... with) {
    return field(name, Instant.class, with);
  }

  private static <T> Field<T> field(String name, Class<T> type, Compared... with) {
    return kept(new Field<>(name, type, false, with.length == 0 ? DECISION : with[0]));
  }

  private static <T> Field<List<T>> list(String name, Class<T> each, Compared... with) {
    return kept(new Field<>(name, each, true, with.length == 0 ? DECISION : with[0]));
  }

  private static Field<Map<String, Object>> map(String name, Compared... with) {
    return kept(new Field<>(name, Map.class, false, with.length == 0 ? DECISION : with[0]));
  }

  private static <T> Field<T> kept(Field<T> field) {
    ALL.put(field.name(), field);
    return field;
  }
}
