package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.VenueOrder;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tick whose store fails before it is written ahead leaves its hour to the retry, at once. */
class LeaseGivenBackTest {
  private static final int HOUR = LiveCycle.HOUR;

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  @BeforeEach
  void anOrderIsFilledLater() {
    live.venue.submits.add(ScriptedMarket.NOTHING);
    live.run(HOUR);
    String id = live.venue.posted.get(0).clientOrderId();
    BigDecimal half = new BigDecimal("0.5");
    live.venue.orders =
        new Result.Ok<>(List.of(new VenueOrder("venue-none", id, Side.BUY, half, true)));
    Fill fill = new Fill(new BigDecimal("170"), half, BigDecimal.ONE);
    OrderOutcome filled = new OrderOutcome.Done("venue-none", List.of(fill), false);
    live.venue.finds.addAll(List.of(filled, filled));
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("914", "0.5"));
    live.wants(HOUR + 1, Action.EXIT_LONG);
  }

  /** A store of which one method fails once. */
  private static final class Failing extends ForwardingStore {
    private final String method;
    private boolean failed;

    Failing(TickStore store, String method) {
      super(store);
      this.method = method;
    }

    private void maybe(String called) {
      if (called.equals(method) && !failed) {
        failed = true;
        throw new TemporaryStoreException("503", null);
      }
    }

    @Override
    public BookView view(BookKey book, Instant hour) {
      maybe("view");
      return super.view(book, hour);
    }

    @Override
    public Optional<JournaledOrder> order(BookKey book, String clientOrderId) {
      maybe("order");
      return super.order(book, clientOrderId);
    }

    @Override
    public void settle(BookKey book, PrimeState state, List<JournaledOrder> orders) {
      maybe("settle");
      super.settle(book, state, orders);
    }

    @Override
    public void plan(TickKey tick, TickPlan plan) {
      maybe("plan");
      super.plan(tick, plan);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"view", "order", "settle", "plan"})
  void theNextAttemptNeedNotWaitForTheLease(String method) {
    live.store = new Failing(live.store, method);
    assertThrows(StoreException.class, () -> live.run(HOUR + 1));
    CycleOutcome retried = live.run(HOUR + 1, StoreCycle.hour(HOUR + 1).plusSeconds(61));
    CortexRecord record = assertInstanceOf(CycleOutcome.Recorded.class, retried).record();
    assertEquals(StoreCycle.hour(HOUR + 1), record.hour());
    assertEquals(0, live.state().baseQty().signum(), "sold once");
    assertEquals(2, live.venue.posted.size());
  }

  @Test
  void aTickThatIsWrittenAheadKeepsItsLeaseForWhoTakesItOver() {
    live.store =
        new ForwardingStore(live.store) {
          @Override
          public void finish(
              TickKey tick,
              Optional<PrimeState> state,
              List<JournaledOrder> orders,
              CortexRecord record) {
            throw new StoreException("away");
          }
        };
    assertThrows(StoreException.class, () -> live.run(HOUR + 1));
    CycleOutcome next = live.run(HOUR + 1, StoreCycle.hour(HOUR + 1).plusSeconds(61));
    assertInstanceOf(CycleOutcome.Held.class, next);
  }
}
