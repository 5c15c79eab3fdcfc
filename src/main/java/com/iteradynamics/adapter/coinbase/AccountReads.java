package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.Query;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Account;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Accounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.FeeSummary;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Permissions;
import com.iteradynamics.adapter.coinbase.translator.AccountTranslator;
import com.iteradynamics.adapter.coinbase.translator.Translation;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Wallet;
import java.util.List;

/** Asks about the key and its portfolio. */
final class AccountReads {
  private static final Query PAGE = Query.NONE.with("limit", "250");
  private static final String FEES = "/transaction_summary";
  private static final Query SPOT = Query.NONE.with("product_type", "SPOT");

  private final CoinbaseClient client;

  AccountReads(CoinbaseClient client) {
    this.client = client;
  }

  /** The portfolio of the key, if that may trade and may not transfer. */
  Result<String> portfolio() {
    return Translation.of(
        client.get("/key_permissions", Query.NONE, Permissions.class).reading(),
        AccountTranslator::portfolio);
  }

  /** The balances of a product's two currencies. */
  Result<Wallet> wallet(String productId) {
    Result<List<Account>> accounts = client.all("/accounts", PAGE, Accounts.class);
    return Translation.of(accounts, all -> AccountTranslator.wallet(productId, all));
  }

  /** The fees of the portfolio's tier. */
  Result<FeeSchedule> fees() {
    return schedule(client.get(FEES, SPOT, FeeSummary.class));
  }

  /** The same, asked for once: nobody waits for a venue that does not answer. */
  Result<FeeSchedule> feesOnce() {
    return schedule(client.getOnce(FEES, SPOT, FeeSummary.class));
  }

  private Result<FeeSchedule> schedule(Answer<FeeSummary> answer) {
    return Translation.of(
        answer.reading(),
        told -> AccountTranslator.fees(told, client.clock().instant()).of(client.account()));
  }
}
