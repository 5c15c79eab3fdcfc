package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of an entry, just below, at and just above each. */
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
}
