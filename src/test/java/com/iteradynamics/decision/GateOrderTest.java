package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every gate decides when it alone applies, and wins over its neighbour when both apply. */
class GateOrderTest {
  static final Map<ExecutionBranch, Consumer<Scenario>> CAUSES =
      new EnumMap<>(ExecutionBranch.class);

  static {
    CAUSES.put(HOLD_STATE_CORRUPT, s -> s.reading = new LoadedState.Corrupt("torn"));
    CAUSES.put(HALTED, s -> s.permission = new TradingPermission(TradingState.HALTED, "holiday"));
    CAUSES.put(ORDER_UNRESOLVED, s -> s.unresolved = some("order abc"));
    CAUSES.put(STALE_CANDLES, Scenario::stale);
    CAUSES.put(KILLED_STATE_ACTIVE, s -> s.state = s.state.change().killed(true).done());
    CAUSES.put(KILL_DD, s -> s.drawdown(0.101));
    CAUSES.put(EXIT_RESTING_STOP, GateOrderTest::stoppedAtTheVenue);
    CAUSES.put(EXIT_STOP, s -> entered(s, "103").limit("PRIME_STOP_LOSS", "0.02"));
    CAUSES.put(EXIT_TRAILING_STOP, GateOrderTest::fallen);
    CAUSES.put(EXIT_ATR_STOP, GateOrderTest::threeRangesDown);
    CAUSES.put(MIN_HOLD_BLOCK, GateOrderTest::exitTooEarly);
    CAUSES.put(
        EXIT_STRATEGY,
        s -> {
          entered(s, entry(s, "100"));
          s.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
        });
    CAUSES.put(EXIT_TAKE_PROFIT, s -> entered(s, "95").limit("PRIME_TAKE_PROFIT", "0.03"));
    CAUSES.put(EXIT_HORIZON, s -> s.inPosition(5).horizonReached());
    CAUSES.put(HOLD_IN_POSITION, s -> s.inPosition(5));
    CAUSES.put(HARD_DD_BLOCK, s -> s.drawdown(0.07));
    CAUSES.put(HOLD_STRATEGY_FAIL, s -> s.intent = new IntentResult.Failed("threw"));
    CAUSES.put(FLAT_NO_ENTRY, s -> s.intent = Scenario.answered(Action.FLAT, 0.25, 36, false));
    CAUSES.put(
        REDUCE_ONLY, s -> s.permission = new TradingPermission(TradingState.REDUCING, "leaving"));
    CAUSES.put(LATE_TICK, s -> s.late = some("2 h late"));
    CAUSES.put(RECONCILE_MISMATCH, s -> s.wallet = new WalletCheck.Mismatched("10 USD short"));
    CAUSES.put(REENTRY_COOLDOWN_BLOCK, GateOrderTest::justExited);
    CAUSES.put(
        WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY, s -> s.wallet = new WalletCheck.Unverified("503"));
    CAUSES.put(GAPPY_CANDLES, s -> s.gappy = some("200 of 1,500 hours are missing"));
    CAUSES.put(VENUE_NOT_TRADABLE, s -> s.venue = some("cancel only"));
    CAUSES.put(PRICE_COLLAR, s -> s.collar = some("3 % away"));
    CAUSES.put(STOPS_REACHED, GateOrderTest::stoppedThreeTimes);
    CAUSES.put(CAP_REACHED, s -> s.limit("PRIME_CAP_ORDERS_DAY", "0"));
    CAUSES.put(BLOCKED_EXPO, s -> s.intent = Scenario.answered(Action.ENTER_LONG, 0, 36, false));
    CAUSES.put(
        TARGET_TOO_SMALL, s -> s.intent = Scenario.answered(Action.ENTER_LONG, 0.001, 36, false));
    CAUSES.put(ENTER_LONG, s -> {});
  }

  @Test
  void theGatesAreTheBranchesInTheirOrder() {
    List<ExecutionBranch> asked = new ArrayList<>(List.of(HOLD_STATE_CORRUPT));
    Gates.IN_ORDER.forEach(gate -> asked.add(gate.branch()));
    List<ExecutionBranch> declared = new ArrayList<>(List.of(ExecutionBranch.values()));
    declared.removeAll(List.of(OUT_OF_ORDER_TICK, TICK_ABANDONED, MODE_CHANGED_IN_POSITION));
    declared.removeIf(branch -> branch.name().startsWith("WATCH_"));
    assertEquals(STALE_CANDLES, asked.remove(asked.indexOf(HARD_DD_BLOCK) - 1), "a second place");
    assertEquals(declared, asked);
    assertEquals(declared, List.copyOf(CAUSES.keySet()), "every gate has a row in this table");
  }

  @TestFactory
  List<DynamicTest> everyGateDecidesAlone() {
    List<DynamicTest> tests = new ArrayList<>();
    CAUSES.forEach(
        (branch, cause) ->
            tests.add(
                DynamicTest.dynamicTest(
                    branch.name(),
                    () -> {
                      Scenario scenario = new Scenario();
                      cause.accept(scenario);
                      Decision decision = scenario.decide();
                      assertEquals(branch, decision.ruling().branch());
                      assertVerdictsLeadTo(
                          branch, decision.ruling().verdicts(), scenario.parameters);
                    })));
    return tests;
  }

  @TestFactory
  List<DynamicTest> theEarlierOfTwoNeighboursWins() {
    List<DynamicTest> tests = new ArrayList<>();
    List<ExecutionBranch> order = List.copyOf(CAUSES.keySet());
    for (int i = 0; i + 1 < order.size(); i++) {
      ExecutionBranch earlier = order.get(i);
      ExecutionBranch later = order.get(i + 1);
      if (earlier == EXIT_RESTING_STOP) {
        continue; // Without a position; what follows needs one.
      }
      tests.add(
          DynamicTest.dynamicTest(
              earlier + " before " + later, () -> assertEarlierWins(earlier, later)));
    }
    return tests;
  }

  private static void stoppedAtTheVenue(Scenario scenario) {
    scenario.restingStop = some("the stop at 98 sold 1 at 97.5");
  }

  private static void assertEarlierWins(ExecutionBranch earlier, ExecutionBranch later) {
    Scenario scenario = new Scenario();
    CAUSES.get(later).accept(scenario);
    CAUSES.get(earlier).accept(scenario);
    if (earlier == HOLD_IN_POSITION || earlier == KILL_DD) {
      // A position changes equity's make-up, a drawdown is relative to it: set it last.
      CAUSES.get(earlier == KILL_DD ? KILL_DD : later).accept(scenario);
    }
    Gate laterGate =
        Gates.IN_ORDER.stream().filter(gate -> gate.branch() == later).findFirst().orElseThrow();
    assertEquals(earlier, scenario.branch());
    assertTrue(
        laterGate.ask(scenario.facts()).matched(),
        () -> later + " applies too, else the pair proves nothing");
  }

  private static void assertVerdictsLeadTo(
      ExecutionBranch branch, List<GateVerdict> verdicts, DecisionParameters limits) {
    for (int i = 0; i < verdicts.size(); i++) {
      GateVerdict verdict = verdicts.get(i);
      assertEquals(i == verdicts.size() - 1, verdict.matched(), verdict.toString());
      assertFalse(verdict.why().isBlank(), verdict.gate() + " says what it saw");
    }
    assertEquals(branch, verdicts.get(verdicts.size() - 1).gate());
    if (branch == HOLD_STATE_CORRUPT) {
      assertEquals(1, verdicts.size());
      return;
    }
    List<ExecutionBranch> asked =
        Gates.of(limits, branch == EXIT_RESTING_STOP).stream()
            .map(Gate::branch)
            .takeWhile(each -> each != branch || branch == STALE_CANDLES)
            .toList();
    int before = branch == STALE_CANDLES ? asked.indexOf(branch) : asked.size();
    assertEquals(before + 2, verdicts.size(), "each gate that is on, and whether there is a state");
  }

  /** The price of an entry there is already, or this one. */
  private static String entry(Scenario scenario, String otherwiseUsd) {
    return scenario
        .state
        .entry()
        .map(known -> known.priceUsd().toPlainString())
        .orElse(otherwiseUsd);
  }

  /** In position since five hours ago, at this price. */
  private static Scenario entered(Scenario scenario, String entryUsd) {
    scenario.inPosition(5);
    PrimeState.Entry at5 = scenario.state.entry().orElseThrow();
    scenario.state =
        scenario
            .state
            .change()
            .position(
                some(new PrimeState.Entry(at5.at(), new BigDecimal(entryUsd))),
                scenario.state.plannedExit())
            .done();
    return scenario;
  }

  private static void fallen(Scenario scenario) {
    entered(scenario, entry(scenario, "103")).limit("PRIME_TRAILING_STOP", "0.05");
    scenario.state = scenario.state.closed(106);
  }

  private static void threeRangesDown(Scenario scenario) {
    entered(scenario, "103").limit("PRIME_STOP_ATR", "3");
    scenario.state = scenario.state.change().entryAtr(some(1.0)).done();
  }

  private static void stoppedThreeTimes(Scenario scenario) {
    scenario.limit("PRIME_STOP_LOSS", "0.02");
    scenario.state =
        scenario
            .state
            .change()
            .stops(Stream.of(20, 10, 5).map(h -> Scenario.HOUR.minusSeconds(3_600L * h)).toList())
            .done();
  }

  private static void exitTooEarly(Scenario scenario) {
    scenario.inPosition(5);
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    scenario.limit("PRIME_EXIT_MIN_HOLD_H", "6");
  }

  private static void justExited(Scenario scenario) {
    scenario.state = scenario.state.change().exited(Scenario.HOUR.minusSeconds(3600)).done();
    scenario.limit("PRIME_REENTRY_COOLDOWN_H", "2");
  }

  private static <T> Optional<T> some(T value) {
    return Optional.of(value);
  }
}
