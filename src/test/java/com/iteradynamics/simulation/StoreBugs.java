package com.iteradynamics.simulation;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.WatchedBook;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mistakes that could be made with what is remembered. */
final class StoreBugs {
  private static final BigDecimal CRUMBS = BigDecimal.valueOf(100);

  private StoreBugs() {}

  private static Bug of(BiFunction<TickStore, Sandbox, Twisted.Twist> twist) {
    return new Bug() {
      @Override
      public TickStore store(TickStore store, Sandbox process) {
        return Twisted.with(TickStore.class, store, twist.apply(store, process));
      }
    };
  }

  private static Bug of(Twisted.Twist twist) {
    return of((store, process) -> twist);
  }

  /** An order is journaled only after it was sent. */
  static Bug orderBeforeJournal() {
    return of(
        (method, arguments, port) ->
            method.equals("journal") && ((JournaledOrder) arguments[1]).state() == OrderState.SENT
                ? null
                : port.call(arguments));
  }

  /** Every start arms a killed book. */
  static Bug forgettingTheKill() {
    return changedState(state -> state.change().killed(false).done());
  }

  /** The peak is the last equity. */
  static Bug fallingPeak() {
    return changedState(
        state -> state.change().equity(state.lastEquityUsd(), state.lastEquityUsd()).done());
  }

  /** The highest close is that of the last hour. */
  static Bug fallingHighWater() {
    return changedState(
        state ->
            state.highWaterUsd().isPresent()
                ? state
                    .change()
                    .highWater(state.entry().orElseThrow().priceUsd().doubleValue())
                    .done()
                : state);
  }

  /** No stop is counted. */
  static Bug stopsNotCounted() {
    return changedState(state -> state.change().stops(List.of()).done());
  }

  /** Candles that cannot be read make the coins worth nothing: there is no position then. */
  static Bug noPriceIsZero() {
    return finishing(
        (state, orders, record) ->
            record.fields().get("inputs") instanceof Map<?, ?> inputs
                    && inputs.containsKey("stale_candles")
                ? withoutPosition(state)
                : state);
  }

  /** What an hour that died had decided is forgotten. */
  static Bug forgettingWhatWasDecided() {
    return finishing(
        (state, orders, record) ->
            record.branch() == ExecutionBranch.TICK_ABANDONED
                ? state.change().killed(false).position(state.entry(), Optional.empty()).done()
                : state);
  }

  private static PrimeState withoutPosition(PrimeState state) {
    return state.change().position(Optional.empty(), Optional.empty()).done();
  }

  /** Whatever is left of a sale is a position, and has an end. */
  static Bug dustIsPosition() {
    return finishing(
        (state, orders, record) ->
            orders.stream().anyMatch(StoreBugs::hasSold)
                ? state
                    .change()
                    .position(
                        Optional.of(new PrimeState.Entry(record.hour(), BigDecimal.TEN)),
                        Optional.of(record.hour()))
                    .done()
                : state);
  }

  private static boolean hasSold(JournaledOrder order) {
    return order.request().side() == Side.SELL && !order.fills().isEmpty();
  }

  /** What a tick leaves is another state. */
  private interface Finish {
    PrimeState of(PrimeState state, List<JournaledOrder> orders, CortexRecord record);
  }

  @SuppressWarnings("unchecked") // The arguments are those of the port's own method.
  private static Bug finishing(Finish change) {
    return of(
        (method, arguments, port) -> {
          if (!method.equals("finish")) {
            return port.call(arguments);
          }
          Object[] changed = arguments.clone();
          changed[1] =
              ((Optional<PrimeState>) arguments[1])
                  .map(
                      state ->
                          change.of(
                              state,
                              (List<JournaledOrder>) arguments[2],
                              (CortexRecord) arguments[3]));
          return port.call(changed);
        });
  }

  /** A watch counts as an hour. */
  static Bug watchFinishesHour() {
    return finishing(
        (state, orders, record) ->
            record.branch().name().startsWith("WATCH_")
                ? state.change().finished(record.hour(), record.branch()).done()
                : state);
  }

  /** A watch takes a book that it has to watch for one that has not begun. */
  static Bug watchOfNothing() {
    return of(
        (method, arguments, port) ->
            method.equals("watched")
                ? new WatchedBook(Optional.empty(), TradingPermission.ACTIVE, WatchMemory.NONE)
                : port.call(arguments));
  }

  /** The record does not tell of orders of earlier hours that its hour has booked. */
  static Bug bookedWithoutWord() {
    return of(
        (method, arguments, port) -> {
          if (!method.equals("finish")) {
            return port.call(arguments);
          }
          Object[] changed = arguments.clone();
          Map<String, Object> fields = new LinkedHashMap<>(((CortexRecord) arguments[3]).fields());
          fields.remove("booked_late");
          changed[3] = CortexRecord.of(fields);
          return port.call(changed);
        });
  }

  /** A sale has as many legs as a small cap asks for, and the store takes no such transaction. */
  static Bug tooManyLegs() {
    return of(
        (method, arguments, port) -> {
          if (!method.equals("plan")) {
            return port.call(arguments);
          }
          TickPlan plan = (TickPlan) arguments[1];
          List<JournaledOrder> legs = plan.orders().stream().flatMap(StoreBugs::inCrumbs).toList();
          return port.call(
              arguments[0], new TickPlan(plan.decided(), legs, plan.priceUsd(), plan.draft()));
        });
  }

  private static Stream<JournaledOrder> inCrumbs(JournaledOrder order) {
    OrderRequest sale = order.request();
    BigDecimal crumb = sale.size().divide(CRUMBS, 8, RoundingMode.FLOOR);
    return sale.side() == Side.BUY
        ? Stream.of(order)
        : IntStream.range(0, CRUMBS.intValue())
            .mapToObj(
                leg ->
                    JournaledOrder.planned(
                        new OrderRequest(
                            sale.clientOrderId() + leg,
                            sale.productId(),
                            sale.side(),
                            crumb,
                            sale.hour(),
                            leg,
                            0,
                            sale.referencePriceUsd(),
                            sale.priceSource(),
                            Optional.empty(),
                            sale.minimumSale())));
  }

  /** What was booked of an order while it was open is forgotten. */
  static Bug bookingTheOpenAgain() {
    return of(
        (method, arguments, port) ->
            method.equals("order")
                    && port.call(arguments) instanceof Optional<?> found
                    && found.isPresent()
                    && found.get() instanceof JournaledOrder order
                    && order.state() == OrderState.OPEN
                ? Optional.of(withoutFills(order))
                : port.call(arguments));
  }

  private static JournaledOrder withoutFills(JournaledOrder order) {
    return new JournaledOrder(
        order.request(),
        order.state(),
        order.sends(),
        order.sentAt(),
        order.venueOrderId(),
        List.of(),
        order.why(),
        order.mayRetry());
  }

  /** A watch does not ask whether a person has halted the book. */
  static Bug haltLetsRest() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return switch (answer) {
            case WatchedBook(var state, var permission, var memory) ->
                new WatchedBook(state, TradingPermission.ACTIVE, memory);
            case BookView view when !isTick((Instant) arguments[1]) ->
                new BookView(
                    view.state(),
                    TradingPermission.ACTIVE,
                    view.unfinished(),
                    view.unresolved(),
                    view.unpublished());
            case null, default -> answer;
          };
        });
  }

  private static boolean isTick(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.HOURS));
  }

  /** What a sale has left is forgotten: nobody sells it later. */
  static Bug restNotSold() {
    return finishing(
        (state, orders, record) ->
            orders.stream().anyMatch(StoreBugs::hasSold) ? withoutPosition(state) : state);
  }

  /** What was not heard is told before anything is decided. */
  static Bug tellingBeforeDeciding() {
    return of(
        (store, process) ->
            (method, arguments, port) -> {
              Object answer = port.call(arguments);
              if (answer instanceof BookView view && method.equals("view")) {
                for (Instant hour : view.unpublished()) {
                  store
                      .lookUp((BookKey) arguments[0], hour)
                      .record()
                      .ifPresent(
                          record -> process.world().published(process, TickEvent.of(record)));
                }
              }
              return answer;
            });
  }

  /** The state is read as another one. */
  private static Bug changedState(UnaryOperator<PrimeState> change) {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return method.equals("view") ? changed((BookView) answer, change) : answer;
        });
  }

  private static BookView changed(BookView view, UnaryOperator<PrimeState> change) {
    Optional<LoadedState> state =
        view.state()
            .map(
                read ->
                    read instanceof LoadedState.Valid(PrimeState stored)
                        ? new LoadedState.Valid(change.apply(stored))
                        : read);
    return new BookView(
        state, view.permission(), view.unfinished(), view.unresolved(), view.unpublished());
  }

  /** Hours that died are not looked for. */
  static Bug forgettingTheDead() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (answer instanceof BookView view && method.equals("view")) {
            return new BookView(
                view.state(), view.permission(), List.of(), view.unresolved(), view.unpublished());
          }
          return answer;
        });
  }

  /** Orders without a known end are not looked for. */
  static Bug forgettingTheUnresolved() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (answer instanceof BookView view && method.equals("view")) {
            return new BookView(
                view.state(), view.permission(), view.unfinished(), List.of(), view.unpublished());
          }
          return answer;
        });
  }

  /** An order that is found later is booked once more by whoever comes next. */
  static Bug bookingTwice() {
    return of(
        (store, process) ->
            (method, arguments, port) -> {
              Object answer = port.call(arguments);
              if (method.equals("settle")) {
                BookKey book = (BookKey) arguments[0];
                @SuppressWarnings("unchecked")
                List<JournaledOrder> orders = (List<JournaledOrder>) arguments[2];
                if (store.state(book).orElseThrow() instanceof LoadedState.Valid(PrimeState now)) {
                  store.settle(book, Ledger.book(now, orders), orders);
                }
              }
              return answer;
            });
  }

  /** A tick on paper is stored as one for real. */
  static Bug paperAsLive() {
    return of(
        (method, arguments, port) -> {
          if (arguments.length > 0 && arguments[0] instanceof TickKey tick && !tick.book().live()) {
            Object[] changed = arguments.clone();
            changed[0] =
                new TickKey(new BookKey(BookKey.LIVE, SimulatedCandles.PRODUCT), tick.hour());
            return port.call(changed);
          }
          return port.call(arguments);
        });
  }

  /** Others are told before it is stored. */
  static Bug tellingTooEarly() {
    return of(
        (store, process) ->
            (method, arguments, port) -> {
              if (method.equals("finish")) {
                process.world().published(process, TickEvent.of((CortexRecord) arguments[3]));
              }
              return port.call(arguments);
            });
  }

  /** A tick that died after it decided is decided anew. */
  static Bug decidingAnew() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return answer instanceof TickClaim.Resumed ? new TickClaim.Granted() : answer;
        });
  }
}
