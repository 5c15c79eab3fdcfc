package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.ClientOrderId;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a process may ask of its store, at random, over few hours. */
final class RandomStoreCalls {
  static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  private static final BookKey BOOK = BookKey.paper("BTC-USD");
  private static final List<ExecutionBranch> BRANCHES =
      List.of(ExecutionBranch.ENTER_LONG, ExecutionBranch.FLAT_NO_ENTRY, ExecutionBranch.HALTED);

  private final Random random;

  RandomStoreCalls(Random random) {
    this.random = random;
  }

  /**
   * One call, with a text of what it gives.
   *
   * @param stored the state as it is, which most writes are made of
   */
  Function<TickStore, Object> next(int hour, Instant now, Optional<LoadedState> stored) {
    TickKey tick = new TickKey(BOOK, FIRST.plusSeconds(3600L * hour));
    PrimeState state = state(tick, stored);
    List<JournaledOrder> orders = orders(tick);
    return switch (random.nextInt(13)) {
      case 0, 1, 2 -> store -> store.begin(tick, now, now.plusSeconds(130));
      case 3 -> {
        TickPlan plan =
            new TickPlan(Optional.of(state), orders, Optional.of(64_000.25), record(tick, state));
        yield write(store -> store.plan(tick, plan));
      }
      case 4 -> {
        JournaledOrder order = order(tick, 0);
        yield write(store -> store.journal(tick, order));
      }
      case 5, 6 -> {
        CortexRecord record = record(tick, state);
        Optional<PrimeState> after = maybe(state);
        yield write(store -> store.finish(tick, after, orders, record));
      }
      case 7 -> write(store -> store.settle(BOOK, state, orders));
      case 8 -> intervention(now, state);
      case 9 -> write(store -> store.published(tick));
      case 10 -> store -> store.giveBack(tick);
      case 11 -> store -> store.view(BOOK, tick.hour());
      default -> {
        Optional<ExecutionBranch> branch = maybe(oneOf(BRANCHES));
        int count = 1 + random.nextInt(4);
        yield store -> store.records(BOOK, count, branch);
      }
    };
  }

  private static Function<TickStore, Object> write(Consumer<TickStore> write) {
    return store -> {
      write.accept(store);
      return "written";
    };
  }

  private Function<TickStore, Object> intervention(Instant now, PrimeState state) {
    AuditEntry audit = new AuditEntry(now, "test", "because", "something");
    TradingPermission permission =
        new TradingPermission(oneOf(List.of(TradingState.values())), "for a while");
    return random.nextBoolean()
        ? write(store -> store.intervene(BOOK, state.flow(new BigDecimal("12.50")), audit))
        : write(store -> store.permit(BOOK, permission, audit));
  }

  /** Made of the stored state, now and then of an older one. */
  private PrimeState state(TickKey tick, Optional<LoadedState> stored) {
    PrimeState read =
        stored.isPresent() && stored.get() instanceof LoadedState.Valid valid && !seldom()
            ? valid.state()
            : PrimeState.fresh(new BigDecimal("1000.10"));
    return read.change()
        .finished(tick.hour(), oneOf(BRANCHES))
        .equity(1000 + random.nextInt(100) / 7.0, 1200.25)
        .openOrders(seldom() ? List.of(id(tick, 0)) : List.of())
        .done();
  }

  private List<JournaledOrder> orders(TickKey tick) {
    List<JournaledOrder> orders = new ArrayList<>();
    for (int leg = random.nextInt(3); leg > 0; leg--) {
      orders.add(order(tick, leg - 1));
    }
    return orders;
  }

  private JournaledOrder order(TickKey tick, int leg) {
    JournaledOrder planned =
        JournaledOrder.planned(
            new OrderRequest(
                id(tick, leg),
                "BTC-USD",
                Side.BUY,
                new BigDecimal("250.00"),
                tick.hour(),
                leg,
                0,
                new BigDecimal("64000.50"),
                PriceSource.LAST_CLOSE,
                Optional.empty(),
                Optional.empty()));
    Fill fill =
        new Fill(new BigDecimal("64010.00"), new BigDecimal("0.00380"), new BigDecimal("2.1"));
    return switch (random.nextInt(4)) {
      case 0 -> planned;
      case 1 -> planned.sent(tick.hour());
      case 2 -> planned.sent(tick.hour()).after(new OrderOutcome.Unknown("timeout"));
      default ->
          planned.sent(tick.hour()).after(new OrderOutcome.Done("venue", List.of(fill), true));
    };
  }

  private static String id(TickKey tick, int leg) {
    return ClientOrderId.of(BOOK, "paper", tick.hour(), leg, 0);
  }

  private CortexRecord record(TickKey tick, PrimeState state) {
    RunIdentity run = new RunIdentity("prime", true, "test", "test", "0", Map.of("A", "1"));
    return new RecordWriter(BOOK, tick.hour(), run, oneOf(BRANCHES))
        .why("a test")
        .moneyAfter(state, Optional.of(64_000.25), false)
        .record();
  }

  private boolean seldom() {
    return random.nextInt(8) == 0;
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
