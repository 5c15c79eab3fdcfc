package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each cap stops an entry with its code, is a parameter, and lets go where it should. The scenario
 * wants to buy for 250 USD, of 1,000.
 */
class CapsTest {
  private static final Instant HOUR = Scenario.HOUR;

  @ParameterizedTest
  @CsvSource({
    // parameter, value that stops, value that does not, code
    "PRIME_CAP_PRODUCTS, ETH-USD, 'ETH-USD, BTC-USD', PRODUCT_NOT_ALLOWED",
    "PRIME_CAP_DAILY_LOSS, 0.01, 0.02, DAILY_LOSS",
    "PRIME_CAP_REJECTS_HOUR, 2, 3, REJECTS_PER_HOUR",
    "PRIME_CAP_ORDERS_TICK, 0, 1, ORDERS_PER_TICK",
    "PRIME_CAP_ORDERS_HOUR, 3, 4, ORDERS_PER_HOUR",
    "PRIME_CAP_ORDERS_DAY, 5, 6, ORDERS_PER_DAY",
    "PRIME_CAP_ORDER_USD, 249.99, 250, ORDER_NOTIONAL",
    "PRIME_CAP_POSITION_USD, 251.99, 252, POSITION_NOTIONAL",
  })
  void aCapStopsAnEntryWithItsCode(String parameter, String stops, String lets, Cap code) {
    Scenario scenario = busy();
    scenario.parameters = Scenario.with(parameter, stops);
    Decision.Ruling ruling = scenario.decide().ruling();
    assertEquals(ExecutionBranch.CAP_REACHED, ruling.branch());
    assertTrue(ruling.why().startsWith(code + ": "), ruling.why());
    scenario.parameters = Scenario.with(parameter, lets);
    assertEquals(ExecutionBranch.ENTER_LONG, scenario.branch(), scenario.decide().ruling().why());
  }

  @ParameterizedTest
  @CsvSource({
    "PRIME_CAP_PRODUCTS, ETH-USD",
    "PRIME_CAP_DAILY_LOSS, 0.0001",
    "PRIME_CAP_REJECTS_HOUR, 1",
    "PRIME_CAP_ORDERS_TICK, 0",
    "PRIME_CAP_ORDERS_HOUR, 0",
    "PRIME_CAP_ORDERS_DAY, 0",
    "PRIME_CAP_ORDER_USD, 0.01",
    "PRIME_CAP_POSITION_USD, 0.01",
  })
  void noCapStopsASale(String parameter, String value) {
    Scenario scenario = busy().inPosition(9);
    scenario.intent = Scenario.answered(Action.EXIT_LONG, 0, 36, false);
    scenario.parameters = Scenario.with(parameter, value);
    assertInstanceOf(Decision.Exit.class, scenario.decide());
  }

  @Test
  void aNewDayAndANewHourBeginAnew() {
    Activity activity =
        Activity.beginning(HOUR, 1_000).sent(HOUR, true).sent(HOUR, false).sent(HOUR, false);
    assertEquals(new Activity(HOUR.minusSeconds(54_000), 1_000, 3, HOUR, 3, 1), activity);
    Instant next = HOUR.plusSeconds(3_600);
    assertEquals(
        new Activity(HOUR.minusSeconds(54_000), 1_000, 3, next, 0, 0), activity.at(next, 900));
    Instant tomorrow = Instant.parse("2026-03-02T00:00:00Z");
    assertEquals(new Activity(tomorrow, 900, 0, tomorrow, 0, 0), activity.at(tomorrow, 900));
  }

  @Test
  void anOrderOfAnEarlierHourCountsForItsDayAlone() {
    Activity activity = Activity.beginning(HOUR, 1_000);
    assertEquals(0, activity.sent(HOUR.minusSeconds(3_600), true).hourOrders());
    assertEquals(1, activity.sent(HOUR.minusSeconds(3_600), true).dayOrders());
    assertEquals(0, activity.sent(HOUR.minusSeconds(86_400), true).dayOrders());
  }

  @Test
  void aDepositIsNoGainAndAWithdrawalIsNoLoss() {
    PrimeState state =
        PrimeState.fresh(new BigDecimal("1000"))
            .change()
            .activity(Optional.of(Activity.beginning(HOUR, 1_000)))
            .done();
    PrimeState less = state.flow(new BigDecimal("-400"));
    assertEquals(0, less.activity().orElseThrow().lossFraction(less.lastEquityUsd()));
  }

  @Test
  void anotherOrderOfTheTickStaysWithinTheCaps() {
    CapParameters caps = CapParameters.read(new SettingsReader(Map.of()));
    Activity quiet = Activity.beginning(HOUR, 1_000);
    assertTrue(caps.allowAnother(quiet, 2, 2));
    assertFalse(caps.allowAnother(quiet, 3, 0), "three in a tick");
    assertFalse(caps.allowAnother(quiet, 2, 3), "three refusals in an hour");
    Activity busy = new Activity(quiet.day(), 1_000, 23, HOUR, 0, 0);
    assertFalse(caps.allowAnother(busy, 1, 0), "24 on a day");
  }

  @Test
  void aProductListThatCannotBeIsAProblem() {
    SettingsReader reader = new SettingsReader(Map.of("PRIME_CAP_PRODUCTS", "BTC-USD,btc"));
    DecisionParameters.read(reader);
    assertEquals(1, reader.problems().size(), reader.problems().toString());
  }

  /** Lost 1.5 % today, five orders today, three of them this hour, two refused; dust of 2 USD. */
  private static Scenario busy() {
    Scenario scenario = new Scenario();
    Activity activity = new Activity(HOUR.minusSeconds(54_000), 1_000 / 0.985, 5, HOUR, 3, 2);
    scenario.state =
        scenario
            .state
            .change()
            .holdings(new BigDecimal("998"), new BigDecimal("0.02"))
            .activity(Optional.of(activity))
            .done();
    return scenario;
  }
}
