package com.iteradynamics.cortex;

import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.legacy.LegacyResult;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.overlay.Overlay;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes records. Each method adds some of the fields of {@link Recorded}. */
public final class RecordWriter {
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
    put(Recorded.TIMESTAMP, CortexRecord.timestamp(hour));
    put(Recorded.SCHEMA, CortexRecord.SCHEMA);
    put(Recorded.BOOK, key.book());
    put(Recorded.PRODUCT_ID, key.productId());
    put(Recorded.MODE, run.mode());
    put(Recorded.DRY_RUN, run.dryRun());
    put(Recorded.BRANCH, branch.name());
    if (!run.legacy()) {
      put(Recorded.STRATEGY_MODULE, "research.strategies." + run.strategyId());
      put(Recorded.STRATEGY_FUNC, "generate_intent");
    }
    put(Recorded.CODE_VERSION, run.codeVersion());
    put(Recorded.PARAMETER_HASH, run.parameterHash());
    put(Recorded.PARAMETERS, new LinkedHashMap<>(run.parameters()));
  }

  <T> RecordWriter put(Field<T> field, T value) {
    return plain(field, value);
  }

  <T> RecordWriter put(Field<T> field, Optional<T> value) {
    return plain(field, value);
  }

  RecordWriter put(Field<Double> field, OptionalDouble amount) {
    amount.ifPresent(known -> put(field, known));
    return this;
  }

  /** Nothing where nothing is known. */
  RecordWriter plain(Field<?> field, Object value) {
    Object known = Row.plain(value, false);
    if (known != null) {
      fields.put(field.name(), known);
    }
    return this;
  }

  /** Why it ended so, in words. */
  public RecordWriter why(String why) {
    return put(Recorded.WHY, why);
  }

  /** The candles: the newest one's open time, how many, and their hash. */
  public RecordWriter candles(Optional<Instant> asof, int count, String dataHash) {
    return put(Recorded.ASOF_TS, asof)
        .put(Recorded.WINDOW_CANDLES, count)
        .put(Recorded.DATA_HASH, dataHash);
  }

  /**
   * The bridged holes of the window: how many hours in all, the longest, and each, so that the
   * window can be had again after a hole was filled; nothing when there is none.
   */
  public RecordWriter gaps(List<CandleSeries.Gap> gaps) {
    return LayerFields.gaps(gaps, this);
  }

  /** Which hours the venue has said that it has no candle of; nothing when there is none. */
  public RecordWriter confirmedHoles(List<ConfirmedHole> holes) {
    return holes.isEmpty()
        ? this
        : put(Recorded.CONFIRMED_HOLES, holes.stream().map(RecordedHole::of).toList());
  }

  /**
   * What became of asking the venue for missing candles, and of how many recorded hours it gives
   * other values by now; nothing when there is nothing to say.
   */
  public RecordWriter candleNotes(List<String> notes) {
    return LayerFields.candleNotes(notes, this);
  }

  /** Layer 1. */
  public RecordWriter regime(RegimeState regime) {
    return LayerFields.regime(regime, this);
  }

  /** What the model gave Layer 2: a probability and where it comes from, or why there is none. */
  public RecordWriter forecast(Forecast forecast) {
    return LayerFields.forecast(forecast, this);
  }

  /** The challenger: its id, and its probability or why there is none. */
  public RecordWriter challenger(Challenger.Scored scored) {
    put(Recorded.CHALLENGER_P_LONG, scored.pLong());
    return put(Recorded.CHALLENGER_ID, scored.id())
        .put(Recorded.CHALLENGER_REASON, scored.reason());
  }

  /**
   * Layer 2. A strategy that failed leaves {@code intent_error} and counts as HOLD; one that was
   * not asked leaves {@code intent_not_asked} alone.
   */
  public RecordWriter intent(IntentResult reading) {
    return LayerFields.intent(reading, this);
  }

  /** What the feed made of the strategy's intent. */
  public RecordWriter overlay(Overlay.Overlaid told) {
    return put(Recorded.OVERLAY, RecordedOverlay.of(told));
  }

  /** What a strategy that reads its position was told of it. */
  public RecordWriter position(Position position) {
    return put(Recorded.INTENT_POSITION, position);
  }

  /** What legacy mode's engine saw, in a strategy's place. */
  public RecordWriter legacy(LegacyResult reading) {
    return LayerFields.legacy(reading, this);
  }

  /** The governors' limits that a reader needs beside their verdicts. */
  public RecordWriter limits(DecisionParameters parameters) {
    return put(Recorded.CONF_MIN, parameters.confMin())
        .put(Recorded.HORIZON_H, parameters.horizon().toHours())
        .put(Recorded.MAX_EXPOSURE, parameters.maxExposure());
  }

  /**
   * Layer 3, pure half: verdicts and the money they saw. What no price was known for is left out.
   */
  public RecordWriter ruling(Decision decision) {
    Decision.Ruling ruling = decision.ruling();
    put(Recorded.WHY, ruling.why());
    ruling.assessment().ifPresent(seen -> RecordedMoney.judged(seen, this));
    return put(Recorded.KILLED, ruling.killed()).plain(Recorded.GATES, ruling.verdicts());
  }

  /** What the governors got besides state and intent. */
  public RecordWriter situation(Situation situation, boolean late) {
    boolean cashUnclear = situation.wallet() instanceof WalletCheck.CashUnclear;
    put(Recorded.WALLET_VERIFIED, situation.wallet().readable() && !cashUnclear);
    switch (situation.wallet()) {
      case WalletCheck.Verified verified -> {}
      case WalletCheck.Mismatched mismatched -> put(Recorded.WALLET_ERR, mismatched.why());
      case WalletCheck.CashUnclear unclear -> put(Recorded.WALLET_ERR, unclear.why());
      case WalletCheck.Unverified unverified -> put(Recorded.WALLET_ERR, unverified.why());
    }
    return put(Recorded.LATE, late).put(Recorded.INPUTS, RecordedInputs.of(situation));
  }

  /**
   * The rules that orders are made by, among what was read.
   *
   * @param readAt when the venue reported them; empty for those of the settings
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
    return input("rules", rules);
  }

  /** The fees that orders are planned with, among what was read. */
  public RecordWriter fees(FeeSchedule fees) {
    return input("fees", fees.fields());
  }

  /** What the feed said, among what was read. */
  public RecordWriter feed(FeedReading reading) {
    return input("feed", Row.of(RecordedFeed.of(reading), false));
  }

  /** One more of what was read. */
  private RecordWriter input(String name, Map<String, Object> read) {
    Map<String, Object> inputs = new LinkedHashMap<>(32);
    if (fields.get("inputs") instanceof Map<?, ?> told) {
      told.forEach((other, value) -> inputs.put(other.toString(), value));
    }
    inputs.put(name, read);
    fields.put("inputs", inputs);
    return this;
  }

  /** What the market showed at the venue: its best prices. */
  public RecordWriter quote(Quote quote) {
    return put(Recorded.BID_USD, quote.bidUsd()).put(Recorded.ASK_USD, quote.askUsd());
  }

  /**
   * The state that was read.
   *
   * @param remembers whether a rule looks at what the position and the book have been through,
   *     which is left out otherwise
   */
  public RecordWriter stateBefore(PrimeState state, boolean remembers) {
    return put(Recorded.LAST_DECISION, state.lastDecision())
        .put(Recorded.STATE_BEFORE, StateDocument.recorded(state, remembers));
  }

  /**
   * What a watch saw besides bid and ask: the newest trade, and what the watch before has left.
   *
   * @param lastUsd the price of the newest trade, USD; empty when there is none of now
   */
  public RecordWriter watch(OptionalDouble lastUsd, WatchMemory memory) {
    put(Recorded.LAST_TRADE_USD, lastUsd);
    return put(Recorded.WATCH_MEMORY, memory);
  }

  /** The orders as they ended, each with its fills. */
  public RecordWriter orders(List<JournaledOrder> orders) {
    return put(Recorded.ORDERS, orders.stream().map(RecordedOrder::of).toList());
  }

  /** Orders that earlier hours had sent and this hour has booked, as they ended by then. */
  public RecordWriter bookedLate(List<JournaledOrder> orders) {
    return orders.isEmpty()
        ? this
        : put(Recorded.BOOKED_LATE, orders.stream().map(RecordedOrder::late).toList());
  }

  /** Why an allowed trade became no order. */
  public RecordWriter noOrder(String because) {
    return put(Recorded.NO_ORDER_BECAUSE, because);
  }

  /**
   * Money after this tick's orders.
   *
   * @param priceUsd values the position; without one its worth and equity are left out
   * @param inPosition whether there is a position now
   */
  public RecordWriter moneyAfter(PrimeState state, Optional<Double> priceUsd, boolean inPosition) {
    return RecordedMoney.after(state, priceUsd, inPosition, this);
  }

  /** What an hour that was never finished had decided. */
  public RecordWriter abandonedDraft(CortexRecord draft) {
    return put(Recorded.ABANDONED_DECISION, draft);
  }

  /**
   * The late fills that such an hour had booked: its state no longer names them for a later one.
   */
  public RecordWriter bookedLateBy(CortexRecord draft) {
    return put(Recorded.BOOKED_LATE, draft.get(Recorded.BOOKED_LATE));
  }

  /** The finished record. */
  public CortexRecord record() {
    return CortexRecord.written(hour, branch, fields);
  }
}
