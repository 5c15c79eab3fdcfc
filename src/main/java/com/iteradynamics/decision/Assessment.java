package com.iteradynamics.decision;

/**
 * The book's money as the governors saw it, before this tick's orders.
 *
 * @param equityUsd ledger cash plus position at the newest close; the last verified value when the
 *     wallet or the candles cannot be trusted
 * @param peakEquityUsd running maximum of equity, USD
 * @param drawdownFraction equity / peak - 1, &lt;= 0; 0 without a peak
 * @param band the drawdown's band
 * @param positionUsd value of the ledger's quantity at the newest close, USD; 0 without a price
 * @param inPosition whether that is at least the minimum notional
 * @param updated whether equity and drawdown are of this tick
 */
public record Assessment(
    double equityUsd,
    double peakEquityUsd,
    double drawdownFraction,
    DrawdownBand band,
    double positionUsd,
    boolean inPosition,
    boolean updated) {

  /** Of a state that cannot be read. */
  static final Assessment UNKNOWN = new Assessment(0, 0, 0, DrawdownBand.KILL, 0, false, false);

  static Assessment of(PrimeState state, Situation situation, DecisionParameters parameters) {
    double price = situation.priceUsd().orElse(0);
    boolean updated =
        situation.wallet() instanceof WalletCheck.Verified
            && situation.staleCandles().isEmpty()
            && situation.priceUsd().isPresent();
    double equity = updated ? state.equityUsd(price) : state.lastEquityUsd();
    double peak = updated ? Math.max(state.peakEquityUsd(), equity) : state.peakEquityUsd();
    double drawdown = peak > 0 ? equity / peak - 1 : 0;
    double position = state.positionUsd(price);
    return new Assessment(
        equity,
        peak,
        drawdown,
        DrawdownBand.of(drawdown, parameters),
        position,
        position >= parameters.minNotionalUsd(),
        updated);
  }
}
