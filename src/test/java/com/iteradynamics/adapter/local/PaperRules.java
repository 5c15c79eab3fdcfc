package com.iteradynamics.adapter.local;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Wallet;

/** A venue with the paper venue's rules and wallet, whose orders a test takes care of. */
abstract class PaperRules implements Broker {
  final PaperBroker paper = new PaperBroker(PaperParameters.defaults());

  @Override
  public String portfolio() {
    return paper.portfolio();
  }

  @Override
  public double takerFeeFraction() {
    return paper.takerFeeFraction();
  }

  @Override
  public Reading<Product> product(String productId) {
    return paper.product(productId);
  }

  @Override
  public Reading<Wallet> wallet(PrimeState ledger) {
    return paper.wallet(ledger);
  }
}
