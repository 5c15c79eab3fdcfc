package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;

import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The governors' questions after the one whether the state is readable, in order of precedence: the
 * first that matches decides the tick, and the last always does. The order is that of {@link
 * ExecutionBranch}, but for {@code STALE_CANDLES}, which has two places.
 */
final class Gates {
  private Gates() {}

  static final List<Gate> IN_ORDER =
      List.of(
          new Gate(
              HALTED,
              facts -> facts.situation().permission().state() == TradingState.HALTED,
              facts -> facts.situation().permission().toString()),
          Gate.problem(
              ORDER_UNRESOLVED,
              facts -> facts.situation().unresolvedOrder(),
              "every earlier order's end is known"),
          Gate.problem(STALE_CANDLES, Gates::noPrice, "the price is known"),
          new Gate(KILLED_STATE_ACTIVE, facts -> facts.state().killed(), Gates::killed),
          new Gate(
              KILL_DD,
              facts ->
                  facts.situation().wallet() instanceof WalletCheck.Verified
                      && facts.drawdownReaches(DrawdownBand.KILL),
              Gates::drawdown),
          Stops.RESTING,
          Stops.LOSS,
          Stops.TRAILING,
          Stops.ATR,
          new Gate(MIN_HOLD_BLOCK, Gates::heldTooShort, Gates::holdTime),
          new Gate(
              EXIT_STRATEGY,
              facts ->
                  facts.inPosition() && facts.wants(Action.EXIT_LONG) && facts.walletReadable(),
              Gates::intent),
          Stops.TAKE_PROFIT,
          new Gate(
              EXIT_HORIZON,
              facts -> facts.inPosition() && facts.horizonReached() && facts.walletReadable(),
              Gates::plannedExit),
          new Gate(HOLD_IN_POSITION, GateFacts::inPosition, Gates::position),
          Gate.problem(STALE_CANDLES, GateFacts::notFresh, "the candle of H - 1 h is there"),
          new Gate(
              HARD_DD_BLOCK, facts -> facts.drawdownReaches(DrawdownBand.HARD), Gates::drawdown),
          Gate.problem(HOLD_STRATEGY_FAIL, Gates::failure, "the strategy answered"),
          new Gate(FLAT_NO_ENTRY, facts -> !facts.wants(Action.ENTER_LONG), Gates::intent),
          new Gate(
              REDUCE_ONLY,
              facts -> facts.situation().permission().state() == TradingState.REDUCING,
              facts -> facts.situation().permission().toString()),
          Gate.problem(LATE_TICK, facts -> facts.situation().late(), "it is not too late to enter"),
          Gate.problem(
              RECONCILE_MISMATCH, Gates::mismatch, "wallet and orders agree with the ledger"),
          new Gate(REENTRY_COOLDOWN_BLOCK, Gates::coolingDown, Gates::cooldown),
          Gate.problem(
              WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY, Gates::unverified, "the balances were read"),
          Gate.problem(
              GAPPY_CANDLES,
              facts -> facts.situation().gappyCandles(),
              "few enough hours are missing in the window"),
          Gate.problem(
              VENUE_NOT_TRADABLE,
              facts -> facts.situation().venueNotTradable(),
              "the venue trades the product"),
          Gate.problem(
              PRICE_COLLAR,
              facts -> facts.situation().priceCollar(),
              "the market is near the decided price"),
          Stops.REACHED,
          Gate.problem(CAP_REACHED, Caps::reached, "no cap is reached"),
          new Gate(BLOCKED_EXPO, facts -> !(facts.exposureFraction() > 0), Gates::exposure),
          new Gate(
              TARGET_TOO_SMALL, facts -> !(facts.targetUsd() >= facts.minimumUsd()), Gates::target),
          new Gate(ENTER_LONG, facts -> true, Gates::target));

  /**
   * The gates that are asked under these limits.
   *
   * @param stopSold whether a stop that rested at the venue has sold
   */
  static List<Gate> of(DecisionParameters limits, boolean stopSold) {
    return IN_ORDER.stream()
        .filter(gate -> gate.on().test(limits))
        .filter(gate -> stopSold || gate.branch() != EXIT_RESTING_STOP)
        .toList();
  }

  private static String killed(GateFacts facts) {
    return facts.state().killed()
        ? "the kill switch is tripped; `argus state reset` arms it again"
        : "the kill switch is armed";
  }

  /** Why nothing can be judged, and whether an exit could be due meanwhile. */
  private static Optional<String> noPrice(GateFacts facts) {
    return facts.situation().price().isPresent()
        ? Optional.empty()
        : facts
            .situation()
            .staleCandles()
            .or(() -> Optional.of("there is no price"))
            .map(why -> why + (facts.inPosition() ? "; " + couldBeDue(facts) : ""));
  }

  private static String couldBeDue(GateFacts facts) {
    return facts.horizonReached()
        ? "the planned exit is due and cannot be priced"
        : "an exit could be due and cannot be judged without a price";
  }

  private static String drawdown(GateFacts facts) {
    Assessment seen = facts.assessment();
    return seen.drawdownFraction().isEmpty() || seen.band().isEmpty()
        ? "drawdown unknown without a price"
        : "drawdown "
            + percent(seen.drawdownFraction().getAsDouble())
            + " is "
            + seen.band().get().word()
            + (seen.updated() ? "" : " (as last verified)")
            + (seen.rearmedFromPeakUsd().isPresent()
                ? ": the hard block ended after "
                    + hours(facts.parameters().drawdownRearm())
                    + " without a position, the peak was "
                    + amount(facts, seen.rearmedFromPeakUsd().getAsDouble())
                : "");
  }

  private static boolean heldTooShort(GateFacts facts) {
    return facts.inPosition()
        && facts.wants(Action.EXIT_LONG)
        && !facts.panics()
        && !exits(facts.state())
        && facts
            .held()
            .filter(held -> held.compareTo(facts.parameters().exitMinHold()) < 0)
            .isPresent();
  }

  /** Whether an exit was decided and is not over: its rest is sold whatever is wanted by now. */
  static boolean exits(PrimeState state) {
    return state
        .lastExit()
        .filter(exit -> state.plannedExit().equals(Optional.of(exit)))
        .isPresent();
  }

  private static String holdTime(GateFacts facts) {
    return facts.held().map(held -> "held " + hours(held)).orElse("no known entry")
        + ", minimum "
        + hours(facts.parameters().exitMinHold())
        + (facts.panics() ? ", a panic exit does not wait" : "");
  }

  private static String intent(GateFacts facts) {
    String word =
        facts
            .intent()
            .map(intent -> intent.action() + " (" + intent.reason() + ")")
            .orElse(
                facts.reading() instanceof IntentResult.NotAsked
                    ? "strategy not asked"
                    : "strategy failed, counts as HOLD");
    return word + (facts.inPosition() ? ", in position" : ", no position");
  }

  private static String plannedExit(GateFacts facts) {
    String none = facts.inPosition() ? "no planned exit, as the strategy wants" : "no position";
    return facts.plannedExit().map(exit -> "planned exit " + exit).orElse(none);
  }

  private static String position(GateFacts facts) {
    OptionalDouble worth = facts.assessment().positionUsd();
    String position =
        worth.isPresent()
            ? "position worth " + amount(facts, worth.getAsDouble())
            : "position of unknown worth";
    return facts.inPosition() ? position + wantedExit(facts) : position + ", below the minimum";
  }

  private static String wantedExit(GateFacts facts) {
    boolean wanted = facts.wants(Action.EXIT_LONG) || facts.horizonReached() || Stops.fires(facts);
    return wanted && facts.situation().wallet() instanceof WalletCheck.Unverified unverified
        ? ", an exit is due but the wallet is unverified: " + unverified.why()
        : "";
  }

  private static Optional<String> failure(GateFacts facts) {
    return switch (facts.reading()) {
      case IntentResult.Answered answered -> Optional.empty();
      case IntentResult.Failed failed -> Optional.of(failed.why());
      case IntentResult.NotAsked notAsked -> Optional.empty();
    };
  }

  private static Optional<String> mismatch(GateFacts facts) {
    return switch (facts.situation().wallet()) {
      case WalletCheck.Mismatched mismatched -> Optional.of(mismatched.why());
      case WalletCheck.Verified verified -> facts.situation().unknownOrder();
      case WalletCheck.CashUnclear unclear -> facts.situation().unknownOrder();
      case WalletCheck.Unverified unverified -> facts.situation().unknownOrder();
    };
  }

  private static Optional<String> unverified(GateFacts facts) {
    return switch (facts.situation().wallet()) {
      case WalletCheck.Unverified unverified -> Optional.of(unverified.why());
      case WalletCheck.CashUnclear unclear -> Optional.of(unclear.why());
      case WalletCheck.Verified verified -> facts.situation().unlistedOrders();
      case WalletCheck.Mismatched mismatched -> facts.situation().unlistedOrders();
    };
  }

  private static Optional<Duration> sinceExit(GateFacts facts) {
    return facts.state().lastExit().map(exit -> Duration.between(exit, facts.situation().hour()));
  }

  private static boolean coolingDown(GateFacts facts) {
    return sinceExit(facts)
        .filter(since -> !facts.parameters().reentryCooldown().isZero())
        .filter(since -> since.compareTo(facts.parameters().reentryCooldown()) < 0)
        .isPresent();
  }

  private static String cooldown(GateFacts facts) {
    return sinceExit(facts)
            .map(since -> hours(since) + " since the last exit")
            .orElse("no exit yet")
        + ", minimum "
        + hours(facts.parameters().reentryCooldown());
  }

  private static String exposure(GateFacts facts) {
    double desired = facts.intent().map(StrategyIntent::desiredExposureFrac).orElse(0.0);
    return "desired "
        + percent(desired)
        + ", allowed "
        + percent(facts.exposureFraction())
        + " of equity";
  }

  private static String target(GateFacts facts) {
    String cut =
        Caps.cutting(facts, facts.wantedUsd())
            .map(cap -> " of " + amount(facts, facts.wantedUsd()) + " wanted, cut by " + cap)
            .orElse("");
    return "target "
        + amount(facts, facts.targetUsd())
        + cut
        + ", minimum "
        + amount(facts, facts.minimumUsd());
  }

  private static String hours(Duration duration) {
    return duration.toHours() + " h";
  }

  /** An amount of what the product is paid with. */
  static String amount(GateFacts facts, double amount) {
    return amount(facts.situation().productId(), amount);
  }

  /** The same of a product. */
  static String amount(String productId, double amount) {
    CurrencyPair pair = CurrencyPair.of(productId);
    return amount >= 1 ? hundredths(amount) + " " + pair.quote() : pair.amount(amount);
  }

  static String percent(double fraction) {
    return hundredths(fraction * 100) + " %";
  }

  /** Two decimals without a Formatter, which would cost more than the decision itself. */
  private static String hundredths(double value) {
    long rounded = Math.round(Math.abs(value) * 100);
    String sign = value < 0 && rounded > 0 ? "-" : "";
    long rest = rounded % 100;
    return sign + rounded / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
