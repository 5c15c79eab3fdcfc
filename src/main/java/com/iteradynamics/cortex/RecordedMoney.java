package com.iteradynamics.cortex;

import com.iteradynamics.decision.Assessment;
import com.iteradynamics.decision.DrawdownBand;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.market.CurrencyPair;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The money of a record. What was not known in its hour is empty, also where a record of an older
 * version has 0 for it: all of a state that could not be read, and the worth of coins without a
 * price.
 *
 * @param cashUsd the ledger's cash after the hour's orders, USD
 * @param baseQty the ledger's quantity after them, of the base
 * @param inPosition whether that is a position
 * @param positionUsd what it is worth, USD
 * @param equityUsd cash and position after the hour's orders, USD, whether verified or not
 * @param peakUsd the highest verified equity, USD
 * @param drawdownFraction {@code equityUsd} below the peak, &lt;= 0
 * @param verified whether candles and wallet were, so that the governors went by this hour's money
 * @param judgedUsd the equity that the governors went by, before the hour's orders: of an hour that
 *     is not verified the last that was, USD
 * @param judgedDrawdown that equity's drawdown, a fraction &lt;= 0
 * @param judgedBand that drawdown's band, a word
 */
public record RecordedMoney(
    Optional<Double> cashUsd,
    Optional<Double> baseQty,
    Optional<Boolean> inPosition,
    Optional<Double> positionUsd,
    Optional<Double> equityUsd,
    Optional<Double> peakUsd,
    Optional<Double> drawdownFraction,
    boolean verified,
    Optional<Double> judgedUsd,
    Optional<Double> judgedDrawdown,
    Optional<String> judgedBand) {

  /** Writes what the governors saw, before the hour's orders. */
  static void judged(Assessment seen, RecordWriter to) {
    to.put(Recorded.EQUITY_USD, seen.equityUsd())
        .put(Recorded.PEAK_EQUITY_USD, seen.peakEquityUsd())
        .put(Recorded.DRAWDOWN_FRAC, seen.drawdownFraction())
        .put(Recorded.DD_BAND, seen.band().map(DrawdownBand::word))
        .put(Recorded.DRAWDOWN_UPDATED, seen.updated())
        .put(Recorded.REARMED_FROM_PEAK_USD, seen.rearmedFromPeakUsd());
  }

  /** Writes what the ledger says, after the hour's orders. */
  static RecordWriter after(
      PrimeState state, Optional<Double> priceUsd, boolean inPosition, RecordWriter to) {
    to.put(Recorded.CASH_USD, state.cashUsd())
        .put(Recorded.BASE_QTY, state.baseQty())
        .put(Recorded.POSITION_NOTIONAL_USD, priceUsd.map(state::positionUsd))
        .put(Recorded.EQUITY_AFTER_USD, priceUsd.map(state::equityUsd))
        .put(Recorded.IN_POSITION, inPosition);
    if (inPosition) {
      to.put(Recorded.PLANNED_EXIT_TS, state.plannedExit());
      if (state.noHorizon()) {
        to.put(Recorded.NO_HORIZON, true);
      }
      to.put(Recorded.ENTRY_TS, state.entry().map(PrimeState.Entry::at))
          .put(Recorded.ENTRY_PX, state.entry().map(PrimeState.Entry::priceUsd));
    }
    return to.put(Recorded.OPEN_ORDERS, state.openOrders());
  }

  /** The money of {@code record}. */
  public static RecordedMoney of(CortexRecord record) {
    return known(
        record.branch() == ExecutionBranch.HOLD_STATE_CORRUPT
            ? CortexRecord.written(record.hour(), record.branch(), Map.of())
            : record);
  }

  /**
   * That a hard block of the drawdown ended by itself in the hour, in words; empty where none did.
   */
  public static Optional<String> rearmed(CortexRecord record) {
    CurrencyPair pair = CurrencyPair.of(record.get(Recorded.PRODUCT_ID).orElse(""));
    return record
        .get(Recorded.REARMED_FROM_PEAK_USD)
        .map(
            former ->
                "the hard block ended by itself, the drawdown counts from "
                    + record.get(Recorded.PEAK_EQUITY_USD).map(pair::amount).orElse("now")
                    + " instead of the peak of "
                    + pair.amount(former));
  }

  private static RecordedMoney known(CortexRecord record) {
    Optional<Double> judged = record.get(Recorded.EQUITY_USD);
    Optional<Double> drawdown = record.get(Recorded.DRAWDOWN_FRAC);
    boolean verified = judged.isPresent() && record.get(Recorded.DRAWDOWN_UPDATED).orElse(true);
    Optional<Double> equity = equity(record).or(() -> judged.filter(usd -> verified));
    Optional<Double> peak = record.get(Recorded.PEAK_EQUITY_USD);
    return new RecordedMoney(
        amount(record, Recorded.CASH_USD),
        amount(record, Recorded.BASE_QTY),
        inPosition(record),
        position(record),
        equity,
        peak,
        equity.flatMap(usd -> peak.map(most -> drawdown(usd, most))),
        verified,
        judged,
        drawdown,
        record.get(Recorded.DD_BAND));
  }

  private static Optional<Double> amount(CortexRecord record, Field<BigDecimal> field) {
    return record.get(field).map(BigDecimal::doubleValue).filter(Double::isFinite);
  }

  private static boolean holds(CortexRecord record) {
    return amount(record, Recorded.BASE_QTY).filter(quantity -> quantity > 0).isPresent();
  }

  /** Coins are never worth nothing: 0 is what older versions wrote without a price. */
  private static Optional<Double> position(CortexRecord record) {
    return record.get(Recorded.POSITION_NOTIONAL_USD).filter(usd -> usd > 0 || !holds(record));
  }

  private static Optional<Boolean> inPosition(CortexRecord record) {
    return record
        .get(Recorded.IN_POSITION)
        .map(recorded -> recorded || (holds(record) && position(record).isEmpty()));
  }

  /** Without coins it is the cash, whatever the price. */
  private static Optional<Double> equity(CortexRecord record) {
    if (!holds(record)) {
      return record.get(Recorded.EQUITY_AFTER_USD).or(() -> amount(record, Recorded.CASH_USD));
    }
    return position(record).flatMap(known -> record.get(Recorded.EQUITY_AFTER_USD));
  }

  private static double drawdown(double equityUsd, double peakUsd) {
    return peakUsd > 0 ? Math.min(0, equityUsd / peakUsd - 1) : 0;
  }
}
