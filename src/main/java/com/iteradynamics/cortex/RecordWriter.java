package com.iteradynamics.cortex;

import com.iteradynamics.decision.Assessment;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.GateVerdict;
import com.iteradynamics.decision.IntentReading;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.legacy.LegacyReading;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes records. Each method adds one group of fields; together they are the list of all fields.
 * Money before this tick's orders: {@code equity_usd}, {@code peak_equity_usd}, {@code
 * drawdown_frac} and {@code dd_band}, which the governors saw. Money after them: {@code cash_usd},
 * {@code base_qty}, {@code position_notional_usd}, {@code in_position}, {@code equity_after_usd}.
 */
public final class RecordWriter {
  private static final List<String> GATE = List.of("gate", "matched", "why");

  private final Instant hour;
  private final ExecutionBranch branch;
  private final Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(64);

  /** Goes on with a record that was begun earlier. */
  public RecordWriter(CortexRecord begun) {
    hour = begun.hour();
    branch = begun.branch();
    fields.putAll(begun.fields());
  }

  /** Begins a record: the hour, the book, and how the tick ended. */
  public RecordWriter(BookKey key, Instant hour, RunIdentity run, ExecutionBranch branch) {
    this.hour = hour;
    this.branch = branch;
    fields.put(CortexRecord.TIMESTAMP, CortexRecord.timestamp(hour));
    fields.put("schema", CortexRecord.SCHEMA);
    fields.put("book", key.book());
    fields.put("product_id", key.productId());
    fields.put("mode", run.mode());
    fields.put("dry_run", run.dryRun());
    fields.put(CortexRecord.BRANCH, branch.name());
    if (!run.legacy()) {
      fields.put("external_strategy_module", "research.strategies." + run.strategyId());
      fields.put("external_strategy_func", "generate_intent");
    }
    fields.put("code_version", run.codeVersion());
    fields.put("parameter_hash", run.parameterHash());
    fields.put("parameters", run.parameters());
  }

  /** Why it ended so, in words. */
  public RecordWriter why(String why) {
    fields.put("why", why);
    return this;
  }

  /** The candles: the newest one's open time, how many, and their hash. */
  public RecordWriter candles(Optional<Instant> asof, int count, String dataHash) {
    asof.ifPresent(time -> fields.put("asof_ts", time.toString()));
    fields.put("window_candles", count);
    fields.put("data_hash", dataHash);
    return this;
  }

  /**
   * The bridged holes of the window: how many hours in all, the longest, and each, so that the
   * window can be had again after a hole was filled; nothing when there is none.
   */
  public RecordWriter gaps(List<CandleSeries.Gap> gaps) {
    if (!gaps.isEmpty()) {
      fields.put("gap_hours", gaps.stream().mapToLong(CandleSeries.Gap::candles).sum());
      fields.put(
          "gap_longest_h", gaps.stream().mapToLong(CandleSeries.Gap::candles).max().orElseThrow());
      fields.put("gaps", gaps.stream().map(RecordRows::gap).toList());
    }
    return this;
  }

  /** Which hours the venue has said that it has no candle of; nothing when there is none. */
  public RecordWriter confirmedHoles(List<ConfirmedHole> holes) {
    if (!holes.isEmpty()) {
      fields.put("confirmed_holes", holes.stream().map(RecordRows::confirmed).toList());
    }
    return this;
  }

  /**
   * What became of asking the venue for missing candles, and of how many recorded hours it gives
   * other values by now; nothing when there is nothing to say.
   */
  public RecordWriter candleNotes(List<String> notes) {
    if (!notes.isEmpty()) {
      fields.put("candle_notes", String.join("; ", notes));
    }
    int others =
        Math.toIntExact(
            notes.stream().filter(note -> note.contains(CandleRules.OTHER_VALUES)).count());
    if (others > 0) {
      fields.put("candle_differences", others);
    }
    return this;
  }

  /** Layer 1. */
  public RecordWriter regime(RegimeState regime) {
    fields.put("regime_label", regime.label().name());
    fields.put("regime_confidence", regime.confidence());
    fields.put("regime_note", regime.note());
    fields.put("regime_features", RecordRows.features(regime.features()));
    return this;
  }

  /** What the model told Layer 2: a probability and where it comes from, or why there is none. */
  public RecordWriter forecast(Forecast forecast) {
    switch (forecast) {
      case Forecast.Known known -> {
        fields.put("p_long", known.pLong());
        fields.put("model_id", known.modelId());
        fields.put("p_long_bias", known.bias());
        fields.put(
            "p_long_contributions",
            known.contributions().stream().map(RecordRows::contribution).toList());
      }
      case Forecast.Absent absent -> fields.put("p_long_reason", absent.reason());
    }
    return this;
  }

  /**
   * Layer 2. A strategy that failed leaves {@code intent_error} and counts as HOLD; one that was
   * not asked leaves {@code intent_not_asked} alone.
   */
  public RecordWriter intent(IntentReading reading) {
    fields.put("intent_source", "external");
    switch (reading) {
      case IntentReading.Answered answered -> intent(answered.intent());
      case IntentReading.Failed failed -> {
        fields.put("intent_action", "HOLD");
        fields.put("intent_reason", "strategy_failed");
        fields.put("intent_error", failed.why());
      }
      case IntentReading.NotAsked notAsked -> fields.put("intent_not_asked", notAsked.why());
    }
    return this;
  }

  /** What legacy mode's engine saw, in a strategy's place. */
  public RecordWriter legacy(LegacyReading reading) {
    fields.put("intent_source", RunIdentity.LEGACY);
    reading.regime().ifPresent(regime -> fields.putAll(RecordRows.legacy(regime)));
    return this;
  }

  private void intent(StrategyIntent intent) {
    fields.put("intent_action", intent.action().name());
    fields.put("intent_reason", intent.reason());
    fields.put("intent_confidence", intent.confidence());
    fields.put("intent_exposure_frac", intent.desiredExposureFrac());
    fields.put("intent_horizon_h", intent.horizonHours());
    fields.put("intent_panic", intent.panic());
    fields.put("intent_signals", intent.signals().available());
  }

  /** The governors' limits that a reader needs beside their verdicts. */
  public RecordWriter limits(DecisionParameters parameters) {
    fields.put("conf_min", parameters.confMin());
    fields.put("horizon_h", parameters.horizon().toHours());
    fields.put("max_exposure", parameters.maxExposure());
    return this;
  }

  /**
   * Layer 3, pure half: verdicts and the money they saw. What no price was known for is left out.
   */
  public RecordWriter ruling(Decision decision) {
    Decision.Ruling ruling = decision.ruling();
    fields.put("why", ruling.why());
    ruling.assessment().ifPresent(this::assessment);
    fields.put("killed", ruling.killed());
    List<Map<String, Object>> gates = new ArrayList<>(ruling.verdicts().size());
    for (GateVerdict verdict : ruling.verdicts()) {
      gates.add(new Row(GATE, verdict.gate().name(), verdict.matched(), verdict.why()));
    }
    fields.put("gates", gates);
    return this;
  }

  private void assessment(Assessment seen) {
    put("equity_usd", seen.equityUsd());
    fields.put("peak_equity_usd", seen.peakEquityUsd());
    put("drawdown_frac", seen.drawdownFraction());
    seen.band().ifPresent(band -> fields.put("dd_band", band.word()));
    fields.put("drawdown_updated", seen.updated());
  }

  private void put(String name, OptionalDouble amount) {
    amount.ifPresent(known -> fields.put(name, known));
  }

  /** What the governors were told besides state and intent. */
  public RecordWriter situation(Situation situation, boolean late) {
    boolean cashUnclear = situation.wallet() instanceof WalletCheck.CashUnclear;
    fields.put("wallet_verified", situation.wallet().readable() && !cashUnclear);
    switch (situation.wallet()) {
      case WalletCheck.Verified verified -> {}
      case WalletCheck.Mismatched mismatched -> fields.put("wallet_err", mismatched.why());
      case WalletCheck.CashUnclear unclear -> fields.put("wallet_err", unclear.why());
      case WalletCheck.Unverified unverified -> fields.put("wallet_err", unverified.why());
    }
    fields.put("late", late);
    fields.put("inputs", RecordRows.inputs(situation));
    return this;
  }

  /**
   * The rules that orders are made by, among what was read.
   *
   * @param readAt when the venue told them; empty for those of the settings
   * @param set which of the venue's a person has set otherwise
   */
  public RecordWriter rules(Product product, Optional<Instant> readAt, List<String> set) {
    Map<String, Object> rules = new LinkedHashMap<>(16);
    rules.put("source", readAt.isPresent() ? "venue" : "settings");
    readAt.ifPresent(at -> rules.put("read_at", at.toString()));
    if (!set.isEmpty()) {
      rules.put("set", set);
    }
    rules.putAll(product.rules());
    Map<String, Object> inputs = new LinkedHashMap<>(32);
    if (fields.get("inputs") instanceof Map<?, ?> told) {
      told.forEach((name, value) -> inputs.put(name.toString(), value));
    }
    inputs.put("rules", rules);
    fields.put("inputs", inputs);
    return this;
  }

  /** What the market showed at the venue: its best prices. */
  public RecordWriter quote(Quote quote) {
    fields.put("bid_usd", quote.bidUsd());
    fields.put("ask_usd", quote.askUsd());
    return this;
  }

  /** The state that was read. */
  public RecordWriter stateBefore(PrimeState state) {
    state.lastDecision().ifPresent(branch -> fields.put("last_decision", branch.name()));
    fields.put("state_before", RecordRows.state(state));
    return this;
  }

  /** The orders as they ended, each with its fills. */
  public RecordWriter orders(List<JournalledOrder> orders) {
    fields.put("orders", orders.stream().map(RecordRows::order).toList());
    return this;
  }

  /** Orders that earlier hours had sent and this hour has booked, as they ended by then. */
  public RecordWriter bookedLate(List<JournalledOrder> orders) {
    if (!orders.isEmpty()) {
      fields.put("booked_late", orders.stream().map(RecordRows::late).toList());
    }
    return this;
  }

  /** Why an allowed trade became no order. */
  public RecordWriter noOrder(String because) {
    fields.put("no_order_because", because);
    return this;
  }

  /**
   * Money after this tick's orders.
   *
   * @param priceUsd values the position; without one its worth and equity are left out
   * @param inPosition whether there is a position now
   */
  public RecordWriter moneyAfter(PrimeState state, Optional<Double> priceUsd, boolean inPosition) {
    fields.put("cash_usd", state.cashUsd());
    fields.put("base_qty", state.baseQty());
    priceUsd.ifPresent(price -> fields.put("position_notional_usd", state.positionUsd(price)));
    priceUsd.ifPresent(price -> fields.put("equity_after_usd", state.equityUsd(price)));
    fields.put("in_position", inPosition);
    if (inPosition) {
      state.plannedExit().ifPresent(time -> fields.put("planned_exit_ts", time.toString()));
      state.entry().ifPresent(entry -> fields.put("entry_ts", entry.at().toString()));
      state.entry().ifPresent(entry -> fields.put("entry_px", entry.priceUsd()));
    }
    fields.put("open_orders", state.openOrders());
    return this;
  }

  /** What an hour that was never finished had decided. */
  public RecordWriter abandonedDraft(CortexRecord draft) {
    fields.put("abandoned_decision", draft.fields());
    return this;
  }

  /** The finished record. */
  public CortexRecord record() {
    return CortexRecord.written(hour, branch, fields);
  }
}
