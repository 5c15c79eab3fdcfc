package com.iteradynamics.adapter.local;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.JournaledOrder;
import java.time.Instant;

/** A venue with the paper venue's rules and wallet, whose orders a test takes care of. */
abstract class ScriptedPaperVenue implements Broker {
  final PaperBroker paper = new PaperBroker(PaperParameters.defaults());

  @Override
  public Result<String> portfolio() {
    return paper.portfolio();
  }

  @Override
  public VenueView look(String productId, PrimeState ledger, Instant since) {
    return paper.look(productId, ledger, since);
  }

  @Override
  public void cancel(JournaledOrder order) {
    throw new IllegalStateException("nothing rests at this venue");
  }

  @Override
  public PollPolicy pollPolicy() {
    return PollPolicy.NONE;
  }
}
