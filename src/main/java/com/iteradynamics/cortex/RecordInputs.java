package com.iteradynamics.cortex;

import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.Optional;

/**
 * What a decision was made of, read back from the record that it left; {@link RecordWriter} wrote
 * it. Every method throws {@link IllegalArgumentException}, naming the field, when one is missing
 * or is not what it has to be. A field that an older version did not write has its first value.
 */
public final class RecordInputs {
  private final CortexRecord record;

  public RecordInputs(CortexRecord record) {
    this.record = record;
  }

  /** How many candles the window had. */
  public int windowCandles() {
    int count = record.needed(Recorded.WINDOW_CANDLES);
    if (count < 0) {
      throw new IllegalArgumentException("window_candles must be >= 0, was " + count);
    }
    return count;
  }

  /** The state that was read. */
  public LoadedState state() {
    return record
        .get(Recorded.STATE_BEFORE)
        .map(fields -> StateDocument.read(fields, record.read(Recorded.LAST_DECISION)))
        .<LoadedState>map(LoadedState.Valid::new)
        .orElseGet(() -> new LoadedState.Corrupt(record.needed(Recorded.WHY)));
  }

  /** What the governors got besides state and intent. */
  public Situation situation() {
    RecordedInputs inputs = record.needed(Recorded.INPUTS);
    return inputs.situation(record.needed(Recorded.PRODUCT_ID), record.hour(), wallet(inputs));
  }

  private WalletCheck wallet(RecordedInputs inputs) {
    Optional<String> problem = record.read(Recorded.WALLET_ERR);
    if (inputs.cashUnclear().isPresent()) {
      return new WalletCheck.CashUnclear(inputs.cashUnclear().get());
    }
    boolean read = record.needed(Recorded.WALLET_VERIFIED);
    if (problem.isEmpty() && read) {
      return new WalletCheck.Verified();
    }
    String why = record.needed(Recorded.WALLET_ERR);
    return read ? new WalletCheck.Mismatched(why) : new WalletCheck.Unverified(why);
  }

  /** The holes of the window, which it was decided without; none in records from before holes. */
  public List<CandleSeries.Gap> gaps() {
    return record.read(Recorded.GAPS).stream()
        .flatMap(List::stream)
        .map(RecordedHole::gap)
        .toList();
  }

  /** The hours that the venue has said that it has no candle of. */
  public List<ConfirmedHole> confirmedHoles() {
    return record.read(Recorded.CONFIRMED_HOLES).stream()
        .flatMap(List::stream)
        .map(RecordedHole::confirmed)
        .toList();
  }

  /** What the strategy answered. */
  public IntentResult intent() {
    if (record.has(Recorded.INTENT_NOT_ASKED)) {
      return new IntentResult.NotAsked(record.needed(Recorded.INTENT_NOT_ASKED));
    }
    return record.has(Recorded.INTENT_ERROR)
        ? new IntentResult.Failed(record.needed(Recorded.INTENT_ERROR))
        : new IntentResult.Answered(answered());
  }

  private StrategyIntent answered() {
    boolean noHorizon = record.get(Recorded.INTENT_NO_HORIZON).orElse(false);
    return new StrategyIntent(
        record.needed(Recorded.INTENT_ACTION.as(Action.class)),
        record.needed(Recorded.INTENT_CONFIDENCE),
        record.needed(Recorded.INTENT_EXPOSURE_FRAC),
        noHorizon ? 0 : record.needed(Recorded.INTENT_HORIZON_H),
        record.needed(Recorded.INTENT_REASON),
        record.needed(Recorded.INTENT_PANIC),
        Signals.NONE,
        noHorizon);
  }

  /** What the feed said; empty where none was set. */
  public Optional<FeedReading> feed() {
    return record.read(Recorded.INPUTS).flatMap(RecordedInputs::feed).map(RecordedFeed::reading);
  }

  /** What the model gave Layer 2. */
  public Forecast forecast() {
    return record.has(Recorded.P_LONG)
        ? new Forecast.Known(
            record.needed(Recorded.P_LONG),
            record.needed(Recorded.MODEL_ID),
            record.needed(Recorded.P_LONG_BIAS),
            record.read(Recorded.P_LONG_CONTRIBUTIONS).orElse(List.of()))
        : new Forecast.Absent(
            record.read(Recorded.P_LONG_REASON).orElse("the record names no model"));
  }

  /** What the challenger said; empty when there was none. */
  public Optional<Challenger.Scored> challenger() {
    return record
        .read(Recorded.CHALLENGER_ID)
        .map(
            id ->
                new Challenger.Scored(
                    id,
                    record.read(Recorded.CHALLENGER_P_LONG).stream()
                        .mapToDouble(p -> p)
                        .findFirst(),
                    record.read(Recorded.CHALLENGER_REASON)));
  }
}
