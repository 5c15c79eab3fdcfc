package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.order.DecisionLedger;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The price is 100 USD in every scenario; what differs is where the position was entered. */
class StopsTest {
  private static final Instant HOUR = Scenario.HOUR;

  private static Scenario entered(String entryUsd) {
    Scenario scenario = new Scenario().inPosition(5);
    Instant at = scenario.state.entry().orElseThrow().at();
    scenario.intent = Scenario.answered(Action.HOLD, 0.2, 36, false);
    scenario.state =
        scenario
            .state
            .change()
            .position(
                Optional.of(new PrimeState.Entry(at, new BigDecimal(entryUsd))),
                scenario.state.plannedExit())
            .done();
    return scenario;
  }

  private static Scenario withHighest(String entryUsd, double highestUsd) {
    Scenario scenario = entered(entryUsd);
    scenario.state = scenario.state.closed(highestUsd);
    return scenario;
  }

  /** By hand: 125 x (1 - 0.2) = 100. */
  @ParameterizedTest
  @CsvSource({"125, 0.2, true", "124.99, 0.2, false", "200, 0.5, true", "100, 1, false"})
  void aStopLossFiresAtItsPrice(String entryUsd, String fraction, boolean fires) {
    Scenario scenario = entered(entryUsd).limit("PRIME_STOP_LOSS", fraction);
    assertEquals(fires ? EXIT_STOP : HOLD_IN_POSITION, scenario.branch());
  }

  /** By hand: 125 x (1 - 0.2) = 100; a gain of 25 % of 100 USD ends at 125 USD. */
  @ParameterizedTest
  @CsvSource({
    "100, 125, 0.2, 0, true",
    "100, 124.9, 0.2, 0, false",
    "125, 0.1, 0.2, 0, true",
    "100, 125, 0.2, 0.25, true",
    "100.01, 125, 0.2, 0.25, false"
  })
  void aTrailingStopFollowsTheHighestClose(
      String entryUsd, double highestUsd, String fraction, String after, boolean fires) {
    Scenario scenario =
        withHighest(entryUsd, highestUsd)
            .limit("PRIME_TRAILING_STOP", fraction)
            .limit("PRIME_TRAILING_AFTER", after);
    assertEquals(fires ? EXIT_TRAILING_STOP : HOLD_IN_POSITION, scenario.branch());
  }

  /** By hand: 106 - 3 x 2 = 100. */
  @ParameterizedTest
  @CsvSource({"106, 2, 3, true", "105.9, 2, 3, false", "102, 50, 3, false"})
  void anAtrStopIsReckonedByTheEntrysRange(
      String entryUsd, double atrUsd, String ranges, boolean fires) {
    Scenario scenario = entered(entryUsd).limit("PRIME_STOP_ATR", ranges);
    scenario.state = scenario.state.change().entryAtr(Optional.of(atrUsd)).done();
    assertEquals(fires ? EXIT_ATR_STOP : HOLD_IN_POSITION, scenario.branch());
  }

  /** By hand, at a fee of 0.9 %: 100 x 0.991 = 99.1; 95 x 1.009 x 1.03 = 98.73; x 1.034 = 99.11. */
  @ParameterizedTest
  @CsvSource({"0.03, true", "0.0338, true", "0.034, false"})
  void aProfitIsTakenBeyondBothFees(String gain, boolean fires) {
    Scenario scenario = entered("95").limit("PRIME_TAKE_PROFIT", gain);
    assertEquals(fires ? EXIT_TAKE_PROFIT : HOLD_IN_POSITION, scenario.branch());
  }

  @Test
  void aRuleThatIsOffIsNotAsked() {
    List<ExecutionBranch> asked =
        entered("200").decide().ruling().verdicts().stream().map(GateVerdict::gate).toList();
    assertFalse(asked.stream().anyMatch(ExecutionBranch::stop), asked.toString());
    assertFalse(asked.contains(EXIT_TAKE_PROFIT), asked.toString());
    assertFalse(
        Gates.of(DecisionParameters.defaults(), false).stream()
            .anyMatch(g -> g.branch() == STOPS_REACHED));
  }

  @Test
  void theMinimumHoldNeverHoldsBackAStop() {
    Scenario scenario =
        entered("125").limit("PRIME_STOP_LOSS", "0.2").limit("PRIME_EXIT_MIN_HOLD_H", "100");
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    assertEquals(EXIT_STOP, scenario.branch());
  }

  /** A stop whose sale was filled in part only; then the price is back, and the strategy leaves. */
  @Test
  void theMinimumHoldNeverHoldsBackTheRestOfAnExit() {
    Scenario scenario = entered("125").limit("PRIME_STOP_LOSS", "0.5");
    scenario.limit("PRIME_EXIT_MIN_HOLD_H", "100");
    Instant stopped = HOUR.minusSeconds(3_600);
    scenario.state =
        scenario
            .state
            .change()
            .position(scenario.state.entry(), Optional.of(stopped))
            .exited(stopped)
            .done();
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    assertEquals(EXIT_STRATEGY, scenario.branch());
    scenario.intent = Scenario.answered(Action.HOLD, 0, 36, false);
    assertEquals(EXIT_HORIZON, scenario.branch());
  }

  @Test
  void withoutAKnownEntryThereIsNoStopAndTheRecordSaysWhy() {
    Scenario scenario = entered("125").limit("PRIME_STOP_LOSS", "0.2");
    scenario.state = scenario.state.change().position(Optional.empty(), Optional.empty()).done();
    Decision decision = scenario.decide();
    assertEquals(HOLD_IN_POSITION, decision.ruling().branch());
    assertTrue(
        says(decision, EXIT_STOP).contains("the entry is unknown"), says(decision, EXIT_STOP));
  }

  /**
   * The price of the stop is reached, and the wallet cannot be read: the record says what waits.
   */
  @Test
  void aStopWaitsForAWalletThatCanBeRead() {
    Scenario scenario = entered("125").limit("PRIME_STOP_LOSS", "0.2");
    scenario.wallet = new WalletCheck.Unverified("503");
    Decision decision = scenario.decide();
    assertEquals(HOLD_IN_POSITION, decision.ruling().branch());
    assertTrue(decision.ruling().why().contains("an exit is due"), decision.ruling().why());
  }

  /** Without the newest candle a quote decides. */
  @Test
  void aStopFiresByTheMarketsPriceWhenTheCandleIsMissing() {
    Scenario scenario = entered("125").limit("PRIME_STOP_LOSS", "0.2").staleWithQuote(99.5);
    assertEquals(EXIT_STOP, scenario.branch());
    scenario.permission = new TradingPermission(TradingState.REDUCING, "leaving");
    assertEquals(EXIT_STOP, scenario.branch(), "sales only does not stop it");
    scenario.permission = new TradingPermission(TradingState.HALTED, "holiday");
    assertEquals(HALTED, scenario.branch());
  }

  @Test
  void anUnsoldStopIsTriedAgainAndCountedOnce() {
    Scenario scenario = entered("125").limit("PRIME_STOP_LOSS", "0.2");
    PrimeState after = DecisionLedger.afterDecision(scenario.state, scenario.decide(), HOUR);
    assertEquals(List.of(HOUR), after.stops());
    assertEquals(Optional.of(HOUR), after.plannedExit());
    assertEquals(Optional.of(HOUR), after.lastExit(), "the wait for another entry begins");
    scenario.state = after;
    PrimeState again =
        DecisionLedger.afterDecision(after, scenario.decide(), HOUR.plusSeconds(3_600));
    assertEquals(List.of(HOUR), again.stops());
  }

  /** Entries end for a day after so many stops in a day, and not after as many in two days. */
  @ParameterizedTest
  @CsvSource({
    "3, '20 10 5', true",
    "3, '30 10 5', false",
    "3, '10 5', false",
    "2, '40 10 5', true",
    "1, '23', true",
    "1, '24', false",
    "2, '47 24', false",
    "2, '46 23', true"
  })
  void soManyStopsEndEntriesForADay(String most, String hoursAgo, boolean blocked) {
    Scenario scenario =
        new Scenario().limit("PRIME_STOP_LOSS", "0.1").limit("PRIME_STOPS_A_DAY", most);
    scenario.state =
        scenario
            .state
            .change()
            .stops(
                Arrays.stream(hoursAgo.split(" ", -1))
                    .map(h -> HOUR.minusSeconds(3_600L * Integer.parseInt(h)))
                    .toList())
            .done();
    assertEquals(blocked ? STOPS_REACHED : ENTER_LONG, scenario.branch());
  }

  @Test
  void theHighestCloseBelongsToThePosition() {
    PrimeState held = entered("100").state;
    assertEquals(100, held.highestUsd().orElseThrow());
    PrimeState risen = held.closed(90).closed(110).closed(105);
    assertEquals(Optional.of(110.0), risen.highWaterUsd());
    assertEquals(Optional.empty(), risen.sold().highWaterUsd());
    assertEquals(Optional.empty(), PrimeState.fresh(BigDecimal.TEN).closed(110).highWaterUsd());
  }

  /** A hard block ends after so many hours without a position, and the drawdown starts anew. */
  @ParameterizedTest
  @CsvSource({"23, false", "24, true", "200, true"})
  void aHardBlockEndsByItself(int flatHours, boolean ends) {
    Scenario scenario = new Scenario().drawdown(0.07).limit("PRIME_DD_REARM_H", "24");
    scenario.state =
        scenario
            .state
            .change()
            .flatSince(Optional.of(HOUR.minusSeconds(3_600L * flatHours)))
            .done();
    Decision decision = scenario.decide();
    assertEquals(ends ? ENTER_LONG : HARD_DD_BLOCK, decision.ruling().branch());
    PrimeState after = DecisionLedger.afterDecision(scenario.state, decision, HOUR);
    assertEquals(ends ? 1_000 : 1_000 / 0.93, after.peakEquityUsd(), 1e-9);
    if (ends) {
      assertTrue(
          says(decision, HARD_DD_BLOCK).contains("ended after 24 h"),
          says(decision, HARD_DD_BLOCK));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"position", "killed", "wallet", "order", "quote", "off", "unknown"})
  void aHardBlockDoesNotEndWhile(String reason) {
    Scenario scenario = new Scenario().drawdown(0.07).limit("PRIME_DD_REARM_H", "24");
    scenario.state =
        scenario.state.change().flatSince(Optional.of(HOUR.minusSeconds(360_000))).done();
    switch (reason) {
      case "position" -> scenario.inPosition(3);
      case "killed" -> scenario.state = scenario.state.change().killed(true).done();
      case "wallet" -> scenario.wallet = new WalletCheck.Mismatched("10 USD short");
      case "order" -> scenario.unresolved = Optional.of("order abc");
      case "quote" -> scenario.staleWithQuote(100);
      case "off" -> scenario.limit("PRIME_DD_REARM_H", "0");
      default -> scenario.state = scenario.state.change().flatSince(Optional.empty()).done();
    }
    Decision.Ruling ruling = scenario.decide().ruling();
    assertTrue(ruling.assessment().orElseThrow().rearmedFromPeakUsd().isEmpty());
  }

  /** The time without a position is counted from the first tick that sees none. */
  @Test
  void theTimeWithoutAPositionBeginsWithTheFirstTickThatSeesNone() {
    Scenario flat = new Scenario();
    PrimeState first = DecisionLedger.afterDecision(flat.state, stay(flat), HOUR);
    assertEquals(Optional.of(HOUR), first.flatSince());
    flat.state = first;
    assertEquals(
        Optional.of(HOUR),
        DecisionLedger.afterDecision(first, stay(flat), HOUR.plusSeconds(3_600)).flatSince());
    Scenario held = entered("100");
    held.state = held.state.change().flatSince(Optional.of(HOUR)).done();
    assertEquals(
        Optional.empty(),
        DecisionLedger.afterDecision(held.state, held.decide(), HOUR).flatSince());
  }

  private static Decision stay(Scenario scenario) {
    scenario.intent = Scenario.answered(Action.FLAT, 0, 36, false);
    return scenario.decide();
  }

  @ParameterizedTest
  @CsvSource({
    "PRIME_STOP_LOSS, 0, 0.001..1.0",
    "PRIME_STOP_LOSS, 1.1, 0.001..1.0",
    "PRIME_TRAILING_STOP, -0.1, 0.001..1.0",
    "PRIME_TRAILING_AFTER, 0.1, needs PRIME_TRAILING_STOP",
    "PRIME_STOP_ATR, 0, 0.01..100.0",
    "PRIME_TAKE_PROFIT, NaN, a number",
    "PRIME_STOPS_A_DAY, 0, 1..24",
    "PRIME_DD_REARM_H, -1, 0..87600"
  })
  void whatMakesNoSenseIsRefusedByName(String name, String value, String why) {
    SettingsReader reader = new SettingsReader(Map.of(name, value));
    DecisionParameters.read(reader);
    assertEquals(1, reader.problems().size(), reader.problems().toString());
    assertTrue(
        Stream.of(name, why).allMatch(reader.problems().getFirst()::contains),
        reader.problems().toString());
  }

  private static String says(Decision decision, ExecutionBranch gate) {
    return decision.ruling().verdicts().stream()
        .filter(verdict -> verdict.gate() == gate)
        .findFirst()
        .orElseThrow()
        .why();
  }
}
