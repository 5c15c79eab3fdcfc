package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.FeeSchedule;
import java.util.function.Supplier;

/** Asks for the fees of the account once; for a book on paper, which has no other use for a key. */
public final class CoinbaseFees implements Supplier<Result<FeeSchedule>> {
  private final AccountReads account;

  /**
   * @param client has a key
   */
  public CoinbaseFees(CoinbaseClient client) {
    this.account = new AccountReads(client);
  }

  @Override
  public Result<FeeSchedule> get() {
    return account.feesOnce();
  }
}
