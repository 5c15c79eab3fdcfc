package com.iteradynamics.adapter.local;

import com.iteradynamics.order.Product;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paper venue: its costs, its rules, and the cash it starts with.
 *
 * @param startCashUsd cash of a fresh paper book, USD
 * @param feeBps fee of a market order, hundredths of a percent of its value
 * @param slippageBps how much worse than the reference price a fill is, hundredths of a percent
 * @param baseIncrement step of a quantity
 * @param quoteIncrement step of an amount, USD
 * @param priceIncrement step of a price, USD
 * @param baseMin smallest quantity
 * @param baseMax largest quantity of one order
 * @param quoteMin smallest amount, USD
 * @param quoteMax largest amount of one order, USD
 */
public record PaperParameters(
    BigDecimal startCashUsd,
    BigDecimal feeBps,
    BigDecimal slippageBps,
    BigDecimal baseIncrement,
    BigDecimal quoteIncrement,
    BigDecimal priceIncrement,
    BigDecimal baseMin,
    BigDecimal baseMax,
    BigDecimal quoteMin,
    BigDecimal quoteMax) {

  private static final BigDecimal TINY = new BigDecimal("0.000000000001");
  private static final BigDecimal HUGE = new BigDecimal("1000000000");
  private static final BigDecimal SATOSHI = new BigDecimal("0.00000001");
  private static final BigDecimal CENT = new BigDecimal("0.01");

  static final Setting.Amount START_CASH =
      usd("PAPER_START_CASH_USD", "1000", CENT, HUGE, "Cash of a fresh paper book.");
  static final Setting.Amount FEE =
      bps(
          "PAPER_FEE_BPS",
          "90",
          "Fee of a paper order; the default is Coinbase's published taker fee for small US"
              + " accounts since 2026-09-16.");
  static final Setting.Amount SLIPPAGE =
      bps("PAPER_SLIPPAGE_BPS", "5", "How much worse than the reference price a paper fill is.");
  static final Setting.Amount BASE_INCREMENT =
      base("PAPER_BASE_INCREMENT", "0.00000001", "Step of a quantity at the paper venue.");
  static final Setting.Amount QUOTE_INCREMENT =
      usd("PAPER_QUOTE_INCREMENT", "0.01", TINY, HUGE, "Step of an amount at the paper venue.");
  static final Setting.Amount PRICE_INCREMENT =
      usd("PAPER_PRICE_INCREMENT", "0.01", TINY, HUGE, "Step of a price at the paper venue.");
  static final Setting.Amount BASE_MIN =
      base("PAPER_BASE_MIN", "0.00000001", "Smallest quantity at the paper venue.");
  static final Setting.Amount BASE_MAX =
      base("PAPER_BASE_MAX", "3400", "Largest quantity of one order at the paper venue.");
  static final Setting.Amount QUOTE_MIN =
      usd("PAPER_QUOTE_MIN_USD", "1", BigDecimal.ZERO, HUGE, "Smallest amount of a paper buy.");
  static final Setting.Amount QUOTE_MAX =
      usd("PAPER_QUOTE_MAX_USD", "150000000", CENT, HUGE, "Largest amount of a paper buy.");

  /** Every parameter of the paper venue. */
  public static final List<Setting> SETTINGS =
      List.of(
          START_CASH,
          FEE,
          SLIPPAGE,
          BASE_INCREMENT,
          QUOTE_INCREMENT,
          PRICE_INCREMENT,
          BASE_MIN,
          BASE_MAX,
          QUOTE_MIN,
          QUOTE_MAX);

  /** Those that say what an order costs beside its price. */
  public static final List<Setting> COSTS = List.of(FEE, SLIPPAGE);

  /** The parameters as set; problems are left with the reader. */
  public static PaperParameters read(SettingsReader reader) {
    PaperParameters read =
        new PaperParameters(
            reader.amount(START_CASH),
            reader.amount(FEE),
            reader.amount(SLIPPAGE),
            reader.amount(BASE_INCREMENT),
            reader.amount(QUOTE_INCREMENT),
            reader.amount(PRICE_INCREMENT),
            reader.amount(BASE_MIN),
            reader.amount(BASE_MAX),
            reader.amount(QUOTE_MIN),
            reader.amount(QUOTE_MAX));
    if (read.baseMax.compareTo(read.baseIncrement) < 0) {
      reader.problem(BASE_MAX.name(), "must be at least PAPER_BASE_INCREMENT, was " + read.baseMax);
    }
    return read;
  }

  /** The documented defaults. */
  public static PaperParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** The same venue at other costs, both in hundredths of a percent. */
  public PaperParameters withCosts(BigDecimal otherFeeBps, BigDecimal otherSlippageBps) {
    return new PaperParameters(
        startCashUsd,
        otherFeeBps,
        otherSlippageBps,
        baseIncrement,
        quoteIncrement,
        priceIncrement,
        baseMin,
        baseMax,
        quoteMin,
        quoteMax);
  }

  /** The venue's rules for a product; the paper venue trades every product alike. */
  Product product(String productId) {
    return new Product(
        productId,
        baseIncrement,
        quoteIncrement,
        priceIncrement,
        baseMin,
        baseMax,
        quoteMin,
        quoteMax,
        Optional.empty());
  }

  private static Setting.Amount bps(String name, String value, String meaning) {
    return new Setting.Amount(
        name,
        new BigDecimal(value),
        BigDecimal.ZERO,
        new BigDecimal("1000"),
        "basis points",
        meaning);
  }

  private static Setting.Amount base(String name, String value, String meaning) {
    return new Setting.Amount(
        name, new BigDecimal(value), TINY.min(SATOSHI), HUGE, "units of base", meaning);
  }

  private static Setting.Amount usd(
      String name, String value, BigDecimal min, BigDecimal max, String meaning) {
    return new Setting.Amount(name, new BigDecimal(value), min, max, "USD", meaning);
  }
}
