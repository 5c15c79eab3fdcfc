package com.iteradynamics.adapter.coinbase.translator;

import com.iteradynamics.adapter.coinbase.messages.CoinbaseAmounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneFill;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.order.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The venue's fills in our terms. Pure. */
final class FillTranslator {
  /** Decimals of a quantity that is an amount divided by a price. */
  private static final int DECIMALS = 18;

  /** How far such quantities may be off together: a billionth of all. */
  private static final BigDecimal DIVISION_ERROR = new BigDecimal("0.000000001");

  private FillTranslator() {}

  /**
   * The fills, each once, when they add up to {@code filled} units of base and what they cost is
   * known; else empty. A fill whose size is in quote currency is an amount: its quantity is that
   * divided by the price, and what the divisions lose is put right in the last of them.
   *
   * @param fees of the order, quote; empty when they are not reported
   */
  static Optional<List<Fill>> adding(
      List<OneFill> all, BigDecimal filled, Optional<BigDecimal> fees) {
    return adding(all, filled, fees, Optional.empty());
  }

  /**
   * The same.
   *
   * @param feeRate estimates a fee that neither a fill nor the order states, fraction of value
   */
  static Optional<List<Fill>> adding(
      List<OneFill> all, BigDecimal filled, Optional<BigDecimal> fees, Optional<Double> feeRate) {
    List<Fill> fills = new ArrayList<>();
    List<Optional<BigDecimal>> own = new ArrayList<>();
    boolean divided = false;
    try {
      for (OneFill one : once(all)) {
        boolean inQuote = one.sizeInQuote().orElse(false);
        divided |= inQuote;
        fills.add(fill(one, inQuote));
        own.add(FillFees.of(one).or(() -> FillFees.estimated(fills.getLast(), feeRate)));
      }
    } catch (InvalidResponseException e) {
      // As good as not there: the order's totals decide, or it stays open.
      return Optional.empty();
    }
    BigDecimal sum = fills.stream().map(Fill::baseQty).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal missing = filled.subtract(sum);
    boolean small = missing.abs().compareTo(filled.multiply(DIVISION_ERROR)) <= 0;
    if (missing.signum() != 0 && !(divided && small)) {
      return Optional.empty();
    }
    return FillFees.with(missing.signum() == 0 ? fills : corrected(fills, missing), own, fees);
  }

  /**
   * What the fills add up to, units of base.
   *
   * @throws InvalidResponseException when one of them makes no sense
   */
  static BigDecimal sum(List<OneFill> all) throws InvalidResponseException {
    BigDecimal sum = BigDecimal.ZERO;
    for (OneFill one : once(all)) {
      sum = sum.add(fill(one, one.sizeInQuote().orElse(false)).baseQty());
    }
    return sum;
  }

  private static List<Fill> corrected(List<Fill> fills, BigDecimal missing) {
    Fill last = fills.getLast();
    List<Fill> corrected = new ArrayList<>(fills.subList(0, fills.size() - 1));
    corrected.add(new Fill(last.priceUsd(), last.baseQty().add(missing), last.feeUsd()));
    return corrected;
  }

  private static List<OneFill> once(List<OneFill> all) {
    Set<String> seen = new HashSet<>();
    return all.stream()
        .filter(
            one -> {
              String id = one.entryId().isEmpty() ? one.tradeId() : one.entryId();
              return id.isEmpty() || seen.add(id);
            })
        .toList();
  }

  /** Without its fee. */
  private static Fill fill(OneFill one, boolean inQuote) throws InvalidResponseException {
    BigDecimal price = CoinbaseAmounts.positive("price of a fill", one.price());
    BigDecimal size = CoinbaseAmounts.positive("size of a fill", one.size());
    BigDecimal base = inQuote ? size.divide(price, DECIMALS, RoundingMode.HALF_EVEN) : size;
    return new Fill(price, CoinbaseAmounts.summable(base), BigDecimal.ZERO);
  }
}
