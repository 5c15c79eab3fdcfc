package com.iteradynamics.adapter.coinbase.translator;

import com.iteradynamics.adapter.coinbase.messages.AnswerReader;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseAmounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Account;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Balance;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.FeeSummary;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.FeeTier;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Permissions;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the venue says about the key and its portfolio, in our terms. Pure. */
public final class AccountTranslator {
  /** A rate from here on is no rate. */
  private static final BigDecimal ABSURD_FEE = new BigDecimal("0.1");

  private static final Wallet.Part NOTHING =
      new Wallet.Part.Known(BigDecimal.ZERO, BigDecimal.ZERO);

  private AccountTranslator() {}

  /**
   * The balances of a product's two currencies. Orders settle in exactly these: USD and USDC are
   * two wallets. A portfolio that never had the base currency holds none of it. What is unclear
   * about one of the two says nothing of the other.
   *
   * @param id {@code BASE-QUOTE}
   * @param all every account there is
   */
  public static Wallet wallet(String id, List<Account> all) {
    String base = id.substring(0, id.indexOf('-'));
    String quote = id.substring(id.indexOf('-') + 1);
    String none =
        String.format(
            Locale.ROOT,
            "the portfolio has no %s wallet, in which %s settles%s",
            quote,
            id,
            others(quote, all));
    return new Wallet(
        part(quote, all, new Wallet.Part.Indeterminate(none)), part(base, all, NOTHING));
  }

  private static String others(String quote, List<Account> all) {
    String other = quote.equals("USD") ? "USDC" : "USD";
    return all.stream().anyMatch(account -> isUsable(account, other))
        ? "; it has a " + other + " wallet, which is another currency"
        : "";
  }

  private static boolean isUsable(Account account, String currency) {
    return account.currency().equals(currency)
        && account.deletedAt().isEmpty()
        && account.active().orElse(true)
        && !account.type().contains("VAULT");
  }

  private static Wallet.Part part(String currency, List<Account> all, Wallet.Part none) {
    List<Account> found = all.stream().filter(one -> isUsable(one, currency)).toList();
    if (found.size() > 1) {
      return new Wallet.Part.Indeterminate(
          "the portfolio has "
              + found.size()
              + " "
              + currency
              + " wallets, and the venue does not say which one orders use");
    }
    if (found.isEmpty()) {
      return none;
    }
    Account account = found.getFirst();
    try {
      return new Wallet.Part.Known(
          amount(currency + " available", currency, account.availableBalance()),
          amount(currency + " on hold", currency, account.hold()));
    } catch (InvalidResponseException e) {
      return new Wallet.Part.Indeterminate(e.getMessage());
    }
  }

  private static BigDecimal amount(String name, String currency, Optional<Balance> balance)
      throws InvalidResponseException {
    if (balance.isEmpty()) {
      throw new InvalidResponseException("the venue does not say how much " + name + " there is");
    }
    String told = balance.get().currency();
    if (!told.isEmpty() && !told.equals(currency)) {
      throw new InvalidResponseException(
          name + " is reported in \"" + AnswerReader.shortened(told) + "\"");
    }
    return CoinbaseAmounts.notNegative(name, CoinbaseAmounts.needed(name, balance.get().value()));
  }

  /**
   * The fees of the portfolio's tier, each rate 0 to below 0.1. One that is missing or is none
   * makes all of them unread: who knows what the other one is.
   *
   * @param readAt when they were read
   */
  public static FeeSchedule fees(FeeSummary summary, Instant readAt)
      throws InvalidResponseException {
    FeeTier tier =
        summary
            .feeTier()
            .orElseThrow(
                () -> new InvalidResponseException("the venue does not report the fee tier"));
    BigDecimal taker = rate("taker_fee_rate", tier.takerFeeRate());
    return FeeSchedule.ofVenue(
        rate("maker_fee_rate", tier.makerFeeRate()),
        taker,
        Optional.of(AnswerReader.shortened(tier.pricingTier())).filter(name -> !name.isBlank()),
        readAt);
  }

  private static BigDecimal rate(String name, String text) throws InvalidResponseException {
    BigDecimal rate =
        CoinbaseAmounts.of(name, text)
            .orElseThrow(() -> new InvalidResponseException(name + " is missing"));
    if (rate.signum() < 0 || rate.compareTo(ABSURD_FEE) >= 0) {
      throw new InvalidResponseException(
          name + " must be a fraction 0 to below 0.1, was " + rate.toPlainString());
    }
    return rate;
  }

  /** The portfolio of a key that may do what it has to, and nothing worse. */
  public static String portfolio(Permissions key) throws InvalidResponseException {
    if (!key.canTransfer().equals(Optional.of(false))) {
      throw new InvalidResponseException(
          key.canTransfer().isPresent()
              ? "the key may transfer money out: make one that may view and trade only"
              : "the venue does not say whether the key may transfer money out");
    }
    if (!key.canTrade().equals(Optional.of(true))) {
      throw new InvalidResponseException("the key may not trade: make one that may view and trade");
    }
    if (!key.canView().equals(Optional.of(true))) {
      throw new InvalidResponseException("the key may not view: make one that may view and trade");
    }
    if (key.portfolioUuid().isBlank()) {
      throw new InvalidResponseException(
          "the venue does not say which portfolio the key is bound to");
    }
    return key.portfolioUuid();
  }
}
