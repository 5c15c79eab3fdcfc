package com.iteradynamics.execution;

import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.HeldProfit;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.decision.WatchRules;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.FeedSource;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.legacy.LegacyParameters;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyWindow;
import com.iteradynamics.strategy.overlay.Overlay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the cycle is made of besides its ports.
 *
 * @param book {@code paper} or {@code live}
 * @param run what runs, for the record
 * @param regime Layer 1
 * @param strategy Layer 2; one that cannot be had throws when it is asked, with the reason
 * @param legacy makes the intent in legacy mode, in the strategy's place; empty in prime mode
 * @param model gives Layer 2 its p_long
 * @param decision the governors' limits
 * @param maker whether an order first rests in the book
 * @param startCash ledger cash of a fresh book, USD; of a live one the most that it takes over from
 *     the wallet, empty for all of it
 * @param timeLimit how long a tick may take; it counts as dead ten seconds later
 * @param pause how it waits
 * @param reads runs the reads of a tick: side by side where they are remote, else {@code
 *     Runnable::run}
 * @param events takes the events
 * @param feed gives Layer 2 and the overlay the feed's probability; empty without a feed
 * @param overlay makes entries smaller by it; empty when it is off, and in legacy mode
 * @param entriesOff why nothing may be bought; empty when it may
 */
public record CycleParameters(
    String book,
    RunIdentity run,
    RegimeEngine regime,
    Strategy strategy,
    Optional<LegacyEngine> legacy,
    ModelSource model,
    DecisionParameters decision,
    MakerParameters maker,
    Optional<BigDecimal> startCash,
    Duration timeLimit,
    Sleeper pause,
    Executor reads,
    EventPublisher events,
    Optional<FeedSource> feed,
    Optional<Overlay> overlay,
    Optional<String> entriesOff) {

  /** The function's time limit. */
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(2);

  private static final Duration TO_RECORD = Duration.ofSeconds(15);

  /** Without a feed. */
  public CycleParameters(
      String book,
      RunIdentity run,
      RegimeEngine regime,
      Strategy strategy,
      Optional<LegacyEngine> legacy,
      ModelSource model,
      DecisionParameters decision,
      MakerParameters maker,
      Optional<BigDecimal> startCash,
      Duration timeLimit,
      Sleeper pause,
      Executor reads,
      EventPublisher events) {
    this(
        book,
        run,
        regime,
        strategy,
        legacy,
        model,
        decision,
        maker,
        startCash,
        timeLimit,
        pause,
        reads,
        events,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with another strategy and model, which say what these would. */
  public CycleParameters repeating(Strategy other, ModelSource otherModel) {
    return changed(other, otherModel, feed, entriesOff);
  }

  /** The same with this feed. */
  public CycleParameters with(Optional<FeedSource> source) {
    return changed(strategy, model, source, entriesOff);
  }

  /** The same, which buys nothing when {@code why} says so; exits and the watch go on. */
  public CycleParameters withoutEntries(Optional<String> why) {
    return changed(strategy, model, feed, why);
  }

  private CycleParameters changed(
      Strategy asked, ModelSource from, Optional<FeedSource> source, Optional<String> off) {
    return new CycleParameters(
        book, run, regime, asked, legacy, from, decision, maker, startCash, timeLimit, pause, reads,
        events, source, overlay, off);
  }

  /** What a person allows, and sales alone while entries are off. */
  TradingPermission permitted(TradingPermission byPerson) {
    return entriesOff
        .filter(why -> byPerson.state() == TradingState.ACTIVE)
        .map(TradingPermission::entriesOff)
        .orElse(byPerson);
  }

  /** A book that nothing was stored for yet; a live one takes its cash over later. */
  PrimeState freshState() {
    return PrimeState.fresh(
        book.equals(BookKey.LIVE) ? BigDecimal.ZERO : startCash.orElse(BigDecimal.ZERO));
  }

  /** The candles that a tick sees. */
  public StrategyWindow window() {
    return legacy.isPresent()
        ? new StrategyWindow(RegimeEngine.WINDOW_CANDLES, regime.gaps())
        : StrategyWindow.of(strategy, regime.gaps());
  }

  /** The rules of the watch; legacy mode has two of its own. */
  public WatchRules watchRules() {
    return new WatchRules(decision, legacy.map(CycleParameters::heldProfits).orElse(List.of()));
  }

  private static List<HeldProfit> heldProfits(LegacyEngine engine) {
    LegacyParameters limits = engine.parameters();
    HeldProfit hurdle =
        new HeldProfit(
            ExecutionBranch.WATCH_HURDLE_PROFIT, limits.minHold().toHours(), limits.profitHurdle());
    return limits.earlyExit()
        ? List.of(
            new HeldProfit(
                ExecutionBranch.WATCH_EARLY_PROFIT,
                limits.earlyExitMinHours(),
                limits.earlyExitProfit()),
            hurdle)
        : List.of(hurdle);
  }

  /**
   * Until when a tick or watch that began at {@code begun} sends orders and looks after them; the
   * rest of its time is for its record, so that a slow venue does not cost it.
   */
  Instant actsUntil(Instant begun) {
    return begun.plus(timeLimit).minus(TO_RECORD);
  }

  /** How long a running tick may take before it counts as dead. */
  Duration leaseTime() {
    return timeLimit.plusSeconds(10);
  }
}
