package com.iteradynamics.adapter.local;

import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Product;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.settings.SettingsReader.Declared;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The paper venue: its costs, its rules, and the cash it starts with. Nobody's rules are assumed: a
 * price or a maximum that is not set has none, whatever a product costs. Prices and amounts are in
 * the product's quote currency.
 *
 * @param startCashUsd cash of a fresh paper book, quote currency
 * @param feeBps fee of what takes a price, as a market order, hundredths of a percent of its value
 * @param makerFeeBps fee of what waited for its price, hundredths of a percent of its value; so far
 *     the best case of resting orders in the lab
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
    BigDecimal makerFeeBps,
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

  /** The highest fee and the highest slippage, hundredths of a percent. */
  public static final BigDecimal MOST_BPS = new BigDecimal("1000");

  /** Name of the parameter that is the cash of a fresh paper book. */
  public static final String START_CASH = "PAPER_START_CASH_USD";

  /** What a start cash may be, in words. */
  public static final String CASH_RANGE = SATOSHI.toPlainString() + ".." + RICH.toPlainString();

  /** Names of those that say what an order costs beside its price. */
  public static final Set<String> COSTS = Set.of("PAPER_FEE_BPS", "PAPER_SLIPPAGE_BPS");

  /** Every parameter of the paper venue. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(PaperParameters::read);

  /** The parameters as set; problems are left with the reader. */
  public static PaperParameters read(SettingsReader from) {
    PaperParameters read =
        new PaperParameters(
            from.amount(START_CASH, "1000", SATOSHI, RICH, USD)
                .means("Cash of a fresh paper book."),
            from.amount("PAPER_FEE_BPS", "90", BigDecimal.ZERO, MOST_BPS, "basis points")
                .means(
                    "Taker fee of a paper order; the default is Coinbase's published taker fee for small"
                        + " US accounts since 2026-09-16."),
            from.amount("PAPER_MAKER_FEE_BPS", "50", BigDecimal.ZERO, MOST_BPS, "basis points")
                .means(
                    "Maker fee of the paper venue, for what fills as maker: so far the best case of"
                        + " --fill maker in the lab. The default is Coinbase's published maker fee"
                        + " for small US accounts since 2026-09-16."),
            from.amount("PAPER_SLIPPAGE_BPS", "5", BigDecimal.ZERO, MOST_BPS, "basis points")
                .means("How much worse than the reference price a paper fill is."),
            from.amount("PAPER_BASE_INCREMENT", "0.00000001", TINY, HUGE, BASE)
                .means("Step of a quantity at the paper venue."),
            limit(from, "PAPER_QUOTE_INCREMENT", USD)
                .means(
                    "Step of an amount at the paper venue; unset: a cent, of BTC and ETH"
                        + " 0.00000001."),
            limit(from, "PAPER_PRICE_INCREMENT", USD)
                .means("Step of a price at the paper venue; unset: exact."),
            from.amount("PAPER_BASE_MIN", "0", BigDecimal.ZERO, HUGE, BASE)
                .means("Smallest quantity of a paper order."),
            limit(from, "PAPER_BASE_MAX", BASE)
                .means("Largest quantity of one paper order; unset: no limit."),
            from.amount("PAPER_QUOTE_MIN_USD", "0", BigDecimal.ZERO, HUGE, USD)
                .means("Smallest amount of a paper order."),
            limit(from, "PAPER_QUOTE_MAX_USD", USD)
                .means("Largest amount of one paper order; unset: no limit."));
    BigDecimal step = read.quoteIncrement.orElse(SATOSHI);
    atLeast(from, "PAPER_BASE_MAX", read.baseMax, "PAPER_BASE_INCREMENT", read.baseIncrement);
    atLeast(from, "PAPER_BASE_MAX", read.baseMax, "PAPER_BASE_MIN", read.baseMin);
    atLeast(from, "PAPER_QUOTE_MAX_USD", read.quoteMax, "PAPER_QUOTE_INCREMENT", step);
    atLeast(from, "PAPER_QUOTE_MAX_USD", read.quoteMax, "PAPER_QUOTE_MIN_USD", read.quoteMin);
    return read;
  }

  private static Declared<Optional<BigDecimal>> limit(
      SettingsReader from, String name, String unit) {
    String range = TINY.toPlainString() + ".." + HUGE.toPlainString();
    Declared<Optional<String>> typed = from.maybe(name, unit, range, SettingsReader.ANY);
    return meaning -> {
      Optional<String> text = typed.means(meaning);
      Optional<BigDecimal> amount = text.flatMap(known -> inRange(known, TINY, HUGE));
      if (text.isPresent() && amount.isEmpty()) {
        from.problem(name, String.format(Locale.ROOT, "must be %s, was \"%s\"", range, text.get()));
      }
      return amount;
    };
  }

  /** Whether {@code text} is a fee or a slippage, hundredths of a percent. */
  public static boolean isCost(String text) {
    return inRange(text.strip(), BigDecimal.ZERO, MOST_BPS).isPresent();
  }

  /** Whether {@code text} is a start cash, quote currency. */
  public static boolean isCash(String text) {
    return inRange(text.strip(), SATOSHI, RICH).isPresent();
  }

  private static Optional<BigDecimal> inRange(String text, BigDecimal least, BigDecimal most) {
    try {
      return Optional.of(new BigDecimal(text))
          .filter(amount -> amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void atLeast(
      SettingsReader from,
      String most,
      Optional<BigDecimal> value,
      String least,
      BigDecimal other) {
    value
        .filter(amount -> amount.compareTo(other) < 0)
        .map(amount -> "must be at least " + least + ", was " + amount.toPlainString())
        .ifPresent(what -> from.problem(most, what));
  }

  /** The documented defaults. */
  public static PaperParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** What an order is charged, as it is set. */
  public FeeSchedule fees() {
    return FeeSchedule.configured(fraction(makerFeeBps), fraction(feeBps));
  }

  private static BigDecimal fraction(BigDecimal bps) {
    return bps.movePointLeft(4).stripTrailingZeros();
  }

  /** What the lab assumes by default that an order costs: what is set for paper. */
  public AssumedCost assumed() {
    return new AssumedCost(feeBps, slippageBps);
  }

  /** The same venue at other costs, all in hundredths of a percent. */
  public PaperParameters withCosts(
      BigDecimal otherMakerFeeBps, BigDecimal otherFeeBps, BigDecimal otherSlippageBps) {
    return new PaperParameters(
        startCashUsd,
        otherFeeBps,
        otherMakerFeeBps,
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
}
