package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The watch in the lab. A position of 1,000 USD's half is bought at 100 in candle 61, without costs
 * unless a test sets some, and one later candle is what its test says.
 */
final class WatchedHourTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int START = 50;
  private static final int BUYS = 60;
  private static final int ODD = 65;
  private static final int HOURS = 80;

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "PRIME_MAX_EXPOSURE", "1",
              "PRIME_DD_SOFT", "1",
              "PRIME_DD_HARD", "1",
              "PRIME_DD_KILL", "1",
              "PAPER_FEE_BPS", "0",
              "PAPER_MAKER_FEE_BPS", "0",
              "PAPER_SLIPPAGE_BPS", "0",
              "PRIME_WATCH_MINUTES", "5",
              "PRIME_STOP_LOSS", "0.05",
              "PRIME_TAKE_PROFIT", "0.05"));

  private static Candle candle(int i, double open, double high, double low, double close) {
    return new Candle(FIRST.plusSeconds(3_600L * i), open, high, low, close, 1_000);
  }

  private static CandleSeries tape(Candle odd) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < HOURS; i++) {
      candles.add(i == ODD ? odd : candle(i, 100, 100.5, 99.5, 100));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  private static Strategy buysOnce() {
    return (closed, regime, context) -> {
      boolean buys = closed.size() - 1 == BUYS;
      return new StrategyIntent(
          buys ? Action.ENTER_LONG : Action.HOLD,
          1,
          buys ? 0.5 : 0,
          400,
          "script",
          false,
          Signals.NONE);
    };
  }

  private BookRun run(CandleSeries candles, Fills fills) {
    SettingsReader reader = new SettingsReader(settings);
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(RegimeParameters.defaults()), buysOnce(), candles, 0, hour -> {});
    return GovernedBacktest.run(
        layers,
        DecisionParameters.read(reader),
        PaperParameters.read(reader),
        START,
        candles.size(),
        fills,
        (candle, branch) -> {});
  }

  private BookRun worst(Candle odd) {
    return run(tape(odd), Fills.of(FillTime.NEXT_OPEN));
  }

  private BookRun best(Candle odd) {
    return run(tape(odd), Fills.of(FillTime.NEXT_OPEN).best(true));
  }

  /** The one sale: in which candle, and at which price. */
  private static List<Double> sale(BookRun run) {
    TradedHours traded = run.curve().tradedHours();
    assertEquals(2, traded.count(), "a buy and a sale");
    return List.of(
        (double) traded.hour(1) + START,
        Math.round(1e9 * traded.valueUsd(1) / -traded.baseChange(1)) / 1e9);
  }

  @Test
  void aStopSellsAtItsPriceWhenTheLowReachesIt() {
    BookRun run = worst(candle(ODD, 99, 99.5, 95, 98));
    assertEquals(List.of(65.0, 95.0), sale(run));
    assertEquals(Map.of(ExecutionBranch.WATCH_STOP_LOSS, 1), run.watched().sales());
    assertEquals(1, worst(candle(ODD, 99, 99.5, 95.01, 98)).curve().tradedHours().count());
  }

  @Test
  void aStopThatIsOpenedBelowSellsAtTheOpen() {
    assertEquals(List.of(65.0, 90.0), sale(worst(candle(ODD, 90, 106, 89, 100))));
    assertEquals(
        List.of(65.0, 90.0), sale(best(candle(ODD, 90, 106, 89, 100))), "the open is first");
  }

  @Test
  void slippageMakesItWorse() {
    settings.put("PAPER_SLIPPAGE_BPS", "100");
    // Bought at 101, so that the stop is 95.95; sold 1 % below it.
    assertEquals(List.of(65.0, 94.9905), sale(worst(candle(ODD, 99, 99.5, 95, 98))));
  }

  @Test
  void aProfitIsTakenAtItsPriceOrAtTheOpenAboveIt() {
    assertEquals(List.of(65.0, 105.0), sale(worst(candle(ODD, 101, 105, 100, 101))));
    assertEquals(List.of(65.0, 107.0), sale(worst(candle(ODD, 107, 108, 90, 101))));
    assertEquals(List.of(65.0, 107.0), sale(best(candle(ODD, 107, 108, 90, 101))));
  }

  @Test
  void aCandleThatReachesBothSellsAtTheStopInTheWorstCase() {
    Candle both = candle(ODD, 100, 106, 94, 101);
    assertEquals(List.of(65.0, 95.0), sale(worst(both)));
    assertEquals(1, worst(both).watched().ambiguous());
    assertEquals(List.of(65.0, 105.0), sale(best(both)));
    assertEquals(0, worst(candle(ODD, 100, 104, 94, 101)).watched().ambiguous());
  }

  @Test
  void candlesLongerThanTheWatchesAreApartTellWhichCameFirst() {
    Candle both = candle(ODD, 100, 106, 94, 101);
    assertEquals(List.of(65.0, 105.0), sale(run(tape(both), fine(both, 106, 94))));
    assertEquals(List.of(65.0, 95.0), sale(run(tape(both), fine(both, 94, 106))));
  }

  /** A watch sees where a candle ends, not how far it went, and sells there. */
  @Test
  void aWatchSellsAtWhatItFindsAtItsMinute() {
    BookRun run = run(fineTape(100, 96, 90, 97), Fills.of(FillTime.NEXT_OPEN));
    assertEquals(List.of(65.0, 95.0), sale(run), "hours alone");
    run = run(fineTape(100, 96, 90, 97), minutes(100, 96, 90, 97));
    assertEquals(List.of(65.0, 90.0), sale(run));
    assertEquals(new Watched(true, Map.of(ExecutionBranch.WATCH_STOP_LOSS, 1), 0), run.watched());
    assertEquals(
        Optional.of("The watch between the hours sold 1 time, at the price of its minute."),
        run.watched().sentence());
  }

  @Test
  void whatIsLeftOfAStopBeforeTheNextWatchIsNotSeen() {
    settings.put("PRIME_WATCH_MINUTES", "10");
    // The watches are at 10, 20, 30: they see 96, 97 and 98.
    Fills fills = minutes(100, 90, 96, 90, 97, 90, 98);
    assertEquals(
        1, run(fineTape(100, 90, 96, 90, 97, 90, 98), fills).curve().tradedHours().count());
  }

  @Test
  void twoWatchesInARowHaveToSeeAStopThatIsConfirmed() {
    settings.put("PRIME_WATCH_CONFIRM", "2");
    assertEquals(
        List.of(65.0, 93.0),
        sale(run(fineTape(100, 90, 96, 92, 93, 91), minutes(100, 90, 96, 92, 93, 91))));
    settings.put("PRIME_WATCH_CONFIRM", "1");
    assertEquals(
        List.of(65.0, 90.0),
        sale(run(fineTape(100, 90, 96, 92, 93, 91), minutes(100, 90, 96, 92, 93, 91))));
  }

  /** Its candle is missing: nothing was traded, and the newest price still stands. */
  @Test
  void aWatchSeesTheNewestPriceWhereNothingWasTraded() {
    FineCandles.Builder some = new FineCandles.Builder();
    for (int i = 0; i < HOURS; i++) {
      some.add(new Candle(FIRST.plusSeconds(3_600L * i), 100, 100.5, 99.5, i == ODD ? 94 : 100, 9));
    }
    Fills fills =
        new Fills(FillTime.NEXT_OPEN, Duration.ofSeconds(45), Optional.of(some.build(60)));
    settings.put("PRIME_WATCH_CONFIRM", "2");
    assertEquals(
        List.of(65.0, 94.0),
        sale(run(tape(candle(ODD, 100, 100.5, 94, 94)), fills)),
        "seen at 5 and at 10");
  }

  /** The hours of {@link #minutes}. */
  private static CandleSeries fineTape(double... path) {
    double high = Arrays.stream(path).max().getAsDouble();
    double low = Arrays.stream(path).min().getAsDouble();
    return tape(candle(ODD, path[0], high, low, path[path.length - 1]));
  }

  /** Five minutes each from one price to the next, in the odd hour. */
  private static Fills minutes(double... path) {
    FineCandles.Builder fine = new FineCandles.Builder();
    for (int i = 0; i < HOURS; i++) {
      for (int k = 0; k + 1 < path.length; k++) {
        double open = i == ODD ? path[k] : 100;
        double close = i == ODD ? path[k + 1] : 100;
        fine.add(
            new Candle(
                FIRST.plusSeconds(3_600L * i + 300L * k),
                open,
                Math.max(open, close),
                Math.min(open, close),
                close,
                400));
      }
    }
    return new Fills(FillTime.NEXT_OPEN, Duration.ofSeconds(45), Optional.of(fine.build(300)));
  }

  /** Quarters of an hour that go from the open over two prices to the close. */
  private static Fills fine(Candle odd, double first, double second) {
    FineCandles.Builder minutes = new FineCandles.Builder();
    for (int i = 0; i < HOURS; i++) {
      double[] path =
          i == ODD
              ? new double[] {odd.open(), first, second, odd.close()}
              : new double[] {100, 100.5, 99.5, 100};
      for (int k = 0; k < 3; k++) {
        minutes.add(
            new Candle(
                FIRST.plusSeconds(3_600L * i + 900L * k),
                path[k],
                Math.max(path[k], path[k + 1]),
                Math.min(path[k], path[k + 1]),
                path[k + 1],
                400));
      }
    }
    return new Fills(FillTime.NEXT_OPEN, Duration.ofSeconds(45), Optional.of(minutes.build(900)));
  }

  @Test
  void theKillSwitchIsTrippedWithinTheHour() {
    settings.remove("PRIME_STOP_LOSS");
    settings.put("PRIME_DD_KILL", "0.1");
    settings.put("PRIME_DD_HARD", "0.1");
    settings.put("PRIME_DD_SOFT", "0.1");
    // Half of 1,000 USD at 100: 10 % of all is lost at 80.
    BookRun run = worst(candle(ODD, 99, 99.5, 79, 98));
    assertEquals(80, sale(run).getLast(), 1e-6);
    assertEquals(Map.of(ExecutionBranch.WATCH_KILL_DD, 1), run.watched().sales());
    assertTrue(run.branches().getOrDefault(ExecutionBranch.KILLED_STATE_ACTIVE, 0) > 0);
  }

  @Test
  void aBuyAndItsStopInOneHourAreTwoTrades() {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < HOURS; i++) {
      candles.add(i == BUYS + 1 ? candle(i, 100, 100.5, 90, 92) : candle(i, 100, 100.5, 99.5, 100));
    }
    BookRun run = run(CandleSeries.of("BTC-USD", candles), Fills.of(FillTime.NEXT_OPEN));
    TradedHours traded = run.curve().tradedHours();
    assertEquals(2, traded.count());
    assertEquals(traded.hour(0), traded.hour(1));
    assertEquals(1, RoundTrip.of(run.curve()).size());
    // 5 units from 100 to 95.
    assertEquals(-25, RoundTrip.of(run.curve()).getFirst().profitUsd(), 1e-9);
    assertEquals(
        975, FixedDecisions.of(run.curve()).curve(0).equityUsd(run.curve().size() - 1), 1e-9);
  }

  @Test
  void aStrategyWithoutWatchesIsAsItWas() {
    settings.put("PRIME_WATCH_MINUTES", "0");
    settings.remove("PRIME_TAKE_PROFIT");
    BookRun run = worst(candle(ODD, 99, 99.5, 80, 98));
    assertEquals(1, run.curve().tradedHours().count(), "no close is below the stop");
    assertEquals(Watched.NONE, run.watched());
  }

  /**
   * What candles longer than the watches are apart tell lies between the two cases of their hours,
   * of a single candle.
   */
  @Test
  void theTruthLiesBetweenTheTwoCases() {
    Random random = new Random(Seed.value());
    int told = 0;
    for (int n = 0; n < 300; n++) {
      double first = 100 + 12 * (random.nextDouble() - 0.5);
      double second = 100 + 12 * (random.nextDouble() - 0.5);
      double open = 100 + 4 * (random.nextDouble() - 0.5);
      double close = 100 + 4 * (random.nextDouble() - 0.5);
      double high = Math.max(Math.max(first, second), Math.max(open, close));
      double low = Math.min(Math.min(first, second), Math.min(open, close));
      Candle odd = candle(ODD, open, high, low, close);
      double worst = endUsd(worst(odd));
      double best = endUsd(best(odd));
      double truth = endUsd(run(tape(odd), fine(odd, first, second)));
      assertTrue(worst - 1e-9 <= truth && truth <= best + 1e-9, worst + " " + truth + " " + best);
      told += worst < best ? 1 : 0;
    }
    assertTrue(told > 0, "some candles do not tell");
  }

  private static double endUsd(BookRun run) {
    return run.curve().equityUsd(run.curve().size() - 1);
  }
}
