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
    "PRIME_CAP_ORDER_USD, 4.99, 5, ORDER_NOTIONAL",
    "PRIME_CAP_POSITION_USD, 6.99, 7, POSITION_NOTIONAL",
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
    // caps of one order and of the position, USD; what is bought, USD, and which cap made it so
    "250.01, 252.01, 250, ",
    "250, 252, 250, ",
    "249.99, 252, 249.99, ORDER_NOTIONAL",
    "250, 251.99, 249.99, POSITION_NOTIONAL",
    "100, 80, 78, POSITION_NOTIONAL",
    "70, 80, 70, ORDER_NOTIONAL",
    "5, 25000, 5, ORDER_NOTIONAL",
    "10000, 7, 5, POSITION_NOTIONAL",
  })
  void theCapsOfAmountsMakeAnEntrySmallerAndAreNamed(
      String order, String position, double bought, Cap by) {
    Scenario scenario = busy();
    scenario.parameters =
        DecisionParameters.read(
            new SettingsReader(
                Map.of("PRIME_CAP_ORDER_USD", order, "PRIME_CAP_POSITION_USD", position)));
    Decision.Enter enter = assertInstanceOf(Decision.Enter.class, scenario.decide());
    assertEquals(bought, enter.targetUsd(), 1e-9);
    String why = enter.ruling().why();
    assertEquals(by != null, why.contains(" of 250.00 USD wanted, cut by "), why);
    assertTrue(by == null || why.contains("cut by " + by), why);
  }

  @Test
  void whatIsWantedBelowTheMinimumIsNoMatterOfACap() {
    Scenario scenario = busy();
    scenario.intent = Scenario.answered(Action.ENTER_LONG, 0.004, 36, false);
    scenario.parameters = Scenario.with("PRIME_CAP_ORDER_USD", "1");
    assertEquals(ExecutionBranch.TARGET_TOO_SMALL, scenario.branch());
  }

  @ParameterizedTest
  @CsvSource({
    // equity that the day of now 1,000 USD began with, the cap of its loss, whether an entry stops
    "2000.01, 0.5, true",
    "2000, 0.5, true",
    "1999.99, 0.5, false",
  })
  void theDailyLossStopsAtItsLimit(double begun, String cap, boolean stopped) {
    Scenario scenario = new Scenario();
    scenario.state =
        scenario
            .state
            .change()
            .activity(Optional.of(new Activity(HOUR.minusSeconds(54_000), begun, 0, HOUR, 0, 0)))
            .done();
    scenario.parameters = Scenario.with("PRIME_CAP_DAILY_LOSS", cap);
    assertEquals(
        stopped ? ExecutionBranch.CAP_REACHED : ExecutionBranch.ENTER_LONG, scenario.branch());
  }

  @Test
  void aDayBeginsWithTheFirstEquityThatCouldBeVerified() {
    Scenario scenario = new Scenario();
    Activity yesterday =
        new Activity(
            Instant.parse("2026-02-28T00:00:00Z"), 2_000, 7, HOUR.minusSeconds(86_400), 1, 0);
    scenario.state =
        scenario.state.change().activity(Optional.of(yesterday)).equity(2_000, 2_000).done();
    scenario.wallet = new WalletCheck.Unverified("HTTP 503");
    Activity unverified = scenario.decide().ruling().activity().orElseThrow();
    assertEquals(Optional.empty(), unverified.dayEquityUsd());
    assertEquals(0, unverified.dayOrders());
    scenario.state = scenario.state.change().activity(Optional.of(unverified)).done();
    scenario.wallet = new WalletCheck.Verified();
    Activity verified = scenario.decide().ruling().activity().orElseThrow();
    assertEquals(Optional.of(1_000.0), verified.dayEquityUsd());
    scenario.state =
        scenario
            .state
            .change()
            .activity(Optional.of(verified))
            .holdings(new BigDecimal("900"), BigDecimal.ZERO)
            .done();
    assertEquals(
        Optional.of(1_000.0),
        scenario.decide().ruling().activity().orElseThrow().dayEquityUsd(),
        "it stays for the day");
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
