package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.CoinbaseParameters;
import com.iteradynamics.adapter.coinbase.messages.AnswerReader;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Preview;
import com.iteradynamics.adapter.coinbase.translator.OrderBodies;
import com.iteradynamics.adapter.coinbase.translator.OrderLookup;
import com.iteradynamics.adapter.coinbase.translator.Translation;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at everything at the venue that a live run depends on, without changing anything there: the
 * only POST is that of a preview.
 */
public final class CoinbaseProbe {
  /** What is previewed, unless the venue's minimum is more, in the quote currency. */
  private static final BigDecimal PREVIEWED = BigDecimal.TEN;

  private final CoinbaseClient client;
  private final MarketReads market;
  private final AccountReads account;
  private final String productId;

  /**
   * @param productId {@code BASE-QUOTE}
   */
  public CoinbaseProbe(CoinbaseClient client, String productId) {
    this.client = client;
    this.market = new MarketReads(client);
    this.account = new AccountReads(client);
    this.productId = productId;
  }

  /**
   * How far the clocks are apart.
   *
   * @param most how far they may be
   */
  public OrderLookup clock(Duration most) {
    return finding(
        "clock",
        client.venueClock().ahead(),
        ahead -> {
          String says =
              String.format(
                  Locale.ROOT,
                  "the venue's is %d ms %s ours; at most %d s are allowed",
                  ahead.abs().toMillis(),
                  ahead.isNegative() ? "behind" : "ahead of",
                  most.toSeconds());
          return new OrderLookup("clock", ahead.abs().compareTo(most) > 0, says);
        });
  }

  /** Which portfolio the key is bound to; unread when it may not trade, or may transfer. */
  public Result<String> portfolio() {
    return account.portfolio();
  }

  /** The product's rules, and whether it can be traded. */
  public OrderLookup product() {
    return finding(
        "product",
        market.product(productId),
        product ->
            product
                .notTradable()
                .map(why -> OrderLookup.stop("product", why))
                .orElseGet(() -> OrderLookup.ok("product", rules(product))));
  }

  private static String rules(Product product) {
    return String.format(
        Locale.ROOT,
        "%s is online; steps of %s (quantity), %s (amount), %s (price); a buy is %s or more",
        product.productId(),
        shown(product.baseIncrement()),
        shown(product.quoteIncrement()),
        product.priceIncrement().map(CoinbaseProbe::shown).orElse("any size"),
        shown(product.quoteMin()));
  }

  /**
   * The fees, without which a run continues.
   *
   * @param otherwise the taker fee that applies when the venue has never reported it, fraction
   * @param paper what orders on paper are charged, fraction
   */
  public OrderLookup fees(double otherwise, BigDecimal paper) {
    return switch (account.fees()) {
      case Result.Ok<FeeSchedule>(FeeSchedule fees) ->
          OrderLookup.ok("fees", rates(fees) + paperDiffers(fees, paper));
      case Result.Failed<FeeSchedule>(String why, boolean away) ->
          OrderLookup.ok(
              "fees",
              String.format(
                  Locale.ROOT,
                  "not reported, so that %s = %s applies, unless an earlier reading is kept: %s",
                  CoinbaseParameters.TAKER_FEE,
                  otherwise,
                  why));
    };
  }

  private static String rates(FeeSchedule fees) {
    return String.format(
        Locale.ROOT,
        "taker %s, maker %s of an order's value, tier \"%s\", as the venue reports them",
        shown(fees.taker()),
        fees.maker().map(CoinbaseProbe::shown).orElse("unknown"),
        fees.tier().orElse("unknown"));
  }

  private static String paperDiffers(FeeSchedule fees, BigDecimal paper) {
    return fees.taker().compareTo(paper) == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "; the lab assumes another taker fee, PAPER_FEE_BPS = %s: set it to %s",
            shown(paper.movePointRight(4)),
            shown(fees.taker().movePointRight(4)));
  }

  /** The wallets that orders settle in. */
  public OrderLookup wallet() {
    return finding("wallet", account.wallet(productId), this::wallet);
  }

  private OrderLookup wallet(Wallet wallet) {
    Optional<String> unclear = wallet.baseUnclear().or(wallet::cashUnclear);
    if (unclear.isPresent()) {
      return OrderLookup.stop("wallet", unclear.get());
    }
    int dash = productId.indexOf('-');
    return OrderLookup.ok(
        "wallet",
        String.format(
            Locale.ROOT,
            "%s %s and %s %s free, %s and %s on hold",
            shown(wallet.cashAvailable()),
            productId.substring(dash + 1),
            shown(wallet.baseAvailable()),
            productId.substring(0, dash),
            shown(wallet.cashHold()),
            shown(wallet.baseHold())));
  }

  /**
   * The best prices.
   *
   * @param collar how far each may be from their middle, fraction
   */
  public OrderLookup market(double collar) {
    Result<Quote> fresh =
        switch (client.venueClock().now()) {
          case Result.Failed<Instant>(String why, boolean away) -> new Result.Failed<>(why);
          case Result.Ok<Instant>(Instant now) ->
              Translation.of(market.quote(productId), dated -> dated.fresh(now));
        };
    return finding("market", fresh, quote -> market(quote, collar));
  }

  private static OrderLookup market(Quote quote, double collar) {
    boolean wide = quote.askUsd().doubleValue() / quote.midUsd().doubleValue() - 1 > collar;
    return new OrderLookup(
        "market",
        wide,
        String.format(
            Locale.ROOT,
            "bid %s, ask %s%s",
            shown(quote.bidUsd()),
            shown(quote.askUsd()),
            wide ? ": too far from each other" : ""));
  }

  /** What the venue says would become of a small buy. */
  public OrderLookup preview() {
    return finding("preview", market.product(productId), this::preview);
  }

  private OrderLookup preview(Product product) {
    BigDecimal amount =
        Product.ceiling(PREVIEWED.max(product.quoteMin()), product.quoteIncrement());
    String what = "a buy for " + shown(amount);
    Result<Preview> answer =
        client
            .post("/orders/preview", OrderBodies.previewBuy(productId, amount), Preview.class)
            .reading();
    return finding("preview", answer, preview -> previewed(what, preview));
  }

  private static OrderLookup previewed(String what, Preview preview) {
    if (preview.errs().isEmpty()) {
      return OrderLookup.stop(
          "preview", "the venue does not say whether " + what + " would be taken");
    }
    List<String> errors = preview.errs().get();
    if (!errors.isEmpty()) {
      return OrderLookup.stop(
          "preview",
          what + " would be refused: " + AnswerReader.shortened(String.join(", ", errors)));
    }
    return OrderLookup.ok(
        "preview",
        String.format(
            Locale.ROOT,
            "%s would give %s for a fee of %s; nothing was ordered",
            what,
            AnswerReader.shortened(preview.baseSize()),
            AnswerReader.shortened(preview.commissionTotal())));
  }

  private static <T> OrderLookup finding(
      String check, Result<T> reading, Function<T, OrderLookup> whenRead) {
    return switch (reading) {
      case Result.Ok<T>(T value) -> whenRead.apply(value);
      case Result.Failed<T>(String why, boolean away) -> OrderLookup.stop(check, why);
    };
  }

  private static String shown(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
