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
import com.iteradynamics.testkit.Tapes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No fill takes more than a share of its candle's volume; the rest waits for the next candle. */
class VolumeLimitTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int START = 50;
  private static final int BUYS = 60;
  private static final int SELLS = 70;

  /** At 100, and from candle 65 on at 110, with 200 units traded in an hour but for some. */
  private static CandleSeries tape(Map<Integer, Double> volumes) {
    List<Candle> candles =
        IntStream.range(0, 90)
            .mapToObj(
                i -> {
                  double price = i >= 65 ? 110 : 100;
                  double volume = volumes.getOrDefault(i, 200.0);
                  return new Candle(
                      FIRST.plusSeconds(3_600L * i), price, price + 6, price - 6, price, volume);
                })
            .toList();
    return CandleSeries.of("BTC-USD", candles);
  }

  private static Strategy script() {
    return (closed, regime, context) -> {
      int done = closed.size() - 1;
      Action action =
          done == BUYS ? Action.ENTER_LONG : done == SELLS ? Action.EXIT_LONG : Action.HOLD;
      double exposure = action == Action.ENTER_LONG ? 0.5 : 0;
      return new StrategyIntent(action, 1, exposure, 400, "script", false, Signals.NONE);
    };
  }

  private static BookRun run(CandleSeries candles, Strategy strategy, Fills fills, String... set) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "PRIME_MAX_EXPOSURE", "1",
                "PRIME_DD_SOFT", "1",
                "PRIME_DD_HARD", "1",
                "PRIME_DD_KILL", "1",
                "PAPER_FEE_BPS", "100",
                "PAPER_MAKER_FEE_BPS", "50",
                "PAPER_SLIPPAGE_BPS", "0"));
    for (int i = 0; i < set.length; i += 2) {
      settings.put(set[i], set[i + 1]);
    }
    SettingsReader reader = new SettingsReader(settings);
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(RegimeParameters.defaults()), strategy, candles, 0, hour -> {});
    return GovernedBacktest.run(
        layers,
        DecisionParameters.read(reader),
        PaperParameters.read(reader),
        START,
        candles.size(),
        fills,
        (candle, branch) -> {});
  }

  /** What was traded in a candle, units of base; 0 when nothing was. */
  private static double traded(BookRun run, int candle) {
    TradedHours hours = run.curve().tradedHours();
    int n = hours.from(candle - START);
    return n < hours.count() && hours.hour(n) == candle - START ? hours.baseChange(n) : 0;
  }

  /**
   * By hand, 1,000 USD, half of it at 100 with 1 %: 500 / 101 = 4.95049504 units. 1 % of 200 is 2
   * units: 2 in candle 61 for 202 USD, 2 in 62, and of the 96 USD that are left 0.95049504 in 63.
   * The sale of all 4.95049504 at 110: 2, 2 and 0.95049504 from candle 71 on. Held back: of the
   * buy, 295.049504 and 95.049504 USD; of the sale 324.5544544 and 104.5544544.
   */
  @Test
  void anOrderIsFilledOverSeveralCandles() {
    BookRun run = run(tape(Map.of()), script(), Fills.of(FillTime.NEXT_OPEN).within(0.01));
    assertEquals(List.of(2.0, 2.0, 0.95049504), tradedFrom(run, 61, 3));
    assertEquals(0, traded(run, 64));
    assertEquals(List.of(-2.0, -2.0, -0.95049504), tradedFrom(run, 71, 3));
    assertEquals(0, traded(run, 74));
    assertEquals(4, run.heldBack().fills());
    assertEquals(295.049504 + 95.049504 + 324.5544544 + 104.5544544, run.heldBack().usd(), 1e-6);
    // 1,000 - 4.95049504 x 101 + 4.95049504 x 110 x 0.99, fees rounded up to 1e-8
    assertEquals(1_039.108911, run.curve().equityUsd(run.curve().size() - 1), 1e-5);
  }

  private static List<Double> tradedFrom(BookRun run, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> Math.rint(traded(run, i) * 1e8) / 1e8)
        .toList();
  }

  /**
   * A candle without volume gives nothing, and the order waits on, into a position or out of it.
   */
  @Test
  void aCandleWithoutVolumeGivesNothing() {
    CandleSeries candles = tape(Map.of(61, 0.0, 62, 500.0, 71, 0.0, 72, 100.0, 73, 0.0));
    BookRun run = run(candles, script(), Fills.of(FillTime.NEXT_OPEN).within(0.01));
    assertEquals(List.of(0.0, 4.95049504), tradedFrom(run, 61, 2));
    assertEquals(List.of(0.0, -1.0, 0.0, -2.0, -1.95049504), tradedFrom(run, 71, 5));
    assertEquals(OptionalDouble.of(1), PerformanceMetrics.of(run.curve()).winRate());
  }

  /** The planned exit is that of the entry, also where nothing could be bought at first. */
  @Test
  void aPositionThatBeganLateKeepsItsPlannedExit() {
    Strategy brief =
        (closed, regime, context) -> {
          boolean enters = closed.size() - 1 == BUYS;
          return new StrategyIntent(
              enters ? Action.ENTER_LONG : Action.HOLD,
              1,
              enters ? 0.5 : 0,
              5,
              "brief",
              false,
              Signals.NONE);
        };
    BookRun run = run(tape(Map.of(61, 0.0)), brief, Fills.of(FillTime.NEXT_OPEN).within(0.05));
    assertEquals(1, run.branches().get(ExecutionBranch.EXIT_HORIZON));
    assertTrue(traded(run, 62) > 0 && traded(run, 66) < 0, run.branches().toString());
  }

  /** An exit ends what is left of an entry. */
  @Test
  void anExitEndsTheEntrysRest() {
    Strategy hasty =
        (closed, regime, context) -> {
          int done = closed.size() - 1;
          Action action =
              done == BUYS ? Action.ENTER_LONG : done == BUYS + 1 ? Action.EXIT_LONG : Action.HOLD;
          return new StrategyIntent(
              action, 1, done == BUYS ? 0.5 : 0, 400, "hasty", false, Signals.NONE);
        };
    BookRun run = run(tape(Map.of()), hasty, Fills.of(FillTime.NEXT_OPEN).within(0.01));
    assertEquals(List.of(2.0, -2.0, 0.0, 0.0), tradedFrom(run, 61, 4));
  }

  /**
   * A sale that a stop began goes on when the price is back and a minimum hold would keep the
   * strategy from selling: it is decided already.
   */
  @Test
  void noMinimumHoldKeepsTheRestOfASale() {
    CandleSeries candles =
        Tapes.changed(
            tape(Map.of(61, 500.0)),
            (i, c) ->
                i == 63
                    ? new Candle(c.openTime(), 100, 100, 80, 80, c.volume())
                    : i == 64 ? new Candle(c.openTime(), 80, 106, 80, 100, c.volume()) : c);
    Strategy out =
        (closed, regime, context) -> {
          int done = closed.size() - 1;
          Action action =
              done == BUYS ? Action.ENTER_LONG : done > 63 ? Action.EXIT_LONG : Action.HOLD;
          return new StrategyIntent(
              action, 1, done == BUYS ? 0.5 : 0, 400, "out", false, Signals.NONE);
        };
    BookRun run =
        run(
            candles,
            out,
            Fills.of(FillTime.NEXT_OPEN).within(0.01),
            "PRIME_STOP_LOSS",
            "0.1",
            "PRIME_EXIT_MIN_HOLD_H",
            "24");
    assertEquals(List.of(4.95049504, 0.0, 0.0), tradedFrom(run, 61, 3));
    assertEquals(List.of(-2.0, -2.0, -0.95049504, 0.0), tradedFrom(run, 64, 4));
    assertEquals(1, run.branches().get(ExecutionBranch.EXIT_STOP));
    assertEquals(
        0,
        run.branches().getOrDefault(ExecutionBranch.MIN_HOLD_BLOCK, 0),
        run.branches().toString());
  }

  /** In the hard drawdown an entry is not made larger; without the fall the rest is bought. */
  @Test
  void theHardDrawdownEndsTheEntrysRest() {
    CandleSeries candles = tape(Map.of());
    BookRun run =
        run(
            candles,
            script(),
            Fills.of(FillTime.NEXT_OPEN).within(0.01),
            "PRIME_DD_HARD",
            "0.0019",
            "PRIME_DD_SOFT",
            "0.001");
    // 2 units for 202 USD are worth 200: 0.2 % below the peak.
    assertEquals(List.of(2.0, 0.0, 0.0), tradedFrom(run, 61, 3));
  }

  /** By hand: 1 % of 200 units rest and are filled; the rest is taken in the next candles. */
  @Test
  void whatRestsIsLimitedToo() {
    BookRun best = run(tape(Map.of()), script(), Fills.of(FillTime.MAKER_BEST).within(0.01));
    TradedHours hours = best.curve().tradedHours();
    assertEquals(2, traded(best, 61));
    assertEquals(0.005, hours.feeUsd(0) / hours.valueUsd(0), 1e-9, "as maker");
    assertEquals(0.01, hours.feeUsd(1) / hours.valueUsd(1), 1e-9, "what waited takes a price");
    BookRun only = run(tape(Map.of()), script(), Fills.of(FillTime.MAKER_ONLY_BEST).within(0.01));
    assertEquals(List.of(2.0, 0.0), tradedFrom(only, 61, 2), "the rest is given up");
    assertTrue(only.heldBack().usd() > 290, only.heldBack().toString());
  }

  /** Minutes: an order is filled by the volume of each, at its worst price, within the hour. */
  @Test
  void fineCandlesHaveTheirOwnVolume() {
    CandleSeries hours = tape(Map.of());
    FineCandles.Builder quarters = new FineCandles.Builder();
    for (int i = 0; i < hours.size(); i++) {
      for (int q = 0; q < 4; q++) {
        double open = hours.open(i);
        quarters.add(
            new Candle(
                hours.openTime(i).plusSeconds(900L * q),
                open,
                open + (q == 3 ? 6 : 1 + q),
                open - (q == 3 ? 6 : 1 + q),
                open,
                100));
      }
    }
    Fills fills =
        new Fills(FillTime.MAKER, Duration.ofSeconds(45), Optional.of(quarters.build(900)));
    BookRun run = run(hours, script(), fills.within(0.01));
    // 500 / 101 rest at 100 unproven; 495.04 USD are taken: a unit at 101, 102, 103 and 106 each
    // with 1 % take 416.12 USD; what is left waits for the next hour's first quarter at 101.
    assertEquals(List.of(4.0, 0.77364964), tradedFrom(run, 61, 2));
    assertEquals(2, run.heldBack().fills(), "the buy once, the sale once");
  }

  /** Whatever happens, no candle gives more than its share. */
  @ParameterizedTest
  @EnumSource
  void noCandleGivesMoreThanItsShare(FillTime how) {
    Random dice = new Random(Seed.value());
    int heldBack = 0;
    for (int tape = 0; tape < 20; tape++) {
      CandleSeries candles = Tapes.random(dice.nextLong(), 300);
      long script = dice.nextLong();
      double share = Math.pow(10, -1 - 6 * dice.nextDouble());
      BookRun run = run(candles, dice(script), Fills.of(how).within(share));
      String where = "seed " + Seed.value() + ", tape " + tape;
      TradedHours traded = run.curve().tradedHours();
      for (int n = 0; n < traded.count(); n++) {
        double most = share * candles.volume(START + traded.hour(n));
        assertTrue(Math.abs(traded.baseChange(n)) <= most * (1 + 1e-9) + 1e-12, where);
      }
      heldBack += run.heldBack().fills();
      BookRun free = run(candles, dice(script), Fills.of(how));
      if (run.heldBack().fills() == 0) {
        assertEquals(
            free.curve().equityUsd(free.curve().size() - 1),
            run.curve().equityUsd(run.curve().size() - 1),
            where);
      }
    }
    assertTrue(heldBack > 0 || how == FillTime.MAKER_ONLY, "seed " + Seed.value());
  }

  /** A limit that is never reached changes nothing, to the last bit. */
  @ParameterizedTest
  @EnumSource
  void aLimitThatIsNotReachedChangesNothing(FillTime how) {
    CandleSeries candles = Tapes.random(Seed.value(), 300);
    BookRun free = run(candles, dice(7), Fills.of(how));
    BookRun limited = run(candles, dice(7), Fills.of(how).within(1));
    assertEquals(HeldBack.NONE, limited.heldBack());
    for (int k = 0; k < free.curve().size(); k++) {
      assertEquals(free.curve().equityUsd(k), limited.curve().equityUsd(k));
    }
  }

  private static Strategy dice(long script) {
    return (closed, regime, context) -> {
      Random each = new Random(script ^ context.now().getEpochSecond());
      Action action =
          List.of(Action.ENTER_LONG, Action.HOLD, Action.EXIT_LONG).get(each.nextInt(3));
      double exposure = action == Action.ENTER_LONG ? 0.9 * each.nextDouble() : 0;
      return new StrategyIntent(action, 0.5, exposure, 4, "dice", false, Signals.NONE);
    };
  }
}
