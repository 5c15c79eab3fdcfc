package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.ClientOrderId;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store and what is put into it. {@link #reopened} is what a new process finds. */
public abstract class TickStoreFixture {
  protected static final BookKey BOOK = BookKey.paper("BTC-USD");
  protected static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");
  protected static final TickKey TICK = new TickKey(BOOK, HOUR);
  protected static final TickKey NEXT = new TickKey(BOOK, HOUR.plusSeconds(3600));
  private static final Instant UNTIL = HOUR.plusSeconds(190);

  protected abstract TickStore store();

  /** The store as another process finds it after this one died, later than its lease. */
  protected abstract TickStore reopened();

  protected static TickClaim begin(TickStore store, TickKey tick) {
    return store.begin(tick, tick.hour().plusSeconds(300), tick.hour().plusSeconds(430));
  }

  protected static PrimeState readable(TickStore store) {
    return ((LoadedState.Valid) store.state(BOOK).orElseThrow()).state();
  }

  protected static AuditEntry audit() {
    return new AuditEntry(UNTIL, "test", "because", "something");
  }

  protected static JournaledOrder planned() {
    return JournaledOrder.planned(
        new OrderRequest(
            ClientOrderId.of(BOOK, "paper", HOUR, 0, 0),
            "BTC-USD",
            Side.BUY,
            new BigDecimal("250.00"),
            HOUR,
            0,
            0,
            new BigDecimal("64000.5"),
            PriceSource.NEXT_OPEN,
            Optional.empty(),
            Optional.empty()));
  }

  protected static JournaledOrder filled() {
    return planned()
        .sent(HOUR)
        .after(
            new OrderOutcome.Done(
                "venue-1",
                List.of(
                    new Fill(
                        new BigDecimal("64010"), new BigDecimal("0.0038"), new BigDecimal("2.1"))),
                true));
  }

  protected static TickPlan plan(PrimeState state, JournaledOrder order) {
    return new TickPlan(
        Optional.of(state),
        List.of(order),
        Optional.of(64_000.25),
        record(TICK, ExecutionBranch.ENTER_LONG));
  }

  protected static void finish(TickStore store, TickKey tick, JournaledOrder order) {
    begin(store, tick);
    finishBegun(store, tick, order);
  }

  /** Finishes a tick whose lease the store has. */
  protected static void finishBegun(TickStore store, TickKey tick, JournaledOrder order) {
    PrimeState state =
        PrimeState.fresh(new BigDecimal("1000"))
            .change()
            .finished(tick.hour(), ExecutionBranch.ENTER_LONG)
            .openOrders(
                order.state() == OrderState.UNKNOWN
                    ? List.of(order.request().clientOrderId())
                    : List.of())
            .done();
    store.plan(tick, plan(state, order));
    store.finish(
        tick, Optional.of(state), List.of(order), record(tick, ExecutionBranch.ENTER_LONG));
  }

  protected static CortexRecord record(TickKey tick, ExecutionBranch branch) {
    RunIdentity run =
        new RunIdentity("prime", true, "test", "test", "0", Map.of("PRIME_HORIZON", "12"));
    return new RecordWriter(tick.book(), tick.hour(), run, branch)
        .why("a test")
        .moneyAfter(PrimeState.fresh(new BigDecimal("1000")), Optional.of(64_000.25), false)
        .record();
  }
}
