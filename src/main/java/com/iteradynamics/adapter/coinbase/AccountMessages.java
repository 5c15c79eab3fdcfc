package com.iteradynamics.adapter.coinbase;

import static com.iteradynamics.adapter.coinbase.CoinbaseMessages.list;
import static com.iteradynamics.adapter.coinbase.CoinbaseMessages.part;
import static com.iteradynamics.adapter.coinbase.CoinbaseMessages.text;

import java.util.List;
import java.util.Optional;

/** What the venue writes about wallets, keys and fees; see {@link CoinbaseMessages}. */
final class AccountMessages {
  private AccountMessages() {}

  /** A page of {@code GET /accounts}. */
  record Accounts(Optional<List<Account>> accounts, Optional<Boolean> hasNext, String cursor)
      implements CoinbaseMessages.Page<Account> {
    Accounts {
      accounts = list(accounts);
      hasNext = part(hasNext);
      cursor = text(cursor);
    }

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
      String deletedAt) {
    Account {
      uuid = text(uuid);
      currency = text(currency);
      availableBalance = part(availableBalance);
      hold = part(hold);
      active = part(active);
      type = text(type);
      deletedAt = text(deletedAt);
    }
  }

  /** An amount with its currency. */
  record Balance(String value, String currency) {
    Balance {
      value = text(value);
      currency = text(currency);
    }
  }

  /** {@code GET /key_permissions}. */
  record Permissions(
      Optional<Boolean> canView,
      Optional<Boolean> canTrade,
      Optional<Boolean> canTransfer,
      String portfolioUuid) {
    Permissions {
      canView = part(canView);
      canTrade = part(canTrade);
      canTransfer = part(canTransfer);
      portfolioUuid = text(portfolioUuid);
    }
  }

  /** {@code GET /transaction_summary}. */
  record FeeSummary(Optional<FeeTier> feeTier) {
    FeeSummary {
      feeTier = part(feeTier);
    }
  }

  /** Rates as fractions. */
  record FeeTier(String pricingTier, String takerFeeRate, String makerFeeRate) {
    FeeTier {
      pricingTier = text(pricingTier);
      takerFeeRate = text(takerFeeRate);
      makerFeeRate = text(makerFeeRate);
    }
  }
}
