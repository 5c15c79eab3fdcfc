package com.iteradynamics.research.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.FineTape;
import com.iteradynamics.testkit.LocalCycle;
import com.iteradynamics.testkit.Seed;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The live cycle on paper with its watches beside the lab's backtest, over the same candles within
 * the hours: the same orders at the same minutes and prices, and the same equity.
 */
class WatchParityTest {
  private static final int HOURS = 260;
  private static final int START = 60;
  private static final int SERIES = 120;

  private final long seed = Seed.value();
  private final Random random = new Random(seed);
  private final Map<String, Integer> sales = new TreeMap<>();

  @Test
  void theLabSellsAsTheLiveWatchDoes() {
    for (int n = 0; n < SERIES; n++) {
      Map<String, String> settings = settings();
      MakerParameters maker = MakerParameters.OFF;
      FineTape tape = FineTape.random(random.nextLong(), HOURS, random.nextBoolean() ? 300 : 60);
      CheckedStrategy subject = subject(() -> settings, tape.fine(), random.nextLong(), maker);
      agree(subject, tape, "series " + n + " of seed " + seed + ", " + settings);
      subject
          .backtest(subject.anew().get(), tape.hours(), START, tape.hours().size())
          .watched()
          .sales()
          .forEach(
              (branch, count) ->
                  sales.merge(
                      branch + " by " + settings.get("PRIME_WATCH_CONFIRM"), count, Integer::sum));
    }
    for (ExecutionBranch branch :
        List.of(
            ExecutionBranch.WATCH_KILL_DD,
            ExecutionBranch.WATCH_STOP_LOSS,
            ExecutionBranch.WATCH_TRAILING_STOP,
            ExecutionBranch.WATCH_ATR_STOP,
            ExecutionBranch.WATCH_TAKE_PROFIT)) {
      for (int confirm = 1; confirm <= 2; confirm++) {
        assertTrue(sales.getOrDefault(branch + " by " + confirm, 0) > 0, branch + ": " + sales);
      }
    }
  }

  private static void agree(CheckedStrategy subject, FineTape tape, String where) {
    List<CheckFinding> findings =
        new ParityCheck(subject, tape.hours(), START, tape.hours().size()).run(steps -> {});
    for (CheckFinding finding : findings) {
      assertTrue(finding.passed(), () -> where + ": " + finding);
    }
    assertEquals(tape.hours().size() - START - 1, findings.get(1).compared(), where);
    assertTrue(findings.get(3).compared() > 0, where);
  }

  /** The backtest is of the first settings, the cycles are of the second. */
  @Test
  void anotherWatchIsCaught() {
    Map<String, String> settings =
        Map.of(
            "PRIME_WATCH_MINUTES", "5",
            "PRIME_STOP_LOSS", "0.01",
            "PRIME_DD_KILL", "1",
            "PRIME_DD_HARD", "1");
    for (Map<String, String> change :
        List.of(
            Map.of("PRIME_WATCH_MINUTES", "0"),
            Map.of("PRIME_WATCH_MINUTES", "10"),
            Map.of("PRIME_WATCH_CONFIRM", "2"),
            Map.of("PRIME_STOP_LOSS", "0.02"))) {
      Map<String, String> other = new HashMap<>(settings);
      other.putAll(change);
      FineTape tape = FineTape.random(random.nextLong(), HOURS, 300);
      Iterator<Map<String, String>> ways =
          Stream.concat(Stream.of(settings), Stream.generate(() -> other)).iterator();
      CheckedStrategy subject =
          subject(ways::next, tape.fine(), random.nextLong(), MakerParameters.OFF);
      List<CheckFinding> findings =
          new ParityCheck(subject, tape.hours(), START, tape.hours().size()).run(steps -> {});
      assertTrue(findings.get(0).passed(), "both cycles are of the other settings");
      assertFalse(findings.get(1).passed(), change + ", seed " + seed);
      assertFalse(findings.get(3).passed(), change + ", seed " + seed);
    }
  }

  private static CheckedStrategy subject(
      Supplier<Map<String, String>> settings,
      FineCandles fine,
      long script,
      MakerParameters maker) {
    PaperParameters paper = PaperParameters.read(new SettingsReader(Map.of("PAPER_FEE_BPS", "10")));
    return new CheckedStrategy(
        () -> cycle(settings.get(), script, maker, paper), paper, Optional.of(fine));
  }

  private static CycleParameters cycle(
      Map<String, String> settings, long script, MakerParameters maker, PaperParameters paper) {
    return LocalCycle.parameters(
        BookKey.PAPER,
        new RunIdentity("prime", true, "dice", "test", "0", Map.of()),
        new RegimeEngine(RegimeParameters.defaults()),
        dice(script),
        DecisionParameters.read(new SettingsReader(settings)),
        maker,
        paper.startCashUsd());
  }

  /** Mostly wants in, now and then out. */
  private static Strategy dice(long script) {
    return (closed, regime, context) -> {
      Random dice = new Random(script ^ context.now().getEpochSecond());
      int wish = dice.nextInt(20);
      Action action = wish < 12 ? Action.ENTER_LONG : wish < 19 ? Action.HOLD : Action.EXIT_LONG;
      return new StrategyIntent(
          action, 0.9, dice.nextDouble(), 1 + dice.nextInt(60), "dice", false, Signals.NONE);
    };
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    choose(settings, "PRIME_WATCH_MINUTES", "5", "5", "5", "10", "15", "20", "30");
    choose(settings, "PRIME_WATCH_CONFIRM", "1", "2");
    choose(settings, "PRIME_STOP_LOSS", "", "0.004", "0.02");
    choose(settings, "PRIME_TRAILING_STOP", "", "0.004", "0.03");
    choose(settings, "PRIME_TRAILING_AFTER", "0", "0.005");
    choose(settings, "PRIME_STOP_ATR", "", "0.5", "2");
    choose(settings, "PRIME_TAKE_PROFIT", "", "0.004", "0.02");
    choose(settings, "PRIME_REENTRY_COOLDOWN_H", "0", "1", "5");
    choose(settings, "PRIME_STOPS_A_DAY", "1", "2", "24");
    choose(settings, "PRIME_EXIT_MIN_HOLD_H", "0", "3", "30");
    choose(settings, "PRIME_MAX_EXPOSURE", "0.3", "1");
    choose(settings, "PRIME_CAP_ORDER_USD", "50", "10000");
    choose(settings, "PRIME_DD_KILL", "0.01", "0.03", "1");
    settings.put("PRIME_DD_HARD", settings.get("PRIME_DD_KILL"));
    settings.put("PRIME_DD_SOFT", "0.01");
    choose(settings, "PRIME_DD_REARM_H", "0", "12");
    return settings;
  }

  private void choose(Map<String, String> settings, String name, String... values) {
    settings.put(name, values[random.nextInt(values.length)]);
  }
}
