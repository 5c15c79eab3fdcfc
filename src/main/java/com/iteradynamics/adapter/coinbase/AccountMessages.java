package com.iteradynamics.adapter.coinbase;

import java.util.List;
import java.util.Optional;

/** What the venue writes about wallets, keys and fees; see {@link CoinbaseMessages}. */
final class AccountMessages {
  private AccountMessages() {}

  /** A page of {@code GET /accounts}. */
  record Accounts(Optional<List<Account>> accounts, Optional<Boolean> hasNext, String cursor)
      implements CoinbaseMessages.Page<Account> {
    @Override
    public Optional<List<Account>> items() {
      return accounts;
    }
  }

  /** The wallet of one currency. */
  record Account(
      String uuid,
      String currency,
      Optional<Balance> availableBalance,
      Optional<Balance> hold,
      Optional<Boolean> active,
      String type,
      String deletedAt) {}

  /** An amount with its currency. */
  record Balance(String value, String currency) {}

  /** {@code GET /key_permissions}. */
  record Permissions(
      Optional<Boolean> canView,
      Optional<Boolean> canTrade,
      Optional<Boolean> canTransfer,
      String portfolioUuid) {}

  /** {@code GET /transaction_summary}. */
  record FeeSummary(Optional<FeeTier> feeTier) {}

  /** Rates as fractions. */
  record FeeTier(String pricingTier, String takerFeeRate, String makerFeeRate) {}
}
