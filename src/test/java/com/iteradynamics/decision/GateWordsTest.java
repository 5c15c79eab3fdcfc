package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gates say they saw, word for word, whether they match or not. */
class GateWordsTest {
  private final Scenario scenario = new Scenario();

  private String says(ExecutionBranch branch) {
    return Gates.IN_ORDER.stream()
        .filter(gate -> gate.branch() == branch)
        .findFirst()
        .orElseThrow()
        .ask(scenario.facts())
        .why();
  }

  @Test
  void aGateThatLooksForAProblemQuotesItOrSaysThatThereIsNone() {
    Gate gate = Gate.problem(HALTED, facts -> facts.situation().late(), "in time");
    assertEquals(new GateVerdict(HALTED, false, "in time"), gate.ask(scenario.facts()));
    scenario.late = Optional.of("2 h late");
    assertEquals(new GateVerdict(HALTED, true, "2 h late"), gate.ask(scenario.facts()));
  }

  @Test
  void aPersonsReasonIsQuotedWhereThereIsOne() {
    assertEquals("trading is ACTIVE", says(HALTED));
    scenario.permission = new TradingPermission(TradingState.REDUCING, "leaving");
    assertEquals("trading is REDUCING: leaving", says(REDUCE_ONLY));
  }

  @Test
  void theKillSwitchIsArmedOrTripped() {
    assertEquals("the kill switch is armed", says(KILLED_STATE_ACTIVE));
    scenario.state = scenario.state.change().killed(true).done();
    assertEquals(
        "the kill switch is tripped; `argus state reset` arms it again", says(KILLED_STATE_ACTIVE));
  }

  @Test
  void theDrawdownHasItsBandAndSaysWhenItIsOld() {
    scenario.drawdown(0.04);
    assertEquals("drawdown -4.00 % is soft", says(KILL_DD));
    scenario.wallet = new WalletCheck.Unverified("503");
    assertEquals("drawdown -4.00 % is soft (as last verified)", says(KILL_DD));
    scenario.stale();
    assertEquals("drawdown unknown without a price", says(KILL_DD));
  }

  @ParameterizedTest
  @CsvSource({
    // equity of a peak of 100,000 USD, what is said
    "100000, 0.00 %",
    "99999, 0.00 %",
    "99990, -0.01 %",
    "99910, -0.09 %",
    "99900, -0.10 %",
    "99890, -0.11 %",
    "94900, -5.10 %",
    "89999, -10.00 %",
  })
  void aPercentageHasTwoDecimalsAndNoSignWithoutADigit(String equity, String percent) {
    scenario.state =
        PrimeState.fresh(new BigDecimal(equity)).change().equity(100_000, 100_000).done();
    assertEquals(percent, says(KILL_DD).replaceAll("drawdown (.*) is .*", "$1"));
  }

  @Test
  void withoutAPriceTheRecordSaysWhatCouldBeDueInAPositionAlone() {
    assertEquals("the price is known", says(STALE_CANDLES));
    scenario.stale();
    assertEquals("no candle of 14:00", says(STALE_CANDLES));
    scenario.stale = Optional.empty();
    assertEquals("there is no price", says(STALE_CANDLES));
    assertEquals(STALE_CANDLES, scenario.branch());
    scenario.inPosition(5);
    assertEquals(
        "there is no price; an exit could be due and cannot be judged without a price",
        says(STALE_CANDLES));
    scenario.horizonReached();
    assertEquals(
        "there is no price; the planned exit is due and cannot be priced", says(STALE_CANDLES));
  }

  @Test
  void theHoldingTimeIsSaidBesideItsMinimum() {
    scenario.parameters = Scenario.with("PRIME_EXIT_MIN_HOLD_H", "6");
    assertEquals("no known entry, minimum 6 h", says(MIN_HOLD_BLOCK));
    scenario.inPosition(5);
    assertEquals("held 5 h, minimum 6 h", says(MIN_HOLD_BLOCK));
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, true);
    assertEquals("held 5 h, minimum 6 h, a panic exit does not wait", says(MIN_HOLD_BLOCK));
  }

  @Test
  void theStrategysAnswerIsNamedWithItsReason() {
    assertEquals("ENTER_LONG (test), no position", says(EXIT_STRATEGY));
    scenario.inPosition(5);
    assertEquals("ENTER_LONG (test), in position", says(EXIT_STRATEGY));
    scenario.intent = new IntentResult.Failed("threw");
    assertEquals("strategy failed, counts as HOLD, in position", says(EXIT_STRATEGY));
    assertEquals("threw", says(HOLD_STRATEGY_FAIL));
    scenario.intent = new IntentResult.NotAsked("no candle");
    assertEquals("strategy not asked, in position", says(EXIT_STRATEGY));
    assertEquals("the strategy answered", says(HOLD_STRATEGY_FAIL));
  }

  @Test
  void thePlannedExitIsThePositions() {
    assertEquals("no position", says(EXIT_HORIZON));
    scenario.inPosition(5).horizonReached();
    assertEquals("planned exit 2026-03-01T15:00:00Z", says(EXIT_HORIZON));
  }

  @ParameterizedTest
  @CsvSource({
    // price of 2 units, how their worth is said
    "100, 200.00 USD",
    "617, 1234.00 USD",
    "0.5, 1.00 USD",
    "0.25, 0.50 USD",
    "0.00117, 0.00234 USD",
  })
  void aPositionIsWorthItsPrice(double price, String worth) {
    scenario.inPosition(5);
    scenario.price = Optional.of(new Price(price, Price.Basis.CLOSE));
    assertEquals("position worth " + worth, says(HOLD_IN_POSITION));
  }

  @Test
  void aPositionSaysWhatKeepsItsExit() {
    assertEquals("position worth 0.00 USD, below the minimum", says(HOLD_IN_POSITION));
    scenario.inPosition(5);
    scenario.wallet = new WalletCheck.Unverified("503");
    assertEquals("position worth 200.00 USD", says(HOLD_IN_POSITION), "no exit is due");
    String due = "position worth 200.00 USD, an exit is due but the wallet is unverified: 503";
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    assertEquals(due, says(HOLD_IN_POSITION));
    scenario.intent = Scenario.answered(Action.HOLD, 0, 36, false);
    scenario.horizonReached();
    assertEquals(due, says(HOLD_IN_POSITION));
    scenario.wallet = new WalletCheck.Verified();
    assertEquals("position worth 200.00 USD", says(HOLD_IN_POSITION));
    scenario.stale();
    assertEquals("position of unknown worth", says(HOLD_IN_POSITION));
  }

  @Test
  void theCooldownIsSaidBesideItsMinimum() {
    scenario.parameters = Scenario.with("PRIME_REENTRY_COOLDOWN_H", "3");
    assertEquals("no exit yet, minimum 3 h", says(REENTRY_COOLDOWN_BLOCK));
    scenario.state = scenario.state.change().exited(Scenario.HOUR.minusSeconds(7200)).done();
    assertEquals("2 h since the last exit, minimum 3 h", says(REENTRY_COOLDOWN_BLOCK));
  }

  @Test
  void exposureAndTargetAreSaidAsTheyAre() {
    assertEquals("desired 100.00 %, allowed 25.00 % of equity", says(BLOCKED_EXPO));
    assertEquals("target 250.00 USD, minimum 5.00 USD", says(ENTER_LONG));
    scenario.intent = new IntentResult.Failed("threw");
    assertEquals("desired 0.00 %, allowed 0.00 % of equity", says(BLOCKED_EXPO));
  }
}
