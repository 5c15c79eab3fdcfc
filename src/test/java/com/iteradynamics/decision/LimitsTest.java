package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of the decision, just below, at and just above each. */
class LimitsTest {
  private final Scenario scenario = new Scenario();

  @ParameterizedTest
  @CsvSource({
    // seconds since the last exit, cooldown in hours, branch
    "10799, 3, REENTRY_COOLDOWN_BLOCK",
    "10800, 3, ENTER_LONG",
    "10801, 3, ENTER_LONG",
    "0, 0, ENTER_LONG",
  })
  void theCooldownIsOverAtItsEnd(long seconds, String hours, ExecutionBranch branch) {
    scenario.parameters = Scenario.with("PRIME_REENTRY_COOLDOWN_H", hours);
    scenario.state =
        scenario.state.change().exited(Scenario.HOUR.minus(Duration.ofSeconds(seconds))).done();
    assertEquals(branch, scenario.branch());
  }

  @ParameterizedTest
  @CsvSource({
    // largest share of 1,000 USD, our minimum, branch; the venue's is 1 USD
    "0.25, 250.01, TARGET_TOO_SMALL",
    "0.25, 250, ENTER_LONG",
    "0.25, 249.99, ENTER_LONG",
    "0.0009765625, 0.01, TARGET_TOO_SMALL",
    "0.001, 0.01, ENTER_LONG",
    "0.0010009765625, 0.01, ENTER_LONG",
  })
  void anEntryIsAtLeastTheLargerOfOurMinimumAndTheVenues(
      String exposure, String minimum, ExecutionBranch branch) {
    scenario.parameters =
        DecisionParameters.read(
            new SettingsReader(
                Map.of("PRIME_MAX_EXPOSURE", exposure, "PRIME_MIN_NOTIONAL_USD", minimum)));
    scenario.state = PrimeState.fresh(new BigDecimal("1000"));
    assertEquals(branch, scenario.branch(), scenario.decide().ruling().why());
  }

  @ParameterizedTest
  @CsvSource({
    // seconds since the entry, minimum hold in hours, branch
    "21599, 6, MIN_HOLD_BLOCK",
    "21600, 6, EXIT_STRATEGY",
    "21601, 6, EXIT_STRATEGY",
    "0, 0, EXIT_STRATEGY",
  })
  void theMinimumHoldIsOverAtItsEnd(long seconds, String hours, ExecutionBranch branch) {
    scenario.parameters = Scenario.with("PRIME_EXIT_MIN_HOLD_H", hours);
    scenario.inPosition(1);
    scenario.state =
        scenario
            .state
            .change()
            .position(
                Optional.of(
                    new PrimeState.Entry(
                        Scenario.HOUR.minus(Duration.ofSeconds(seconds)), new BigDecimal("100"))),
                scenario.state.plannedExit())
            .done();
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    assertEquals(branch, scenario.branch());
  }

  @ParameterizedTest
  @CsvSource({
    // seconds from the planned exit to now, branch
    "-1, HOLD_IN_POSITION",
    "0, EXIT_HORIZON",
    "1, EXIT_HORIZON",
  })
  void thePlannedExitIsDueAtItsTime(long seconds, ExecutionBranch branch) {
    scenario.inPosition(5);
    scenario.state =
        scenario
            .state
            .change()
            .position(
                scenario.state.entry(),
                Optional.of(Scenario.HOUR.minus(Duration.ofSeconds(seconds))))
            .done();
    assertEquals(branch, scenario.branch());
  }

  @ParameterizedTest
  @CsvSource({
    // equity of a peak of 1,000 USD; limits are 12.5 %, 25 % and 50 %
    "875.01, OK",
    "875, SOFT",
    "874.99, SOFT",
    "750.01, SOFT",
    "750, HARD",
    "749.99, HARD",
    "500.01, HARD",
    "500, KILL",
    "499.99, KILL",
  })
  void aBandBeginsAtItsLimit(String equity, DrawdownBand band) {
    scenario.parameters =
        DecisionParameters.read(
            new SettingsReader(
                Map.of("PRIME_DD_SOFT", "0.125", "PRIME_DD_HARD", "0.25", "PRIME_DD_KILL", "0.5")));
    scenario.state = PrimeState.fresh(new BigDecimal(equity)).change().equity(1_000, 1_000).done();
    assertEquals(Optional.of(band), scenario.decide().ruling().assessment().orElseThrow().band());
    assertEquals(
        switch (band) {
          case OK, SOFT -> ExecutionBranch.ENTER_LONG;
          case HARD -> ExecutionBranch.HARD_DD_BLOCK;
          case KILL -> ExecutionBranch.KILL_DD;
        },
        scenario.branch());
  }

  @Test
  void withoutAPeakThereIsNoDrawdown() {
    scenario.state = PrimeState.fresh(BigDecimal.ZERO);
    assertEquals(OptionalDouble.of(0), scenario.facts().assessment().drawdownFraction());
  }

  @ParameterizedTest
  @CsvSource({
    // soft, hard and kill limit, problems
    "0.03, 0.06, 0.1, 0",
    "0.06, 0.06, 0.1, 0",
    "0.03, 0.1, 0.1, 0",
    "0.0601, 0.06, 0.1, 1",
    "0.03, 0.1001, 0.1, 1",
  })
  void theBandsMayBeEqualAndNotTheOtherWayRound(
      String soft, String hard, String kill, int problems) {
    SettingsReader reader =
        new SettingsReader(
            Map.of("PRIME_DD_SOFT", soft, "PRIME_DD_HARD", hard, "PRIME_DD_KILL", kill));
    DecisionParameters.read(reader);
    assertEquals(problems, reader.problems().size(), reader.problems().toString());
  }

  @ParameterizedTest
  @CsvSource({
    // units at 100 USD of which no entry is known, our minimum is 6.25 USD
    "0.0624, false",
    "0.0625, true",
    "0.0626, true",
  })
  void coinsWithoutAnEntryAreAPositionFromTheMinimumOn(String base, boolean position) {
    scenario.parameters = Scenario.with("PRIME_MIN_NOTIONAL_USD", "6.25");
    scenario.state =
        scenario.state.change().holdings(new BigDecimal("1000"), new BigDecimal(base)).done();
    assertEquals(position, scenario.facts().inPosition());
  }

  @Test
  void anEntryWithoutCoinsIsNoPosition() {
    scenario.inPosition(5);
    scenario.state =
        scenario.state.change().holdings(scenario.state.cashUsd(), BigDecimal.ZERO).done();
    assertFalse(scenario.facts().inPosition());
  }

  @ParameterizedTest
  @CsvSource({
    // taker fee, share of cash that is kept back
    "0, 0.005",
    "0.25, 0.255",
    "0.994, 0.999",
    "0.995, 1",
    "1, 1",
  })
  void anEntryKeepsTheFeeBackAndHalfAPercent(double fee, double kept) {
    assertEquals(kept, Situation.feeHeadroomFraction(fee), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({
    // wanted share of 1,000 USD at a cap of 1 USD, the minimum is 5 USD
    "0.00499, TARGET_TOO_SMALL",
    "0.005, CAP_REACHED",
    "0.00501, CAP_REACHED",
  })
  void aCapStopsWhatIsWantedFromTheMinimumOn(double wanted, ExecutionBranch branch) {
    scenario.intent = Scenario.answered(Action.ENTER_LONG, wanted, 36, false);
    scenario.parameters = Scenario.with("PRIME_CAP_ORDER_USD", "1");
    assertEquals(branch, scenario.branch());
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "4.9E-324, true",
    "1.7976931348623157E308, true",
    "-1, false",
    "Infinity, false",
    "NaN, false",
  })
  void aPriceIsAboveZeroAndFinite(double usd, boolean valid) {
    Executable made = () -> new Price(usd, Price.Basis.CLOSE);
    if (valid) {
      assertDoesNotThrow(made);
    } else {
      assertThrows(IllegalArgumentException.class, made);
    }
  }
}
