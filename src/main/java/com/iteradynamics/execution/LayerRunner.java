package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decider;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.HeldPosition;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.legacy.LegacyPosition;
import com.iteradynamics.legacy.LegacyResult;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.LayerWindow;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.overlay.Overlay;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The three layers, asked for one hour, and what they leave in its record. What they say follows
 * from what they are given, so that a record can be checked by asking them again.
 */
public final class LayerRunner {
  private final CycleParameters parameters;
  private final Decider decider;
  private final IntentMaker maker;

  public LayerRunner(CycleParameters parameters) {
    this.parameters = parameters;
    this.decider = new Decider(parameters.decision());
    this.maker = IntentMaker.of(parameters);
  }

  /**
   * What Layers 1 and 2 say of a window.
   *
   * @param position what a strategy was told that reads its position; empty for any other
   * @param overlay what the feed made of the strategy's intent; empty without an overlay
   * @param challenger what the challenger says, which neither layer is told; empty when none is set
   */
  public record LayerOutput(
      RegimeState regime,
      Forecast forecast,
      IntentMaker.Made made,
      Optional<Position> position,
      Optional<Overlay.Overlaid> overlay,
      Optional<Challenger.Scored> challenger) {

    /** The same beside what the challenger says. */
    public LayerOutput beside(Optional<Challenger.Scored> challenger) {
      return new LayerOutput(regime, forecast, made, position, overlay, challenger);
    }

    /** What the governors are told. */
    public IntentResult intent() {
      return overlay
          .<IntentResult>map(told -> new IntentResult.Answered(told.intent()))
          .orElseGet(made::intent);
    }
  }

  /**
   * Asks Layers 1 and 2.
   *
   * @param feed what the feed says; empty without a feed
   * @param ledger the book; empty when it cannot be read
   */
  public LayerOutput ask(
      TickKey tick,
      CandleSeries closed,
      Forecast forecast,
      Optional<FeedReading> feed,
      Optional<PrimeState> ledger) {
    Optional<Position> position =
        ledger
            .filter(book -> readsPosition() && !closed.isEmpty())
            .flatMap(book -> HeldPosition.of(book, closed.close(closed.size() - 1), tick.hour()));
    StrategyContext context =
        new StrategyContext(
            parameters.run().mode(),
            parameters.run().dryRun(),
            tick.hour(),
            forecast.probability(),
            position,
            feed.map(FeedReading::value).orElse(OptionalDouble.empty()));
    LayerWindow window =
        new LayerWindow(parameters.regime(), parameters.strategy(), closed, context);
    IntentMaker.Made made = make(window, context, ledger.flatMap(PrimeState::entry));
    return new LayerOutput(
        window.regime(), forecast, made, position, overlaid(made, feed), Optional.empty());
  }

  /** A strategy that failed has no entry that could be smaller. */
  private Optional<Overlay.Overlaid> overlaid(IntentMaker.Made made, Optional<FeedReading> feed) {
    return parameters.overlay().isPresent()
            && made.intent() instanceof IntentResult.Answered(StrategyIntent core)
        ? Optional.of(parameters.overlay().get().apply(core, feed))
        : Optional.empty();
  }

  /** Whether a strategy is asked that reads its position, which its record then has. */
  boolean readsPosition() {
    return parameters.legacy().isEmpty() && Position.isReadBy(parameters.strategy());
  }

  /** A strategy is foreign code: whatever it throws is its failure, not ours. */
  private IntentMaker.Made make(
      LayerWindow window, StrategyContext context, Optional<PrimeState.Entry> entry) {
    try {
      return maker.make(window, context, entry);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return IntentMaker.Made.failed(
          String.format(
              Locale.ROOT,
              "the strategy failed: %s (%s)",
              e.getMessage(),
              e.getClass().getSimpleName()));
    }
  }

  /** Asks Layer 3. */
  public Decision decide(IntentResult intent, LoadedState state, Situation situation) {
    return decider.decide(intent, state, situation);
  }

  /**
   * The record of a decision.
   *
   * @param seen the window; empty leaves its fields out
   * @param said what Layers 1 and 2 said of it; empty leaves their fields out
   * @param intent what the governors were told that the strategy answered
   * @param notes what became of asking for missing candles
   */
  public RecordWriter draft(
      TickKey tick,
      Decision decision,
      Optional<CandleSeries> seen,
      Optional<LayerOutput> said,
      IntentResult intent,
      List<String> notes,
      Situation situation,
      boolean late) {
    RecordWriter draft =
        new RecordWriter(tick.book(), tick.hour(), parameters.run(), decision.ruling().branch())
            .ruling(decision);
    if (said.isPresent() || intent instanceof IntentResult.NotAsked) {
      draft.intent(intent);
    }
    said.flatMap(LayerOutput::overlay).ifPresent(draft::overlay);
    said.flatMap(LayerOutput::position).ifPresent(draft::position);
    said.ifPresent(layers -> draft.regime(layers.regime()).forecast(layers.forecast()));
    said.flatMap(LayerOutput::challenger).ifPresent(draft::challenger);
    seen.ifPresent(window -> write(window, draft));
    draft.candleNotes(notes).limits(parameters.decision()).situation(situation, late);
    said.flatMap(layers -> layers.made().legacy()).ifPresent(draft::legacy);
    return draft;
  }

  private static void write(CandleSeries window, RecordWriter draft) {
    draft
        .candles(window.newest().map(Candle::openTime), window.size(), WindowHash.of(window))
        .gaps(window.gaps());
  }

  /**
   * Makes the hour's intent: a strategy in prime mode, the legacy engine in legacy mode. The engine
   * gets the position's beginning, which its guardrails need; a strategy has it in its context.
   */
  @FunctionalInterface
  interface IntentMaker {

    /**
     * What is wanted.
     *
     * @param entry the position's beginning by the ledger; empty when there is none or it is
     *     unknown
     */
    Made make(LayerWindow window, StrategyContext context, Optional<PrimeState.Entry> entry);

    /**
     * An intent.
     *
     * @param legacy what the legacy engine saw; empty in prime mode
     */
    record Made(IntentResult intent, Optional<LegacyResult> legacy) {

      /** None, since the strategy or engine failed. */
      static Made failed(String why) {
        return new Made(new IntentResult.Failed(why), Optional.empty());
      }
    }

    /** The one of the mode that {@code parameters} run in. */
    static IntentMaker of(CycleParameters parameters) {
      return parameters.legacy().map(IntentMaker::legacy).orElse(IntentMaker::prime);
    }

    private static Made prime(
        LayerWindow window, StrategyContext context, Optional<PrimeState.Entry> entry) {
      StrategyIntent intent = window.intent();
      return intent == null
          ? Made.failed("the strategy answered null")
          : new Made(new IntentResult.Answered(intent), Optional.empty());
    }

    private static IntentMaker legacy(LegacyEngine engine) {
      return (window, context, entry) -> {
        Optional<LegacyPosition> position =
            entry.map(begun -> new LegacyPosition(begun.at(), begun.priceUsd().doubleValue()));
        LegacyResult reading =
            engine.read(window.recent(), context.now(), context.pLong(), position);
        return new Made(new IntentResult.Answered(reading.intent()), Optional.of(reading));
      };
    }
  }
}
