package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.AccountTranslator.Fees;
import com.iteradynamics.adapter.coinbase.CoinbaseMessages.Account;
import com.iteradynamics.adapter.coinbase.CoinbaseMessages.Accounts;
import com.iteradynamics.adapter.coinbase.CoinbaseMessages.FeeSummary;
import com.iteradynamics.adapter.coinbase.CoinbaseMessages.Permissions;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.order.Wallet;
import java.util.List;

/** Asks about the key and its portfolio. */
final class AccountReads {
  private static final Query PAGE = Query.NONE.with("limit", "250");

  private final CoinbaseClient client;

  AccountReads(CoinbaseClient client) {
    this.client = client;
  }

  /** The portfolio of the key, if that may trade and may not transfer. */
  Reading<String> portfolio() {
    return Translation.of(
        client.get("/key_permissions", Query.NONE, Permissions.class).reading(),
        AccountTranslator::portfolio);
  }

  /** The balances of a product's two currencies. */
  Reading<Wallet> wallet(String productId) {
    Reading<List<Account>> accounts = client.all("/accounts", PAGE, Accounts.class);
    return Translation.of(accounts, all -> AccountTranslator.wallet(productId, all));
  }

  /** The fees of the portfolio's tier. */
  Reading<Fees> fees() {
    return Translation.of(
        client
            .get("/transaction_summary", Query.NONE.with("product_type", "SPOT"), FeeSummary.class)
            .reading(),
        AccountTranslator::fees);
  }
}
