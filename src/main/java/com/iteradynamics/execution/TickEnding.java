package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.decision.Assessment;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import java.util.List;
import java.util.Optional;

/** Books what a tick or a watch has done, and finishes it with its record. */
final class TickEnding {
  private final CycleParameters parameters;
  private final TickStore store;

  TickEnding(CycleParameters parameters, TickStore store) {
    this.parameters = parameters;
    this.store = store;
  }

  CycleOutcome.Recorded book(TickKey tick, TickPlan acted) {
    Optional<PrimeState> after = acted.decided().map(state -> Ledger.book(state, acted.orders()));
    RecordWriter writer = new RecordWriter(acted.draft());
    after.ifPresent(state -> writer.orders(acted.orders()));
    after
        .filter(state -> !BookInitializer.needed(tick, state))
        .ifPresent(
            state ->
                writer.moneyAfter(
                    state,
                    acted.priceUsd(),
                    Assessment.inPosition(state, acted.priceUsd(), parameters.decision())
                        && !tooLittle(state, acted.draft())));
    CortexRecord record = writer.record();
    return finish(tick, after, acted.orders(), record);
  }

  /** Whether the venue would not sell what the ledger holds, by the rules that the draft has. */
  private static boolean tooLittle(PrimeState state, CortexRecord draft) {
    return draft
        .get(Recorded.INPUTS)
        .flatMap(RecordedInputs::minimumSaleBase)
        .filter(least -> state.baseQty().doubleValue() < least)
        .isPresent();
  }

  CycleOutcome.Recorded finish(
      TickKey tick, Optional<PrimeState> state, List<JournaledOrder> acted, CortexRecord record) {
    store.finish(tick, state, acted, record);
    return new CycleOutcome.Recorded(record, false);
  }
}
