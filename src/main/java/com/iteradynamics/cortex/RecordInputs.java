package com.iteradynamics.cortex;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentReading;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a decision was made of, read back from the record that it left; {@link RecordWriter} wrote
 * it. Every method throws {@link IllegalArgumentException}, naming the field, when one is missing
 * or is not what it has to be. A field that an older version did not write has its first value.
 */
public final class RecordInputs {
  private final CortexRecord record;
  private final FieldReader all;

  public RecordInputs(CortexRecord record) {
    this.record = record;
    this.all = new FieldReader("", record.fields());
  }

  /** Whether the hour got as far as the governors; if not, there is nothing to decide again. */
  public boolean decided() {
    return record.fields().containsKey("inputs");
  }

  /** The mode, {@code prime} or {@code legacy}. */
  public String mode() {
    return all.neededText("mode");
  }

  /** Whether no real money was at stake. */
  public boolean dryRun() {
    return all.flag("dry_run");
  }

  /** Whether the tick ran late. */
  public boolean late() {
    return all.flag("late");
  }

  /** How many candles the window had. */
  public int windowCandles() {
    int count = all.whole("window_candles");
    if (count < 0) {
      throw new IllegalArgumentException("window_candles must be >= 0, was " + count);
    }
    return count;
  }

  /** When the newest candle opened; empty without candles. */
  public Optional<Instant> asof() {
    return all.time("asof_ts");
  }

  /** The state that was read. */
  public StateReading state() {
    return FieldReader.inside(record, "state_before")
        .<StateReading>map(fields -> new StateReading.Valid(state(fields)))
        .orElseGet(() -> new StateReading.Corrupt(all.neededText("why")));
  }

  private PrimeState state(FieldReader fields) {
    Optional<PrimeState.Entry> entry =
        fields.time("entry_ts").map(at -> new PrimeState.Entry(at, fields.amount("entry_px")));
    return new PrimeState(
        fields.whole("version"),
        fields.flag("killed"),
        fields.number("peak_equity_usd"),
        fields.number("last_equity_usd"),
        fields.amount("cash_usd"),
        fields.amount("base_qty"),
        entry,
        fields.time("planned_exit_ts"),
        fields.time("last_exit_ts"),
        fields.time("last_hour"),
        all.text("last_decision").map(word -> all.constant("last_decision", ExecutionBranch.class)),
        fields.texts("open_orders"),
        fields.text("portfolio_id"),
        fields.inside("activity").map(RecordInputs::activity),
        fields.text("mode").orElse(PrimeState.FIRST_MODE),
        fields.optionalAmount("fills_since_flat").map(BigDecimal::intValueExact).orElse(0),
        fields.texts("booked_late"));
  }

  private static Activity activity(FieldReader fields) {
    return new Activity(
        fields.neededTime("day"),
        fields.optionalAmount("day_equity_usd").map(BigDecimal::doubleValue),
        fields.whole("day_orders"),
        fields.neededTime("hour"),
        fields.whole("hour_orders"),
        fields.whole("hour_rejects"));
  }

  /** What the governors were told besides state and intent. */
  public Situation situation() {
    FieldReader inputs =
        FieldReader.inside(record, "inputs")
            .orElseThrow(() -> new IllegalArgumentException("the record has no inputs"));
    return new Situation(
        all.neededText("product_id"),
        record.hour(),
        price(inputs),
        inputs.text("stale_candles"),
        inputs.text("gappy_candles"),
        inputs.text("clock_skew"),
        new TradingPermission(
            inputs.constant("trading_state", TradingState.class),
            inputs.neededText("trading_state_reason")),
        inputs.text("unresolved_order"),
        wallet(inputs),
        inputs.text("strange_order"),
        inputs.text("too_late"),
        inputs.text("venue_not_tradable"),
        inputs.text("price_collar"),
        inputs.number("fee_headroom_frac"),
        number(inputs, "venue_minimum_usd"),
        number(inputs, "minimum_sale_base"),
        inputs.text("unlisted_orders"));
  }

  /**
   * A record that names no source has the newest close, which values nothing when it is not that of
   * the hour before.
   */
  private static Optional<Price> price(FieldReader inputs) {
    OptionalDouble usd = number(inputs, "price_usd");
    boolean named = inputs.text("price_source").isPresent();
    if (usd.isEmpty() || (!named && inputs.text("stale_candles").isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        new Price(
            usd.getAsDouble(),
            named ? inputs.constant("price_source", Price.Basis.class) : Price.Basis.CLOSE));
  }

  private static OptionalDouble number(FieldReader fields, String name) {
    return fields.optionalAmount(name).stream().mapToDouble(Number::doubleValue).findFirst();
  }

  private WalletCheck wallet(FieldReader inputs) {
    Optional<String> cash = inputs.text("cash_unclear");
    if (cash.isPresent()) {
      return new WalletCheck.CashUnclear(cash.get());
    }
    Optional<String> problem = all.text("wallet_err");
    boolean read = all.flag("wallet_verified");
    if (problem.isEmpty() && read) {
      return new WalletCheck.Verified();
    }
    String why = problem.orElseThrow(() -> new IllegalArgumentException("no wallet_err"));
    return read ? new WalletCheck.Mismatched(why) : new WalletCheck.Unverified(why);
  }

  /** The holes of the window, which it was decided without; none in records from before holes. */
  public List<CandleSeries.Gap> gaps() {
    return record.entries("gaps").stream().map(row -> gap(new FieldReader("gaps", row))).toList();
  }

  /** The hours that the venue has said that it has no candle of. */
  public List<ConfirmedHole> confirmedHoles() {
    return record.entries("confirmed_holes").stream()
        .map(row -> new FieldReader("confirmed_holes", row))
        .map(fields -> new ConfirmedHole(gap(fields), fields.neededTime("at")))
        .toList();
  }

  private static CandleSeries.Gap gap(FieldReader fields) {
    return new CandleSeries.Gap(fields.neededTime("first"), fields.whole("hours"));
  }

  /** Whether the strategy was asked. */
  public boolean asked() {
    return all.text("intent_not_asked").isEmpty();
  }

  /** What the strategy answered. */
  public IntentReading intent() {
    Optional<String> notAsked = all.text("intent_not_asked");
    if (notAsked.isPresent()) {
      return new IntentReading.NotAsked(notAsked.get());
    }
    Optional<String> failed = all.text("intent_error");
    return failed.isPresent()
        ? new IntentReading.Failed(failed.get())
        : new IntentReading.Answered(
            new StrategyIntent(
                all.constant("intent_action", Action.class),
                all.number("intent_confidence"),
                all.number("intent_exposure_frac"),
                all.whole("intent_horizon_h"),
                all.neededText("intent_reason"),
                all.flag("intent_panic"),
                Signals.NONE));
  }

  /** What the model told Layer 2. */
  public Forecast forecast() {
    if (all.text("p_long").isEmpty()) {
      return new Forecast.Absent(all.text("p_long_reason").orElse("the record names no model"));
    }
    List<Forecast.Contribution> parts = new ArrayList<>();
    for (Map<String, Object> part : record.entries("p_long_contributions")) {
      FieldReader fields = new FieldReader("p_long_contributions", part);
      parts.add(
          new Forecast.Contribution(
              fields.neededText("feature"), fields.number("value"), fields.number("contribution")));
    }
    return new Forecast.Known(
        all.number("p_long"), all.neededText("model_id"), all.number("p_long_bias"), parts);
  }
}
