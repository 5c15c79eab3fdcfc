package com.iteradynamics.adapter.local;

import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.order.Product;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The paper venue: its costs, its rules, and the cash it starts with. Nobody's rules are assumed: a
 * price or a maximum that is not set has none, whatever a product costs. Prices and amounts are in
 * the product's quote currency.
 *
 * @param startCashUsd cash of a fresh paper book, quote currency
 * @param feeBps fee of a market order, hundredths of a percent of its value
 * @param slippageBps how much worse than the reference price a fill is, hundredths of a percent
 * @param baseIncrement step of a quantity, units of base, &gt; 0
 * @param quoteIncrement step of an amount, quote currency, &gt; 0; empty for the currency's own
 * @param priceIncrement step of a price, quote currency, &gt; 0; empty when prices are exact
 * @param baseMin smallest quantity of an order, units of base, &gt;= 0
 * @param baseMax largest quantity of one order, units of base; empty without a limit
 * @param quoteMin smallest amount of an order, quote currency, &gt;= 0
 * @param quoteMax largest amount of one order, quote currency; empty without a limit
 */
public record PaperParameters(
    BigDecimal startCashUsd,
    BigDecimal feeBps,
    BigDecimal slippageBps,
    BigDecimal baseIncrement,
    Optional<BigDecimal> quoteIncrement,
    Optional<BigDecimal> priceIncrement,
    BigDecimal baseMin,
    Optional<BigDecimal> baseMax,
    BigDecimal quoteMin,
    Optional<BigDecimal> quoteMax) {

  private static final String USD = "USD";
  private static final String BASE = "units of base";

  private static final BigDecimal TINY = new BigDecimal("0.000000000001");
  private static final BigDecimal HUGE = new BigDecimal("1000000000000000000");
  private static final BigDecimal SATOSHI = new BigDecimal("0.00000001");
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal RICH = new BigDecimal("1000000000");

  static final Setting.Amount START_CASH =
      usd("PAPER_START_CASH_USD", "1000", SATOSHI, RICH, "Cash of a fresh paper book.");
  static final Setting.Amount FEE =
      bps(
          "PAPER_FEE_BPS",
          "90",
          "Fee of a paper order; the default is Coinbase's published taker fee for small US"
              + " accounts since 2026-09-16.");
  static final Setting.Amount SLIPPAGE =
      bps("PAPER_SLIPPAGE_BPS", "5", "How much worse than the reference price a paper fill is.");
  static final Setting.Amount BASE_INCREMENT =
      base("PAPER_BASE_INCREMENT", "0.00000001", TINY, "Step of a quantity at the paper venue.");
  static final Setting.Text QUOTE_INCREMENT =
      limit(
          "PAPER_QUOTE_INCREMENT",
          USD,
          "Step of an amount at the paper venue; unset: a cent, of BTC and ETH 0.00000001.");
  static final Setting.Text PRICE_INCREMENT =
      limit("PAPER_PRICE_INCREMENT", USD, "Step of a price at the paper venue; unset: exact.");
  static final Setting.Amount BASE_MIN =
      base("PAPER_BASE_MIN", "0", BigDecimal.ZERO, "Smallest quantity of a paper order.");
  static final Setting.Text BASE_MAX =
      limit("PAPER_BASE_MAX", BASE, "Largest quantity of one paper order; unset: no limit.");
  static final Setting.Amount QUOTE_MIN =
      usd("PAPER_QUOTE_MIN_USD", "0", BigDecimal.ZERO, HUGE, "Smallest amount of a paper order.");
  static final Setting.Text QUOTE_MAX =
      limit("PAPER_QUOTE_MAX_USD", USD, "Largest amount of one paper order; unset: no limit.");

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
            limit(reader, QUOTE_INCREMENT),
            limit(reader, PRICE_INCREMENT),
            reader.amount(BASE_MIN),
            limit(reader, BASE_MAX),
            reader.amount(QUOTE_MIN),
            limit(reader, QUOTE_MAX));
    atLeast(reader, BASE_MAX, read.baseMax, BASE_INCREMENT, read.baseIncrement);
    atLeast(reader, BASE_MAX, read.baseMax, BASE_MIN, read.baseMin);
    BigDecimal step = read.quoteIncrement.orElse(SATOSHI);
    atLeast(reader, QUOTE_MAX, read.quoteMax, QUOTE_INCREMENT, step);
    atLeast(reader, QUOTE_MAX, read.quoteMax, QUOTE_MIN, read.quoteMin);
    return read;
  }

  private static Optional<BigDecimal> limit(SettingsReader reader, Setting.Text setting) {
    Optional<String> text = reader.text(setting);
    Optional<BigDecimal> amount = text.flatMap(PaperParameters::inRange);
    if (text.isPresent() && amount.isEmpty()) {
      reader.problem(
          setting.name(),
          String.format(Locale.ROOT, "must be %s, was \"%s\"", setting.rangeText(), text.get()));
    }
    return amount;
  }

  private static Optional<BigDecimal> inRange(String text) {
    try {
      return Optional.of(new BigDecimal(text))
          .filter(amount -> amount.compareTo(TINY) >= 0 && amount.compareTo(HUGE) <= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void atLeast(
      SettingsReader reader,
      Setting most,
      Optional<BigDecimal> value,
      Setting least,
      BigDecimal other) {
    value
        .filter(amount -> amount.compareTo(other) < 0)
        .ifPresent(
            amount ->
                reader.problem(
                    most.name(),
                    String.format(
                        Locale.ROOT,
                        "must be at least %s, was %s",
                        least.name(),
                        amount.toPlainString())));
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
  public Product product(String productId) {
    return new Product(
        productId,
        baseIncrement,
        quoteIncrement.orElse(CurrencyPair.of(productId).inHundredths() ? CENT : SATOSHI),
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

  private static Setting.Amount base(String name, String value, BigDecimal min, String meaning) {
    return new Setting.Amount(name, new BigDecimal(value), min, HUGE, BASE, meaning);
  }

  private static Setting.Amount usd(
      String name, String value, BigDecimal min, BigDecimal max, String meaning) {
    return new Setting.Amount(name, new BigDecimal(value), min, max, USD, meaning);
  }

  private static Setting.Text limit(String name, String unit, String meaning) {
    String range = TINY.toPlainString() + ".." + HUGE.toPlainString();
    return new Setting.Text(name, "", false, unit, range, meaning);
  }
}
