package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The rules that close a position between two ticks, in order of precedence: the first that holds
 * sells. No single price sells: the middle of bid and ask and the last trade have to agree, or two
 * watches in a row. Pure.
 */
public final class WatchRules {
  /** No stop's price depends on it. */
  private static final double NO_FEE = 0;

  private final DecisionParameters parameters;
  private final List<WatchRule> rules;

  /**
   * The rules of these limits.
   *
   * @param profits legacy mode's profits, in order of precedence; none in prime mode
   */
  public WatchRules(DecisionParameters parameters, List<HeldProfit> profits) {
    this.parameters = parameters;
    this.rules = WatchRule.inOrder(parameters, profits);
  }

  /**
   * What a watch sees.
   *
   * @param state the book's state, in position
   * @param situation what a tick would be told, of now: its price is the middle of bid and ask,
   *     empty when there is none to trust
   * @param lastUsd the price of the newest trade, USD; empty when there is none of now
   * @param doubt why there is no price to trust; empty when there is one
   * @param memory what the watch before has left
   */
  public record Sight(
      PrimeState state,
      Situation situation,
      OptionalDouble lastUsd,
      Optional<String> doubt,
      WatchMemory memory) {}

  /**
   * How a watch ends, and what it leaves for the next one: {@link ExecutionBranch#WATCH_HOLD} when
   * there is nothing to do.
   */
  public record Ruled(Decision decision, WatchMemory memory) {
    /** The same when the watch, with nothing to sell, goes on with an order that rests. */
    public Ruled goingOn(ExecutionBranch branch, String why) {
      List<GateVerdict> verdicts = decision.ruling().verdicts();
      return new Ruled(
          staying(
              verdicts.subList(0, verdicts.size() - 1),
              new GateVerdict(branch, true, why),
              decision.ruling().killed()),
          memory);
    }

    private Decision staying(List<GateVerdict> verdicts, GateVerdict last, boolean killed) {
      Decision.Ruling ruling = decision.ruling();
      return new Decision.Stay(
          new Decision.Ruling(
              last.gate(),
              Stream.concat(verdicts.stream(), Stream.of(last)).toList(),
              ruling.assessment(),
              killed,
              ruling.plannedExit(),
              ruling.activity()));
    }

    /** The same when it turns out that nothing can be sold; the state stays as it is. */
    public Ruled blocked(String why, PrimeState state, WatchMemory before, Instant at) {
      ExecutionBranch rule = decision.ruling().branch();
      return new Ruled(
          staying(
              decision.ruling().verdicts(),
              new GateVerdict(WATCH_BLOCKED, true, rule + " holds: " + why),
              state.killed()),
          before.unableAfter(memory, rule, at));
    }
  }

  /** Whether a rule sells now, and whether the watch saw its price at all. */
  private record Asked(boolean sells, boolean seen, String words) {}

  /**
   * The prices between which a position is held.
   *
   * @param stopUsd at or below it a stop or the kill switch sells, USD; empty when none can
   * @param profitUsd at or above it the profit is taken, USD; empty when it is not
   */
  public record Band(OptionalDouble stopUsd, OptionalDouble profitUsd) {}

  /**
   * The prices between which the position of {@code state} is held, for a lab whose candles say how
   * far the market went; without legacy mode's profits, which take time as well.
   *
   * @param highestUsd the highest price that a watch has seen of it, USD; empty when none has
   * @param takerFee the fee of a market order, fraction of its value, 0..1
   */
  public Band band(PrimeState state, Optional<Double> highestUsd, double takerFee) {
    StopLevels levels =
        new StopLevels(state, parameters.stops(), highest(state, known(highestUsd)), takerFee);
    OptionalDouble kill =
        state.peakEquityUsd() > 0
            ? OptionalDouble.of(WatchRule.killUsd(state, parameters))
            : OptionalDouble.empty();
    OptionalDouble stop =
        higher(higher(kill, levels.lossUsd()), higher(levels.trailingUsd(), levels.atrUsd()));
    boolean canFire = stop.isPresent() && stop.getAsDouble() > 0;
    return new Band(canFire ? stop : OptionalDouble.empty(), levels.takeProfitUsd());
  }

  /**
   * The price at which a stop may rest at the venue, USD: the highest of the stops'. Empty when
   * none is to rest there, and while an exit is under way.
   *
   * @param memory what the newest watch has left
   */
  public OptionalDouble restingStopUsd(PrimeState state, WatchMemory memory) {
    return parameters.stops().resting() && !state.killed() && !Gates.exits(state)
        ? new StopLevels(
                state, parameters.stops(), highest(state, known(memory.highestUsd())), NO_FEE)
            .highestStopUsd()
        : OptionalDouble.empty();
  }

  /** The higher of two prices, or the one that is known. */
  private static OptionalDouble higher(OptionalDouble one, OptionalDouble other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()));
  }

  /** Asks the rules. */
  public Ruled decide(Sight sight) {
    WatchMemory memory = sight.memory().of(sight.state());
    if (sight.doubt().isPresent()) {
      return new Ruled(stay(WATCH_PRICE_DOUBTFUL, sight, sight.doubt().get()), memory.doubted());
    }
    double mid = sight.situation().price().orElseThrow().usd();
    OptionalDouble highest = highest(memory, sight.state(), mid, sight.lastUsd());
    WatchRule.Facts facts = facts(sight, highest);
    List<GateVerdict> verdicts = new ArrayList<>();
    List<ExecutionBranch> seen = new ArrayList<>();
    Optional<Ruled> killBlocked = Optional.empty();
    for (WatchRule rule : facts.assessment().inPosition() ? rules : List.<WatchRule>of()) {
      Asked asked = ask(rule, facts, mid, memory);
      verdicts.add(new GateVerdict(rule.branch(), asked.sells(), asked.words()));
      if (asked.sells()) {
        Ruled end = sale(rule, facts, verdicts, memory, highest);
        if (end.decision() instanceof Decision.Exit || rule.branch() != WATCH_KILL_DD) {
          return end;
        }
        killBlocked = Optional.of(end); // No wallet that agrees: a stop sells all the same.
      } else if (asked.seen()) {
        seen.add(rule.branch());
      }
    }
    if (killBlocked.isPresent()) {
      return killBlocked.get();
    }
    verdicts.add(new GateVerdict(WATCH_HOLD, true, "nothing to do"));
    return new Ruled(
        new Decision.Stay(ruling(WATCH_HOLD, facts, verdicts)),
        memory.after(at(sight), highest, seen));
  }

  /** The sale by {@code rule}, or why nothing can be sold. */
  private static Ruled sale(
      WatchRule rule,
      WatchRule.Facts facts,
      List<GateVerdict> verdicts,
      WatchMemory memory,
      OptionalDouble highest) {
    Instant at = at(facts.sight());
    Ruled sells =
        new Ruled(
            new Decision.Exit(ruling(rule.branch(), facts, verdicts)),
            memory.after(at, highest, List.of()));
    return cannotSell(rule, facts)
        .map(why -> sells.blocked(why, facts.state(), memory, at))
        .orElse(sells);
  }

  private static Instant at(Sight sight) {
    return sight.situation().hour();
  }

  private WatchRule.Facts facts(Sight sight, OptionalDouble highest) {
    return new WatchRule.Facts(
        sight,
        new StopLevels(
            sight.state(), parameters.stops(), highest, sight.situation().takerFeeFraction()),
        Assessment.of(sight.state(), sight.situation(), parameters));
  }

  /** With this watch's, by both prices, so that a single odd trade does not draw the stop up. */
  private static OptionalDouble highest(
      WatchMemory memory, PrimeState state, double mid, OptionalDouble last) {
    OptionalDouble now = OptionalDouble.of(Math.min(mid, last.orElse(mid)));
    return highest(state, higher(known(memory.highestUsd()), now));
  }

  /** The highest price since the entry and of {@code watchedUsd}; empty without a known entry. */
  private static OptionalDouble highest(PrimeState state, OptionalDouble watchedUsd) {
    OptionalDouble before = state.highestUsd();
    return before.isEmpty() ? before : higher(before, watchedUsd);
  }

  private static OptionalDouble known(Optional<Double> usd) {
    return usd.isPresent() ? OptionalDouble.of(usd.get()) : OptionalDouble.empty();
  }

  private Asked ask(WatchRule rule, WatchRule.Facts facts, double mid, WatchMemory memory) {
    OptionalDouble last = facts.sight().lastUsd();
    boolean byMid = rule.reached().by(facts, mid);
    boolean byLast = last.isPresent() && rule.reached().by(facts, last.getAsDouble());
    boolean both = byMid && byLast;
    boolean inARow =
        memory.sighted().contains(rule.branch())
            && memory.at().filter(before -> follows(before, at(facts.sight()))).isPresent();
    boolean seen =
        parameters.watch().confirm() == 1 ? byMid || byLast : both || (byMid && last.isEmpty());
    boolean sells = (both && parameters.watch().confirm() == 1) || (seen && inARow);
    return new Asked(sells, seen, words(rule, facts, mid));
  }

  /** Whether no watch lay between the two. */
  private boolean follows(Instant before, Instant now) {
    Duration most = Duration.ofMinutes(2L * parameters.watch().minutes());
    return before.isBefore(now) && Duration.between(before, now).compareTo(most) <= 0;
  }

  private String words(WatchRule rule, WatchRule.Facts facts, double mid) {
    String productId = facts.sight().situation().productId();
    OptionalDouble level = rule.level().usd(facts);
    OptionalDouble last = facts.sight().lastUsd();
    return "mid "
        + Gates.amount(productId, mid)
        + (last.isPresent()
            ? ", last trade " + Gates.amount(productId, last.getAsDouble())
            : ", no trade of now")
        + (level.isPresent() && level.getAsDouble() > 0
            ? ", " + rule.name() + " " + Gates.amount(productId, level.getAsDouble())
            : ", no " + rule.name());
  }

  /** Why nothing can be sold; the kill switch is tripped by a wallet that agrees alone. */
  private static Optional<String> cannotSell(WatchRule rule, WatchRule.Facts facts) {
    Situation situation = facts.sight().situation();
    boolean trips = rule.branch() == WATCH_KILL_DD && !facts.state().killed();
    return situation
        .unresolvedOrder()
        .or(
            () ->
                switch (situation.wallet()) {
                  case WalletCheck.Verified verified -> Optional.<String>empty();
                  case WalletCheck.Unverified(String why) -> Optional.of(why);
                  case WalletCheck.Mismatched(String why) -> Optional.of(why).filter(x -> trips);
                  case WalletCheck.CashUnclear(String why) -> Optional.of(why).filter(x -> trips);
                });
  }

  private static Decision.Ruling ruling(
      ExecutionBranch branch, WatchRule.Facts facts, List<GateVerdict> verdicts) {
    return new Decision.Ruling(
        branch,
        List.copyOf(verdicts),
        Optional.of(facts.assessment()),
        facts.state().killed() || branch == WATCH_KILL_DD,
        facts.state().plannedExit(),
        facts.state().activity().map(known -> known.at(hour(facts), lastEquity(facts.state()))));
  }

  /** The hour that a watch counts orders for: that of the tick before it. */
  private static Instant hour(WatchRule.Facts facts) {
    return facts.sight().situation().hour().truncatedTo(ChronoUnit.HOURS);
  }

  /** What a new day begins with before any tick of it: the equity that was verified last. */
  private static OptionalDouble lastEquity(PrimeState state) {
    return state.neverVerified()
        ? OptionalDouble.empty()
        : OptionalDouble.of(state.lastEquityUsd());
  }

  private static Decision stay(ExecutionBranch branch, Sight sight, String why) {
    return new Decision.Stay(
        new Decision.Ruling(
            branch,
            List.of(new GateVerdict(branch, true, why)),
            Optional.empty(),
            sight.state().killed(),
            sight.state().plannedExit(),
            sight.state().activity()));
  }
}
