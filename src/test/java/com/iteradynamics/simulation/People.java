package com.iteradynamics.simulation;

import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.coinbase.CoinbaseBroker;
import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.PositionImport;
import com.iteradynamics.execution.Reconciliation;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.simulation.Disturbance.Occasion;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.Wire;
import com.iteradynamics.venue.ApiKey;
import com.iteradynamics.venue.ProductFlag;
import com.iteradynamics.venue.Unsigned;
import com.iteradynamics.venue.UserHands;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * The people around a book: the owner of the wallet, who uses it past Argus, and whoever looks
 * after Argus and says the word when it waits for one. They act at any time, also within a tick.
 */
final class People {
  private static final BookKey BOOK = new BookKey(BookKey.LIVE, SimulatedCandles.PRODUCT);
  private static final List<ProductFlag> FLAGS = List.of(ProductFlag.values());

  private static final int MOST_USD = 400;

  /** More than any minimum, USD. */
  private static final BigDecimal ENOUGH = new BigDecimal("1000");

  private final World world;
  private final TickStore store;
  private final UserHands hands;
  private final Broker venue;
  private int ids;
  private boolean home;

  People(World world) {
    this.world = world;
    this.hands = world.venue().hands();
    venue = new CoinbaseBroker(client(world), Optional.empty(), 0.012, Runnable::run);
    store =
        new DynamoStore(
            world.bug().dynamo(new ModelDynamoDb(world.tables(), Wire.OK_REPORTS_TO_CLEAR)),
            Sandbox.NAMES,
            Runnable::run,
            world::now,
            () -> "people-" + ids++,
            pause -> {});
  }

  /** They ask the venue with our key, and nothing goes wrong. */
  private static CoinbaseClient client(World world) {
    return new CoinbaseClient(
        new CoinbaseAccess(
            call -> world.venue().exchange(call),
            World.HOST,
            Optional.of(KeySource.of(new Unsigned(KeyCheck.OURS))),
            world::now,
            pause -> {},
            new Random(world.seed()),
            notice -> {}));
  }

  /** From now on they only put in order what is not. */
  void goHome() {
    if (!home) {
      home = true;
      world.venue().change(world.venue().product(SimulatedCandles.PRODUCT).withFlags());
      permit(TradingState.ACTIVE);
    }
  }

  /** What they do in an hour. */
  void plan(SimulationRandom.Scope chance, Instant hour) {
    Instant when =
        chance.below(2) == 0
            ? hour.plusSeconds(60).plusMillis(chance.below(2_500))
            : hour.plusSeconds(chance.below(3_600));
    Instant done = hour.plusSeconds(3_600L * chance.between(1, 5));
    String amount = chance.between(1, MOST_USD) + "." + chance.between(10, 99);
    ProductFlag flag = chance.oneOf(FLAGS);
    chance
        .draw(Occasion.PEOPLE, world.now(), "people")
        .ifPresent(what -> later(when, () -> act(what, amount, flag, done)));
    if (chance.below(6) == 0) {
      later(when.plusSeconds(1), this::lookAfter);
    }
  }

  private void later(Instant when, Runnable act) {
    world.timeline().at(when, () -> world.rules().apart(act));
  }

  private void act(Disturbance what, String amount, ProductFlag flag, Instant done) {
    world.log().add(world.now(), "people", what.words() + " " + amount);
    switch (what) {
      case DEPOSIT -> hands.deposit("USD", amount);
      case WITHDRAWAL -> hands.withdraw("USD", amount);
      case HOLD -> {
        hands.hold("USD", amount);
        later(done, () -> hands.release("USD", amount));
      }
      case BOUGHT_BY_HAND -> byHand("BUY", "quote_size", amount);
      case SOLD_BY_HAND -> byHand("SELL", "base_size", "0.00" + amount.replace(".", ""));
      case PRODUCT_FLAGGED -> {
        world.venue().change(world.venue().product(SimulatedCandles.PRODUCT).withFlags(flag));
        world
            .timeline()
            .at(
                done,
                () ->
                    world
                        .venue()
                        .change(world.venue().product(SimulatedCandles.PRODUCT).withFlags()));
      }
      case WRONG_KEY -> {
        if (world.rules().live().begun()) {
          world.deploy(false);
          later(done, () -> world.deploy(true));
        }
      }
      case HALTED -> permitUntil(TradingState.HALTED, done);
      case REDUCED -> permitUntil(TradingState.REDUCING, done);
      case RESET_RECORDED -> change("state reset", People::armed);
      case ADOPTED -> adopt();
      case FLOW_RECORDED -> change("state flow", state -> state.flow(new BigDecimal(amount)));
      default -> change("state flow", state -> state.flow(share(state.cashUsd(), amount)));
    }
  }

  /** As the command does it. */
  private static PrimeState armed(PrimeState killed) {
    boolean flat = killed.baseQty().signum() == 0;
    return killed.reset(flat ? killed.cashUsd().doubleValue() : killed.lastEquityUsd());
  }

  /** Takes over what was bought by hand, as the command does it. */
  private void adopt() {
    store.bind(BOOK, ApiKey.PORTFOLIO);
    change(
        "state adopt",
        state ->
            PositionImport.of(
                    state,
                    state.portfolio().orElse(ApiKey.PORTFOLIO),
                    venue.look(SimulatedCandles.PRODUCT, state, world.now()),
                    world.now().truncatedTo(ChronoUnit.HOURS),
                    world.settings().capital())
                .after());
  }

  /** What a person does for a book that is to buy again: it is enough to say so. */
  void bringBack() {
    permit(TradingState.ACTIVE);
    change(
        "state reconcile",
        state ->
            Reconciliation.of(
                    state,
                    state.portfolio().orElse(""),
                    venue.look(SimulatedCandles.PRODUCT, state, world.now()),
                    world.settings().decision().minNotionalUsd())
                .after());
    if (!world.rules().live().begun()) {
      adopt();
    }
    change("state reset", People::armed);
    if (world.rules().live().begun() && world.rules().live().cash().compareTo(ENOUGH) < 0) {
      hands.deposit("USD", ENOUGH.toPlainString());
      change("state flow", state -> state.flow(ENOUGH));
    }
  }

  /** A withdrawal of some of the cash, up to nearly all of it. */
  private static BigDecimal share(BigDecimal cash, String amount) {
    return cash.multiply(new BigDecimal(amount))
        .divide(new BigDecimal(MOST_USD + 1), 2, RoundingMode.DOWN)
        .negate();
  }

  private void byHand(String side, String unit, String amount) {
    try {
      hands.order(
          "",
          String.format(
              Locale.ROOT,
              """
          {"product_id":"%s","side":"%s","order_configuration":{"market_market_ioc":{"%s":"%s"}}}
          """,
              SimulatedCandles.PRODUCT,
              side,
              unit,
              amount));
    } catch (IllegalArgumentException e) {
      world.log().add(world.now(), "people", "cannot: " + e.getMessage());
    }
  }

  private void permitUntil(TradingState state, Instant done) {
    permit(state);
    later(done, () -> permit(TradingState.ACTIVE));
  }

  private void permit(TradingState state) {
    store.permit(BOOK, new TradingPermission(state, "people say so"), audit("permission"));
  }

  private AuditEntry audit(String action) {
    return new AuditEntry(world.now(), action, "because", "something");
  }

  private interface Change {
    PrimeState of(PrimeState state);
  }

  private void change(String action, Change change) {
    Optional<LoadedState> read = store.state(BOOK);
    if (read.isPresent() && read.get() instanceof LoadedState.Valid(PrimeState state)) {
      try {
        store.intervene(BOOK, change.of(state), audit(action));
      } catch (StoreException | IllegalArgumentException e) {
        world.log().add(world.now(), "people", "cannot: " + e.getMessage());
      }
    }
  }

  /** Arms a book that has lost too much, and records what was withdrawn from the wallet. */
  private void lookAfter() {
    Optional<LoadedState> read = store.state(BOOK);
    if (read.isEmpty() || !(read.get() instanceof LoadedState.Valid(PrimeState state))) {
      return;
    }
    double drawdown = 1 - state.lastEquityUsd() / Math.max(1, state.peakEquityUsd());
    if (state.killed() || drawdown >= world.settings().decision().drawdownHard()) {
      change("state reset", People::armed);
    }
    BigDecimal missing = state.cashUsd().subtract(world.venue().balance("USD").total());
    // While an order is out, its money is not missing.
    if (missing.signum() > 0
        && !world.rules().isWorking()
        && state.openOrders().isEmpty()
        && missing.compareTo(state.cashUsd()) <= 0) {
      change("state flow", poorer -> poorer.flow(missing.negate()));
    }
  }
}
