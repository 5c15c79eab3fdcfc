package com.iteradynamics.execution.replay;

import com.iteradynamics.cortex.Compared;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.decision.WatchRules;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.LayerRunner;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Forecast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides an hour again from what its record and the recorded candles say, and compares. It asks
 * neither venue nor store: what they had answered is in the record. Orders and fills are such
 * answers, and are not made again.
 */
public final class RecordReplay {
  /** The part about the recorded window. */
  public static final String CANDLES = "candles";

  private static final String DECISION = "decision";
  private static final String NOT_RECORDED = "not recorded";

  private final CycleParameters parameters;
  private final LayerRunner layers;

  /**
   * @param parameters those of the record; what is different about them is told
   */
  public RecordReplay(CycleParameters parameters) {
    this.parameters = parameters;
    this.layers = new LayerRunner(parameters);
  }

  /**
   * Decides the hour of {@code record} again.
   *
   * @param candles what is recorded around that time: at least the record's window, and any more
   */
  public Replayed of(CortexRecord record, CandleSeries candles) {
    if (record.has(Recorded.ABANDONED_DECISION)) {
      return ofDraft(record, candles);
    }
    List<Replayed.Part> parts = new ArrayList<>();
    parts.add(code(record));
    parts.add(parameters(record));
    if (!record.has(Recorded.INPUTS)) {
      String why = record.get(Recorded.WHY).orElse("the record does not say why");
      parts.add(remark(DECISION, "the governors did not run in this hour: " + why));
      return new Replayed(parts);
    }
    try {
      if (record.ofWatch()) {
        parts.add(new Replayed.Part(DECISION, watch(record)));
      } else {
        decide(record, candles, parts);
      }
      RecordComparison.ofLedger(record)
          .ifPresent(end -> parts.add(new Replayed.Part("ledger", end)));
    } catch (IllegalArgumentException e) {
      parts.add(unknown(DECISION, e.getMessage()));
    }
    return new Replayed(parts);
  }

  /** An hour that was decided, and ended by a later one. */
  private Replayed ofDraft(CortexRecord record, CandleSeries candles) {
    List<Replayed.Part> parts = new ArrayList<>();
    String what = ": what is decided again is the decision that was written ahead";
    parts.add(remark("record", record.branch() + what));
    try {
      parts.addAll(of(record.needed(Recorded.ABANDONED_DECISION), candles).parts());
    } catch (IllegalArgumentException e) {
      parts.add(unknown(DECISION, e.getMessage()));
    }
    return new Replayed(parts);
  }

  private static Replayed.Part same(String part) {
    return new Replayed.Part(part, new Replayed.Same(1));
  }

  private static Replayed.Part remark(String part, String what) {
    return new Replayed.Part(part, new Replayed.Remark(what));
  }

  private static Replayed.Part unknown(String part, String why) {
    return new Replayed.Part(part, new Replayed.Unknown(why));
  }

  private Replayed.Part code(CortexRecord record) {
    String recorded = record.get(Recorded.CODE_VERSION).orElse(NOT_RECORDED);
    String ours = parameters.run().codeVersion();
    return recorded.equals(ours)
        ? same("code version")
        : remark(
            "code version",
            String.format(
                Locale.ROOT,
                "the record is of %s, this is %s: a difference may be the program's",
                recorded,
                ours));
  }

  private Replayed.Part parameters(CortexRecord record) {
    String recorded = record.get(Recorded.PARAMETER_HASH).orElse(NOT_RECORDED);
    String ours = parameters.run().parameterHash();
    return recorded.equals(ours)
        ? same("parameters")
        : unknown(
            "parameters",
            String.format(
                Locale.ROOT,
                "those of the record cannot be had again as they were: their hash is %s, that of"
                    + " the ones put together from the record is %s",
                recorded,
                ours));
  }

  private void decide(CortexRecord record, CandleSeries candles, List<Replayed.Part> parts) {
    RecordInputs inputs = new RecordInputs(record);
    TickKey tick = new TickKey(record.book(), record.hour());
    LoadedState state = inputs.state();
    Situation situation = inputs.situation();
    feed(record).ifPresent(parts::add);
    Optional<CandleSeries> window = window(record, inputs, candles, parts);
    boolean asked = !record.has(Recorded.INTENT_NOT_ASKED);
    ModelReplay models = new ModelReplay(parameters, inputs, parts);
    Optional<Forecast> model = window.filter(seen -> asked).flatMap(models::active);
    Optional<Challenger.Scored> challenger =
        window.filter(seen -> asked).flatMap(models::challenger);
    Optional<LayerRunner.LayerOutput> said =
        window
            .filter(seen -> asked)
            .map(
                seen ->
                    layers.ask(
                        tick,
                        seen,
                        model.orElseGet(inputs::forecast),
                        inputs.feed(),
                        state.valid()))
            .map(layer -> layer.beside(challenger.or(inputs::challenger)));
    IntentResult intent = said.map(LayerRunner.LayerOutput::intent).orElseGet(inputs::intent);
    Decision decision = layers.decide(intent, state, situation);
    RecordComparison comparison =
        new RecordComparison(
            record,
            layers
                .draft(
                    tick,
                    decision,
                    window,
                    said,
                    intent,
                    List.of(),
                    situation,
                    record.needed(Recorded.LATE))
                .record());
    model.ifPresent(any -> parts.add(part("model", comparison, Compared.MODEL)));
    challenger.ifPresent(any -> parts.add(part("challenger", comparison, Compared.CHALLENGER)));
    said.ifPresent(any -> parts.add(part("regime and intent", comparison, Compared.LAYERS)));
    parts.add(part(DECISION, comparison, Compared.DECISION));
  }

  private static Replayed.Part part(String name, RecordComparison comparison, Compared what) {
    return new Replayed.Part(name, comparison.of(what));
  }

  private static Optional<Replayed.Part> feed(CortexRecord record) {
    return record
        .get(Recorded.INPUTS)
        .flatMap(RecordedInputs::feed)
        .map(said -> new Replayed.Part("feed", FeedFacts.of(record, said)));
  }

  /** A watch decides by its state, its prices and what the watch before has left. */
  private Replayed.End watch(CortexRecord record) {
    RecordInputs inputs = new RecordInputs(record);
    PrimeState state =
        inputs
            .state()
            .valid()
            .orElseThrow(() -> new IllegalArgumentException("the record has no state"));
    WatchMemory memory = record.needed(Recorded.WATCH_MEMORY);
    Situation situation = inputs.situation();
    boolean doubtful = record.branch() == ExecutionBranch.WATCH_PRICE_DOUBTFUL;
    WatchRules.Ruled ruled =
        parameters
            .watchRules()
            .decide(
                new WatchRules.Sight(
                    state,
                    situation,
                    record.read(Recorded.LAST_TRADE_USD).stream()
                        .mapToDouble(usd -> usd)
                        .findFirst(),
                    doubtful ? record.read(Recorded.WHY) : Optional.empty(),
                    memory));
    Decision decision = atTheVenue(record, ruled, state, memory).decision();
    return new RecordComparison(
            record,
            new RecordWriter(
                    record.book(), record.hour(), parameters.run(), decision.ruling().branch())
                .ruling(decision)
                .situation(situation, false)
                .record())
        .of(Compared.DECISION);
  }

  /** What was found out at the venue: that nothing could be sold, or how an order rests. */
  private static WatchRules.Ruled atTheVenue(
      CortexRecord record, WatchRules.Ruled ruled, PrimeState state, WatchMemory memory) {
    if (record.branch().ofRestingOrder()) {
      return ruled.decision().ruling().branch() == ExecutionBranch.WATCH_HOLD
          ? ruled.goingOn(record.branch(), record.needed(Recorded.WHY))
          : ruled;
    }
    String rule = ruled.decision().ruling().branch() + " holds: ";
    return record
        .read(Recorded.WHY)
        .filter(
            why ->
                record.branch() == ExecutionBranch.WATCH_BLOCKED
                    && ruled.decision() instanceof Decision.Exit
                    && why.startsWith(rule))
        .map(why -> ruled.blocked(why.substring(rule.length()), state, memory, record.hour()))
        .orElse(ruled);
  }

  /** The record's window; empty when the recorded candles are not the ones that it saw. */
  private static Optional<CandleSeries> window(
      CortexRecord record, RecordInputs inputs, CandleSeries candles, List<Replayed.Part> parts) {
    int count = inputs.windowCandles();
    CandleSeries window =
        record
            .read(Recorded.ASOF_TS)
            .map(newest -> candles.first(candles.countBefore(newest.plusNanos(1))))
            .map(seen -> seen.without(inputs.gaps()))
            .orElse(CandleSeries.empty(candles.productId()))
            .last(count);
    String recorded = record.get(Recorded.DATA_HASH).orElse(NOT_RECORDED);
    String found = WindowHash.of(window);
    if (found.equals(recorded)) {
      parts.add(same(CANDLES));
      return Optional.of(window);
    }
    String newest = record.get(Recorded.ASOF_TS).map(Instant::toString).orElse("none");
    parts.add(
        unknown(
            CANDLES,
            String.format(
                Locale.ROOT,
                "the record saw %d candles up to %s with the hash %s; of these there are %d here,"
                    + " with the hash %s. Regime and intent are taken from the record",
                count,
                newest,
                recorded,
                window.size(),
                found)));
    return Optional.empty();
  }
}
