package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.IntentReading;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides an hour again from what its record and the recorded candles say, and compares. It asks
 * neither venue nor store: what they had answered is in the record. Orders and fills are such
 * answers, and are not made again.
 */
public final class RecordReplay {
  /** The part about the recorded window. */
  public static final String CANDLES = "candles";

  private static final String DRAFT = "abandoned_decision";

  private final CycleParameters parameters;
  private final Layers layers;

  /**
   * @param parameters those of the record; what is different about them is told
   */
  public RecordReplay(CycleParameters parameters) {
    this.parameters = parameters;
    this.layers = new Layers(parameters);
  }

  /**
   * Decides the hour of {@code record} again.
   *
   * @param candles what is recorded around that time: at least the record's window, and any more
   */
  public Replayed of(CortexRecord record, CandleSeries candles) {
    if (record.fields().get(DRAFT) instanceof Map<?, ?> draft) {
      return ofDraft(record, draft, candles);
    }
    List<Replayed.Part> parts = new ArrayList<>();
    code(record, parts);
    parameters(record, parts);
    if (!new RecordInputs(record).decided()) {
      parts.add(
          new Replayed.Part(
              "decision",
              new Replayed.Remark(
                  "the governors were not asked in this hour: "
                      + record.text("why").orElse("the record does not say why"))));
      return new Replayed(parts);
    }
    try {
      decide(record, candles, parts);
      LedgerCheck.of(record).ifPresent(end -> parts.add(new Replayed.Part("ledger", end)));
    } catch (IllegalArgumentException e) {
      parts.add(new Replayed.Part("decision", new Replayed.Unknown(e.getMessage())));
    }
    return new Replayed(parts);
  }

  /** An hour that was decided, and ended by a later one. */
  private Replayed ofDraft(CortexRecord record, Map<?, ?> draft, CandleSeries candles) {
    List<Replayed.Part> parts = new ArrayList<>();
    parts.add(
        new Replayed.Part(
            "record",
            new Replayed.Remark(
                record.branch()
                    + ": what is decided again is the decision that was written ahead")));
    try {
      Map<String, Object> fields = new LinkedHashMap<>();
      draft.forEach((name, value) -> fields.put(name.toString(), value));
      parts.addAll(of(CortexRecord.of(fields), candles).parts());
    } catch (IllegalArgumentException e) {
      parts.add(new Replayed.Part("decision", new Replayed.Unknown(e.getMessage())));
    }
    return new Replayed(parts);
  }

  private void code(CortexRecord record, List<Replayed.Part> parts) {
    String recorded = record.text("code_version").orElse("not recorded");
    String ours = parameters.run().codeVersion();
    parts.add(
        new Replayed.Part(
            "code version",
            recorded.equals(ours)
                ? new Replayed.Same(1)
                : new Replayed.Remark(
                    String.format(
                        Locale.ROOT,
                        "the record is of %s, this is %s: a difference may be the program's",
                        recorded,
                        ours))));
  }

  private void parameters(CortexRecord record, List<Replayed.Part> parts) {
    String recorded = record.text("parameter_hash").orElse("not recorded");
    String ours = parameters.run().parameterHash();
    parts.add(
        new Replayed.Part(
            "parameters",
            recorded.equals(ours)
                ? new Replayed.Same(1)
                : new Replayed.Unknown(
                    String.format(
                            Locale.ROOT,
                            "those of the record cannot be had again as they were: their hash is %s, that of",
                            recorded)
                        + " the ones put together from the record is "
                        + ours)));
  }

  private void decide(CortexRecord record, CandleSeries candles, List<Replayed.Part> parts) {
    RecordInputs inputs = new RecordInputs(record);
    TickKey tick = tick(record);
    StateReading state = inputs.state();
    Situation situation = inputs.situation();
    Optional<CandleSeries> window = window(record, inputs, candles, parts);
    Optional<Forecast> model =
        window.filter(seen -> inputs.asked()).flatMap(seen -> model(inputs, seen, parts));
    Optional<Layers.Said> said =
        window
            .filter(seen -> inputs.asked())
            .map(
                seen ->
                    layers.ask(
                        tick,
                        seen,
                        model.orElseGet(inputs::forecast),
                        state.valid().flatMap(PrimeState::entry)));
    IntentReading intent = said.map(layer -> layer.made().intent()).orElseGet(inputs::intent);
    Decision decision = layers.decide(intent, state, situation);
    RecordComparison comparison =
        new RecordComparison(
            record,
            layers
                .draft(tick, decision, window, said, intent, List.of(), situation, inputs.late())
                .record());
    if (model.isPresent()) {
      parts.add(new Replayed.Part("model", comparison.of(RecordComparison.Group.MODEL)));
    }
    if (said.isPresent()) {
      parts.add(
          new Replayed.Part("regime and intent", comparison.of(RecordComparison.Group.LAYERS)));
    }
    parts.add(new Replayed.Part("decision", comparison.of(RecordComparison.Group.DECISION)));
  }

  private static TickKey tick(CortexRecord record) {
    return new TickKey(
        new BookKey(record.text("book").orElseThrow(), record.text("product_id").orElseThrow()),
        record.hour());
  }

  /** The record's window; empty when the recorded candles are not the ones that it saw. */
  private static Optional<CandleSeries> window(
      CortexRecord record, RecordInputs inputs, CandleSeries candles, List<Replayed.Part> parts) {
    int count = inputs.windowCandles();
    CandleSeries window =
        inputs
            .asof()
            .map(newest -> candles.first(candles.countBefore(newest.plusNanos(1))))
            .map(seen -> seen.without(inputs.gaps()))
            .orElse(CandleSeries.empty(candles.productId()))
            .last(count);
    String recorded = record.text("data_hash").orElse("not recorded");
    String found = WindowHash.of(window);
    if (found.equals(recorded)) {
      parts.add(new Replayed.Part(CANDLES, new Replayed.Same(1)));
      return Optional.of(window);
    }
    parts.add(
        new Replayed.Part(
            CANDLES,
            new Replayed.Unknown(
                String.format(
                        Locale.ROOT,
                        "the record saw %d candles up to %s with the hash %s; of these there are %d here, with",
                        count,
                        inputs.asof().map(Instant::toString).orElse("none"),
                        recorded,
                        window.size())
                    + " the hash "
                    + found
                    + ". Regime and intent are taken from the record")));
    return Optional.empty();
  }

  /** What the record's model says again; empty when it named none, or that one is not at hand. */
  private Optional<Forecast> model(
      RecordInputs inputs, CandleSeries window, List<Replayed.Part> parts) {
    if (!(inputs.forecast() instanceof Forecast.Known recorded)) {
      return Optional.empty();
    }
    Forecast again = parameters.model().model().at(window);
    if (again instanceof Forecast.Known known && known.modelId().equals(recorded.modelId())) {
      return Optional.of(again);
    }
    String why =
        switch (again) {
          case Forecast.Known other -> "only " + other.modelId();
          case Forecast.Absent absent -> absent.reason();
        };
    parts.add(
        new Replayed.Part(
            "model",
            new Replayed.Unknown(
                String.format(
                    Locale.ROOT,
                    "the model %s is not at hand (%s). p_long is taken from the record",
                    recorded.modelId(),
                    why))));
    return Optional.empty();
  }
}
