package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.trades.BookedOrder;
import com.iteradynamics.research.trades.Trades;
import com.iteradynamics.research.trades.Trip;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.PositionReader;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders and round trips of both engines, against what is computed anew from the candles. */
class TradesTest {
  private static final int START = 300;
  private static final double CENT = 0.005;

  private final Random random = new Random(Seed.value());

  /** Enters and leaves by the draw of the candle's number; a word for each. */
  private static Strategy drawn(long seed) {
    return (closed, regime, context) -> {
      Random dice = new Random(seed + closed.size());
      dice.nextInt();
      int drawn = dice.nextInt(12);
      Action action = drawn < 4 ? Action.ENTER_LONG : drawn < 5 ? Action.EXIT_LONG : Action.HOLD;
      double exposure = action == Action.ENTER_LONG ? 0.2 + 0.6 * dice.nextDouble() : 0;
      return new StrategyIntent(
          action, 1, exposure, 5 + dice.nextInt(40), "drew_" + drawn, false, Signals.NONE);
    };
  }

  private CandleSeries tape(int hours) {
    CandleSeries whole = Tapes.random(random.nextLong(), hours);
    // Holes of up to five hours.
    return Tapes.kept(whole, i -> i < 310 || i % 97 >= 1 + i % 5);
  }

  private static SettingsReader settings(String... set) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "PRIME_MAX_EXPOSURE", "0.9",
                "PRIME_DD_SOFT", "1",
                "PRIME_DD_HARD", "1",
                "PRIME_DD_KILL", "1",
                "PRIME_EXIT_MIN_HOLD_H", "0",
                "PRIME_REENTRY_COOLDOWN_H", "0",
                "PAPER_FEE_BPS", "12",
                "PAPER_MAKER_FEE_BPS", "5",
                "PAPER_SLIPPAGE_BPS", "7"));
    for (int i = 0; i < set.length; i += 2) {
      settings.put(set[i], set[i + 1]);
    }
    return new SettingsReader(settings);
  }

  private Backtest governed(CandleSeries candles, Fills fills, String... set) {
    SettingsReader reader = settings(set);
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(RegimeParameters.defaults()),
            drawn(random.nextLong()),
            candles,
            START,
            hour -> {});
    return Backtest.governed(
        layers,
        DecisionParameters.read(reader),
        PaperParameters.read(reader),
        START,
        candles.size(),
        fills);
  }

  private Backtest reference(CandleSeries candles) {
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(RegimeParameters.defaults()),
            drawn(random.nextLong()),
            candles,
            START - 1,
            hour -> {});
    return Backtest.reference(layers, START, candles.size(), CostPreset.PRO.costs());
  }

  @ParameterizedTest
  @EnumSource(names = {"NEXT_OPEN", "NEXT_CLOSE", "MAKER", "MAKER_BEST", "MAKER_ONLY_BEST"})
  void governedTradesAreThoseOfTheirCandles(FillTime fill) {
    for (int run = 0; run < 5; run++) {
      CandleSeries candles = tape(900);
      Backtest backtest = governed(candles, Fills.of(fill));
      assertTrue(backtest.trades().trips().size() > 10, "trips");
      hold(candles, backtest);
    }
  }

  @Test
  void tradesThatAWatchEndsAreThoseOfTheirCandles() {
    Set<Optional<ExecutionBranch>> ended = new HashSet<>();
    for (int run = 0; run < 5; run++) {
      CandleSeries candles = tape(900);
      Backtest backtest =
          governed(
              candles,
              Fills.of(FillTime.NEXT_OPEN),
              "PRIME_STOP_LOSS",
              "0.01",
              "PRIME_TAKE_PROFIT",
              "0.02",
              "PRIME_WATCH_MINUTES",
              "5",
              "PRIME_STOPS_A_DAY",
              "100");
      hold(candles, backtest);
      backtest.trades().trips().forEach(trip -> ended.add(trip.exitBranch()));
      for (Trip trip : backtest.trades().trips()) {
        boolean within = trip.exitAt().filter(at -> at.getEpochSecond() % 3_600 != 0).isPresent();
        assertEquals(
            within, trip.exitBranch().filter(b -> b.name().startsWith("WATCH_")).isPresent());
      }
    }
    assertTrue(
        ended.containsAll(
            Set.of(
                Optional.of(ExecutionBranch.WATCH_STOP_LOSS),
                Optional.of(ExecutionBranch.WATCH_TAKE_PROFIT),
                Optional.of(ExecutionBranch.EXIT_STRATEGY),
                Optional.of(ExecutionBranch.EXIT_HORIZON))),
        ended.toString());
  }

  @Test
  void anOrderThatWaitsForVolumeKeepsItsNumberAndItsReason() {
    CandleSeries candles = tape(900);
    Backtest backtest = governed(candles, Fills.of(FillTime.NEXT_OPEN).within(0.0002));
    hold(candles, backtest);
    Map<Integer, List<BookedOrder>> parts = new HashMap<>();
    for (Trades.Line line : backtest.trades().orders()) {
      parts.computeIfAbsent(line.order().number(), any -> new ArrayList<>()).add(line.order());
    }
    assertTrue(parts.values().stream().anyMatch(each -> each.size() > 2), "none waited");
    for (List<BookedOrder> part : parts.values()) {
      assertEquals(1, part.stream().map(BookedOrder::cause).distinct().count());
      assertEquals(1, part.stream().map(BookedOrder::decidedAt).distinct().count());
      assertEquals(part.size(), part.stream().map(BookedOrder::candle).distinct().count());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {310, 600, 901, 902, 903, 904})
  void referenceTradesAreThoseOfTheirCandles(int hours) {
    CandleSeries candles = tape(hours);
    Backtest backtest = reference(candles);
    hold(candles, backtest);
    assertTrue(
        backtest.trades().orders().stream()
            .allMatch(line -> line.order().cause().reason().startsWith("drew_")));
    assertTrue(backtest.trades().trips().stream().allMatch(trip -> trip.exitBranch().isEmpty()));
  }

  /** It is asked while the book is made, and its words depend on what it holds. */
  @Test
  void aStrategyThatReadsItsPositionKeepsItsReasons() {
    CandleSeries candles = tape(900);
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(RegimeParameters.defaults()),
            new PositionReader(held -> {}, TradesTest::holdNineHours),
            candles,
            START - 1,
            hour -> {});
    Backtest backtest = Backtest.reference(layers, START, candles.size(), CostPreset.PRO.costs());
    hold(candles, backtest);
    assertTrue(backtest.trades().trips().size() > 10);
    for (Trip trip : backtest.trades().trips()) {
      assertEquals("held_nothing", trip.entryReason());
      trip.exitReason().ifPresent(reason -> assertTrue(reason.matches("held_since_\\d+"), reason));
    }
  }

  /** Buys when it holds nothing, and sells in the ninth hour. */
  private static StrategyIntent holdNineHours(StrategyContext context) {
    Optional<Instant> since = context.position().map(Position::since);
    boolean over =
        since.filter(at -> Duration.between(at, context.now()).toHours() >= 9).isPresent();
    Action action = since.isEmpty() ? Action.ENTER_LONG : over ? Action.EXIT_LONG : Action.HOLD;
    return new StrategyIntent(
        action,
        1,
        since.isEmpty() ? 0.5 : 0,
        0,
        since.map(at -> "held_since_" + at.getEpochSecond()).orElse("held_nothing"),
        false,
        Signals.NONE);
  }

  @Test
  void aPositionThatIsOpenAtTheEndHasNoExit() {
    int open = 0;
    for (int run = 0; run < 20; run++) {
      CandleSeries candles = tape(400 + run);
      Backtest backtest = governed(candles, Fills.of(FillTime.NEXT_OPEN));
      Trip last = backtest.trades().trips().getLast();
      assertEquals(backtest.open().isPresent(), !last.ended());
      if (backtest.open().isEmpty()) {
        assertEquals(OptionalDouble.empty(), last.openQuantity());
        assertEquals(OptionalDouble.empty(), last.openValueUsd());
        continue;
      }
      open++;
      assertEquals(Optional.empty(), last.exitAt());
      assertEquals(Optional.empty(), last.exitReason());
      assertEquals(Optional.empty(), last.exitBranch());
      assertEquals(OptionalDouble.empty(), last.exitPriceUsd());
      assertEquals(OptionalDouble.empty(), last.profitUsd());
      assertEquals(OptionalDouble.empty(), last.profitFraction());
      assertEquals(OptionalDouble.empty(), last.holdingHours());
      OpenPosition position = backtest.open().get();
      assertEquals(position.baseQty(), last.openQuantity().getAsDouble(), 1e-12);
      assertEquals(position.valueUsd(), last.openValueUsd().getAsDouble(), 1e-6);
    }
    assertTrue(open > 3, "open at the end: " + open);
  }

  @Test
  void everyOrderSaysWhatDecidedIt() {
    Backtest backtest = governed(tape(900), Fills.of(FillTime.NEXT_OPEN));
    for (Trades.Line line : backtest.trades().orders()) {
      BookedOrder order = line.order();
      ExecutionBranch branch = order.cause().branch().orElseThrow();
      boolean wished =
          branch == ExecutionBranch.ENTER_LONG || branch == ExecutionBranch.EXIT_STRATEGY;
      assertEquals(order.bought(), branch == ExecutionBranch.ENTER_LONG);
      assertTrue(
          wished
              ? order.cause().reason().startsWith("drew_")
              : order.cause().reason().equals(branch.name()),
          order.toString());
    }
  }

  /** An entry that only rested and was given up did nothing, and belongs to no trade. */
  @Test
  void anOrderThatWasNotExecutedHasNoPrice() {
    Backtest backtest = governed(tape(600), Fills.of(FillTime.MAKER_ONLY));
    assertEquals(List.of(), backtest.trades().trips());
    assertTrue(backtest.trades().orders().size() > 10);
    for (Trades.Line line : backtest.trades().orders()) {
      assertEquals(0, line.order().quantity());
      assertEquals(OptionalDouble.empty(), line.order().priceUsd());
      assertTrue(line.trip().isEmpty());
      assertEquals("CANCELLED", line.order().state());
    }
  }

  // ---- what holds of every backtest

  private static void hold(CandleSeries candles, Backtest backtest) {
    Trades trades = backtest.trades();
    asTheBookHasThem(backtest);
    double earned = 0;
    for (Trip trip : trades.trips()) {
      earned += trip.soldUsd() - trip.boughtUsd() - trip.feesUsd();
      earned += trip.openValueUsd().orElse(0);
      ofItsOrders(trip, trades);
      excursion(trip, trades, candles);
    }
    BookCurve curve = backtest.curve();
    assertEquals(curve.equityUsd(curve.size() - 1) - curve.startUsd(), earned, CENT);
    assertEquals(
        backtest.strategy().feesUsd(),
        trades.orders().stream().mapToDouble(line -> line.order().feeUsd()).sum(),
        1e-6);
    assertEquals(
        backtest.strategy().slippageUsd(),
        trades.orders().stream().mapToDouble(line -> line.order().slippageUsd()).sum(),
        1e-6);
  }

  /** The metrics count trades by another path. */
  private static void asTheBookHasThem(Backtest backtest) {
    List<RoundTrip> book = RoundTrip.of(backtest.curve());
    List<Trip> ended = backtest.trades().trips().stream().filter(Trip::ended).toList();
    assertEquals(book.size(), ended.size());
    for (int i = 0; i < ended.size(); i++) {
      assertEquals(i + 1, ended.get(i).number());
      assertEquals(book.get(i).profitUsd(), ended.get(i).profitUsd().getAsDouble(), 1e-6);
    }
  }

  /** What a notebook makes of the orders by their round trip's number. */
  private static void ofItsOrders(Trip trip, Trades trades) {
    List<BookedOrder> orders = orders(trip, trades);
    List<BookedOrder> buys = orders.stream().filter(BookedOrder::bought).toList();
    List<BookedOrder> sales = orders.stream().filter(order -> !order.bought()).toList();
    double quantity = buys.stream().mapToDouble(BookedOrder::quantity).sum();
    double bought = buys.stream().mapToDouble(BookedOrder::valueUsd).sum();
    assertEquals(buys.size(), trip.buys());
    assertEquals(sales.size(), trip.sales());
    assertEquals(quantity, trip.quantity(), 1e-9);
    assertEquals(bought / quantity, trip.entryPriceUsd(), 1e-9 * trip.entryPriceUsd());
    assertEquals(buys.getFirst().at(), trip.entryAt());
    assertEquals(buys.getFirst().cause().reason(), trip.entryReason());
    if (trip.ended()) {
      double sold = sales.stream().mapToDouble(BookedOrder::valueUsd).sum();
      double fees = orders.stream().mapToDouble(BookedOrder::feeUsd).sum();
      double entryFees = buys.stream().mapToDouble(BookedOrder::feeUsd).sum();
      double exit = trip.exitPriceUsd().getAsDouble();
      assertEquals(sold / quantity, exit, 1e-6 * exit);
      assertEquals(sold - bought - fees, trip.profitUsd().getAsDouble(), 1e-6);
      assertEquals(
          (sold - bought - fees) / (bought + entryFees), trip.profitFraction().getAsDouble(), 1e-9);
      assertEquals(sales.getLast().at(), trip.exitAt().orElseThrow());
      assertEquals(
          Duration.between(buys.getFirst().at(), sales.getLast().at()).toMinutes() / 60.0,
          trip.holdingHours().getAsDouble(),
          1e-12);
    }
  }

  private static List<BookedOrder> orders(Trip trip, Trades trades) {
    return trades.orders().stream()
        .filter(line -> line.trip().isPresent() && line.trip().getAsInt() == trip.number())
        .map(Trades.Line::order)
        .filter(order -> order.quantity() > 0)
        .toList();
  }

  /**
   * By times alone: the candles that open at the entry or later and close at the exit or earlier,
   * and the prices of the sales.
   */
  private static void excursion(Trip trip, Trades trades, CandleSeries candles) {
    Instant end = trip.exitAt().orElse(Instant.MAX);
    double worst = 0;
    double best = 0;
    for (int i = 0; i < candles.size(); i++) {
      Instant opens = candles.openTime(i);
      if (!opens.isBefore(trip.entryAt()) && !opens.plus(Duration.ofHours(1)).isAfter(end)) {
        worst = Math.min(worst, (candles.low(i) - trip.entryPriceUsd()) / trip.entryPriceUsd());
        best = Math.max(best, (candles.high(i) - trip.entryPriceUsd()) / trip.entryPriceUsd());
      }
    }
    for (BookedOrder order : orders(trip, trades)) {
      if (!order.bought()) {
        double gain = order.priceUsd().getAsDouble() / trip.entryPriceUsd() - 1;
        worst = Math.min(worst, gain);
        best = Math.max(best, gain);
      }
    }
    assertEquals(worst, trip.excursion().maeFraction(), 1e-12);
    assertEquals(best, trip.excursion().mfeFraction(), 1e-12);
    if (trip.ended()) {
      double gross = trip.exitPriceUsd().getAsDouble() / trip.entryPriceUsd() - 1;
      assertTrue(trip.excursion().maeFraction() <= gross + 1e-12);
      assertTrue(trip.excursion().mfeFraction() >= gross - 1e-12);
    }
  }
}
