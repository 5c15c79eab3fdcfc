package com.iteradynamics.decision;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The book's money as the governors saw it, before this tick's orders. Without a price the amounts
 * that need one are absent.
 *
 * @param equityUsd ledger cash plus position at the tick's price; while the wallet is unverified or
 *     mismatched the last verified value; empty without a price, and for a book that has begun with
 *     nothing and never verified anything
 * @param peakEquityUsd running maximum of equity, USD, as it is after this tick
 * @param drawdownFraction equity / peak - 1, &lt;= 0; 0 without a peak; empty without equity
 * @param band the drawdown's band; empty without a drawdown
 * @param positionUsd value of the ledger's quantity, USD; empty without a price
 * @param inPosition whether there is a position: it begins with a fill and ends with what the venue
 *     no longer sells, whatever the price
 * @param updated whether equity and drawdown are of this tick
 * @param verified whether equity is of this tick, by a closed candle and a verified wallet, so that
 *     the peak and the day's first equity may follow it
 * @param rearmedFromPeakUsd the former peak, USD, when a hard block ends by itself in this hour:
 *     the peak is this hour's equity now; empty in every other hour
 */
public record Assessment(
    OptionalDouble equityUsd,
    double peakEquityUsd,
    OptionalDouble drawdownFraction,
    Optional<DrawdownBand> band,
    OptionalDouble positionUsd,
    boolean inPosition,
    boolean updated,
    boolean verified,
    OptionalDouble rearmedFromPeakUsd) {

  static Assessment of(PrimeState state, Situation situation, DecisionParameters parameters) {
    Assessment seen = seen(state, situation, parameters);
    return seen.rearms(state, situation, parameters) ? seen.rearmed() : seen;
  }

  /** Whether the book has been without a position for so long that its hard block ends. */
  private boolean rearms(PrimeState state, Situation situation, DecisionParameters parameters) {
    return parameters.rearms()
        && verified
        && !inPosition
        && !state.killed()
        && situation.unresolvedOrder().isEmpty()
        && band.filter(DrawdownBand.HARD::equals).isPresent()
        && state
            .flatSince()
            .map(since -> Duration.between(since, situation.hour()))
            .filter(flat -> flat.compareTo(parameters.drawdownRearm()) >= 0)
            .isPresent();
  }

  private Assessment rearmed() {
    return new Assessment(
        equityUsd,
        equityUsd.orElseThrow(),
        OptionalDouble.of(0),
        Optional.of(DrawdownBand.OK),
        positionUsd,
        inPosition,
        updated,
        verified,
        OptionalDouble.of(peakEquityUsd));
  }

  private static Assessment seen(
      PrimeState state, Situation situation, DecisionParameters parameters) {
    boolean inPosition = inPosition(state, situation, parameters);
    if (situation.price().isEmpty()) {
      return unknown(state, inPosition, OptionalDouble.empty());
    }
    Price price = situation.price().get();
    boolean updated = situation.wallet() instanceof WalletCheck.Verified;
    if (!updated && state.neverVerified()) {
      return unknown(state, inPosition, OptionalDouble.of(state.positionUsd(price.usd())));
    }
    boolean verified = updated && price.basis() == Price.Basis.CLOSE;
    double equity = updated ? state.equityUsd(price.usd()) : state.lastEquityUsd();
    double peak = verified ? Math.max(state.peakEquityUsd(), equity) : state.peakEquityUsd();
    double drawdown = peak > 0 ? Math.min(0, equity / peak - 1) : 0;
    return new Assessment(
        OptionalDouble.of(equity),
        peak,
        OptionalDouble.of(drawdown),
        Optional.of(DrawdownBand.of(drawdown, parameters)),
        OptionalDouble.of(state.positionUsd(price.usd())),
        inPosition,
        updated,
        verified,
        OptionalDouble.empty());
  }

  private static Assessment unknown(
      PrimeState state, boolean inPosition, OptionalDouble positionUsd) {
    return new Assessment(
        OptionalDouble.empty(),
        state.peakEquityUsd(),
        OptionalDouble.empty(),
        Optional.empty(),
        positionUsd,
        inPosition,
        false,
        false,
        OptionalDouble.empty());
  }

  private static boolean inPosition(
      PrimeState state, Situation situation, DecisionParameters parameters) {
    boolean tooLittle =
        situation.minimumSaleBase().stream()
            .anyMatch(least -> state.baseQty().doubleValue() < least);
    return !tooLittle && inPosition(state, situation.price().map(Price::usd), parameters);
  }

  /**
   * Whether there is a position that the venue's rules do not forbid to sell. One that was entered
   * lasts whatever it is worth; coins without a known entry are one when they are worth an order.
   *
   * @param priceUsd values coins without an entry; without one they are no position
   */
  public static boolean inPosition(
      PrimeState state, Optional<Double> priceUsd, DecisionParameters parameters) {
    return state.baseQty().signum() > 0
        && (state.entry().isPresent()
            || priceUsd
                .filter(price -> state.positionUsd(price) >= parameters.minNotionalUsd())
                .isPresent());
  }
}
