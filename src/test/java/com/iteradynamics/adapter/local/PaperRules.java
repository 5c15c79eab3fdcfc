package com.iteradynamics.adapter.local;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.execution.VenueView;
import com.iteradynamics.order.JournalledOrder;
import java.time.Instant;

/** A venue with the paper venue's rules and wallet, whose orders a test takes care of. */
abstract class PaperRules implements Broker {
  final PaperBroker paper = new PaperBroker(PaperParameters.defaults());

  @Override
  public Reading<String> portfolio() {
    return paper.portfolio();
  }

  @Override
  public VenueView look(String productId, PrimeState ledger, Instant since) {
    return paper.look(productId, ledger, since);
  }

  @Override
  public void cancel(JournalledOrder order) {
    throw new IllegalStateException("nothing rests at this venue");
  }

  @Override
  public Patience patience() {
    return Patience.NONE;
  }
}
