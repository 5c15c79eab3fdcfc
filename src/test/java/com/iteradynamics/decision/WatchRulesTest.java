package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of the watch. The position is 2 units at 100 USD beside 800 USD of cash; the peak is
 * 1,000 USD, so that the kill level of 10 % is reached below 50 USD.
 */
final class WatchRulesTest {
  private static final Instant FIVE = Scenario.HOUR.plusSeconds(300);
  private static final List<HeldProfit> LEGACY =
      List.of(
          new HeldProfit(WATCH_EARLY_PROFIT, 0.5, 0.01),
          new HeldProfit(WATCH_HURDLE_PROFIT, 4, 0.0035));

  /** What makes each rule hold: settings, and where the market is. */
  private record Cause(Consumer<Scenario> setting, double priceUsd) {}

  private static final Map<ExecutionBranch, Cause> CAUSES = new LinkedHashMap<>();

  static {
    CAUSES.put(WATCH_KILL_DD, new Cause(s -> {}, 49.99));
    CAUSES.put(WATCH_STOP_LOSS, new Cause(s -> s.limit("PRIME_STOP_LOSS", "0.05"), 95));
    CAUSES.put(WATCH_TRAILING_STOP, new Cause(WatchRulesTest::trailing, 108));
    CAUSES.put(WATCH_ATR_STOP, new Cause(WatchRulesTest::atr, 97));
    CAUSES.put(WATCH_TAKE_PROFIT, new Cause(s -> s.limit("PRIME_TAKE_PROFIT", "0.02"), 104));
    CAUSES.put(WATCH_EARLY_PROFIT, new Cause(s -> {}, 101));
    CAUSES.put(WATCH_HURDLE_PROFIT, new Cause(s -> {}, 100.36));
  }

  private static void trailing(Scenario scenario) {
    scenario.limit("PRIME_TRAILING_STOP", "0.1");
    scenario.state = scenario.state.change().highWater(120).done();
  }

  private static void atr(Scenario scenario) {
    scenario.limit("PRIME_STOP_ATR", "1.5");
    scenario.state = scenario.state.change().entryAtr(Optional.of(2.0)).done();
  }

  private Scenario scenario = watching();
  private OptionalDouble last = OptionalDouble.empty();
  private WatchMemory memory = WatchMemory.NONE;
  private List<HeldProfit> profits = List.of();

  private static Scenario watching() {
    Scenario scenario = new Scenario().inPosition(6).limit("PRIME_WATCH_MINUTES", "5");
    scenario.state = scenario.state.change().equity(1_000, 1_000).done();
    return scenario;
  }

  /** A watch {@code minutes} after the hour, which leaves its memory to the next one. */
  private Decision at(int minutes, double midUsd, double lastUsd) {
    return at(minutes, midUsd, OptionalDouble.of(lastUsd));
  }

  private Decision at(int minutes, double midUsd, OptionalDouble trade) {
    scenario.price = Optional.of(new Price(midUsd, Price.Basis.QUOTE_MID));
    last = trade;
    return decide(minutes, Optional.empty());
  }

  private Decision decide(int minutes, Optional<String> doubt) {
    Situation of = scenario.situation();
    Situation now =
        new Situation(
            of.productId(),
            Scenario.HOUR.plusSeconds(60L * minutes),
            doubt.isPresent() ? Optional.empty() : of.price(),
            of.staleCandles(),
            of.gappyCandles(),
            of.clockSkew(),
            of.permission(),
            of.unresolvedOrder(),
            of.wallet(),
            of.unknownOrder(),
            of.late(),
            of.venueNotTradable(),
            of.priceCollar(),
            of.feeHeadroomFraction(),
            of.venueMinimumUsd(),
            of.minimumSaleBase(),
            of.unlistedOrders(),
            Optional.empty());
    WatchRules.Ruled ruled =
        new WatchRules(scenario.parameters, profits)
            .decide(new WatchRules.Sight(scenario.state, now, last, doubt, memory));
    memory = ruled.memory();
    return ruled.decision();
  }

  private static ExecutionBranch branch(Decision decision) {
    return decision.ruling().branch();
  }

  @TestFactory
  List<DynamicTest> everyRuleSellsAloneAtItsPriceAndNotBeforeIt() {
    List<DynamicTest> tests = new ArrayList<>();
    CAUSES.forEach(
        (branch, cause) ->
            tests.add(
                DynamicTest.dynamicTest(
                    branch.name(),
                    () -> {
                      scenario = watching();
                      memory = WatchMemory.NONE;
                      profits = LEGACY.stream().filter(p -> p.branch() == branch).toList();
                      cause.setting().accept(scenario);
                      double price = cause.priceUsd();
                      double before = price <= 100 ? price + 0.02 : price - 0.01;
                      if (branch == WATCH_TRAILING_STOP) {
                        before = price + 0.01;
                      }
                      if (branch == WATCH_TAKE_PROFIT) {
                        before = 103.8; // 100 * 1.009 * 1.02 / 0.991 = 103.85
                      }
                      assertEquals(WATCH_HOLD, branch(at(5, before, before)));
                      Decision decision = at(10, price, price);
                      assertEquals(branch, branch(decision));
                      assertInstanceOf(Decision.Exit.class, decision);
                      assertEquals(branch == WATCH_KILL_DD, decision.ruling().killed());
                    })));
    return tests;
  }

  @TestFactory
  List<DynamicTest> theEarlierOfTwoWins() {
    List<DynamicTest> tests = new ArrayList<>();
    List<ExecutionBranch> order = List.copyOf(CAUSES.keySet());
    for (ExecutionBranch earlier : order) {
      for (ExecutionBranch later : order.subList(order.indexOf(earlier) + 1, order.size())) {
        double first = CAUSES.get(earlier).priceUsd();
        double second = CAUSES.get(later).priceUsd();
        boolean trailing = earlier == WATCH_TRAILING_STOP; // A stop that may be above the entry.
        if (!trailing && first < 100 && second > 100) {
          continue; // A price below the entry is no profit.
        }
        double price = second < 100 || (trailing && second > first) ? Math.min(first, second) : 104;
        tests.add(
            DynamicTest.dynamicTest(
                earlier + " before " + later, () -> assertEarlierWins(earlier, later, price)));
      }
    }
    assertTrue(tests.size() >= 9, tests.size() + " pairs");
    return tests;
  }

  private void assertEarlierWins(ExecutionBranch earlier, ExecutionBranch later, double price) {
    scenario = watching();
    memory = WatchMemory.NONE;
    profits = LEGACY.stream().filter(p -> p.branch() == earlier || p.branch() == later).toList();
    CAUSES.get(earlier).setting().accept(scenario);
    CAUSES.get(later).setting().accept(scenario);
    assertEquals(earlier, branch(at(5, price, price)));
  }

  @Test
  void aRuleThatIsOffIsNotAsked() {
    Decision decision = at(5, 60, 60);
    assertEquals(WATCH_HOLD, branch(decision));
    assertEquals(
        List.of(WATCH_KILL_DD, WATCH_REST, WATCH_HOLD),
        decision.ruling().verdicts().stream().map(GateVerdict::gate).toList());
  }

  @Test
  void aSinglePriceSellsOnlyWhenTheNextWatchSeesItToo() {
    scenario.limit("PRIME_STOP_LOSS", "0.05");
    assertEquals(WATCH_HOLD, branch(at(5, 94, 96)), "the last trade does not agree");
    assertEquals(List.of(WATCH_STOP_LOSS), memory.sighted());
    assertEquals(WATCH_STOP_LOSS, branch(at(10, 96, 94)), "the second in a row");
  }

  @Test
  void aSightingThatIsNotFollowedIsForgotten() {
    scenario.limit("PRIME_STOP_LOSS", "0.05");
    at(5, 94, 96);
    assertEquals(WATCH_HOLD, branch(at(10, 96, 96)));
    assertEquals(List.of(), memory.sighted());
    assertEquals(WATCH_HOLD, branch(at(15, 94, 96)));
    assertEquals(WATCH_HOLD, branch(at(30, 94, 96)), "two watches lay between");
    assertEquals(WATCH_HOLD, branch(at(30, 94, 96)), "the same watch once more proves nothing");
    assertEquals(WATCH_STOP_LOSS, branch(at(35, 94, 96)));
  }

  @Test
  void withoutATradeOfNowItTakesTwoWatches() {
    scenario.limit("PRIME_STOP_LOSS", "0.05");
    assertEquals(WATCH_HOLD, branch(at(5, 94, OptionalDouble.empty())));
    assertEquals(WATCH_STOP_LOSS, branch(at(10, 94, OptionalDouble.empty())));
  }

  @Test
  void confirmedTwiceMeansTwoWatchesThatAgree() {
    scenario.limit("PRIME_STOP_LOSS", "0.05").limit("PRIME_WATCH_CONFIRM", "2");
    assertEquals(WATCH_HOLD, branch(at(5, 94, 94)));
    assertEquals(WATCH_HOLD, branch(at(10, 94, 96)), "the trade does not agree");
    assertEquals(WATCH_HOLD, branch(at(15, 94, 94)));
    assertEquals(WATCH_STOP_LOSS, branch(at(20, 94, 94)));
  }

  @Test
  void theWatchDrawsTheTrailingStopUpByWhatBothPricesHaveSeen() {
    scenario.limit("PRIME_TRAILING_STOP", "0.1");
    at(5, 130, 110);
    assertEquals(Optional.of(110.0), memory.highestUsd(), "one odd price does not");
    assertEquals(WATCH_HOLD, branch(at(10, 99.1, 99.1)));
    assertEquals(WATCH_TRAILING_STOP, branch(at(15, 99, 99)));
  }

  @Test
  void whatWasSeenOfAnotherPositionIsForgotten() {
    scenario.limit("PRIME_TRAILING_STOP", "0.1");
    memory =
        new WatchMemory(
            Optional.of(FIVE),
            Optional.of(100.0),
            Optional.of(500.0),
            Optional.of(FIVE),
            List.of(),
            2);
    assertEquals(WATCH_HOLD, branch(at(10, 100, 100)));
    assertEquals(Optional.of(100.0), memory.highestUsd());
  }

  /** Sold and imported again within the hour of its entry. */
  @Test
  void anotherPositionOfTheSameHourIsAnotherOne() {
    scenario.limit("PRIME_TRAILING_STOP", "0.1");
    at(5, 130, 130);
    PrimeState.Entry first = scenario.state.entry().orElseThrow();
    scenario.state =
        scenario
            .state
            .change()
            .position(
                Optional.of(new PrimeState.Entry(first.at(), new BigDecimal("115"))),
                scenario.state.plannedExit())
            .done();
    assertEquals(WATCH_HOLD, branch(at(10, 110, 110)));
    assertEquals(Optional.of(115.0), memory.highestUsd());
  }

  @Test
  void aKillThatIsDueIsToldWhileTheWalletDoesNotAgree() {
    for (WalletCheck wallet :
        List.of(
            new WalletCheck.Mismatched("the wallet holds less"),
            new WalletCheck.CashUnclear("unclear"),
            new WalletCheck.Unverified("HTTP 503"))) {
      scenario.wallet = wallet;
      memory = WatchMemory.NONE;
      for (int i = 1; i <= 3; i++) {
        Decision decision = at(5 * i, 40, 40);
        assertEquals(WATCH_BLOCKED, branch(decision));
        assertTrue(decision.ruling().why().startsWith("WATCH_KILL_DD holds: "));
        assertFalse(decision.ruling().killed(), "nothing is killed yet");
        assertEquals(i, memory.unable());
      }
    }
    scenario.wallet = new WalletCheck.Verified();
    assertEquals(WATCH_KILL_DD, branch(at(20, 40, 40)));
  }

  @Test
  void aSaleThatIsBlockedGoesOnWithoutAnotherSighting() {
    scenario.limit("PRIME_STOP_LOSS", "0.05").limit("PRIME_WATCH_CONFIRM", "2");
    assertEquals(WATCH_HOLD, branch(at(5, 94, 94)));
    scenario.wallet = new WalletCheck.Unverified("HTTP 503");
    for (int i = 1; i <= 6; i++) {
      assertEquals(WATCH_BLOCKED, branch(at(5 + 5 * i, 94, 94)));
      assertEquals(i, memory.unable());
    }
    scenario.wallet = new WalletCheck.Verified();
    assertEquals(WATCH_STOP_LOSS, branch(at(40, 94, 94)));
  }

  @Test
  void theRestOfAnExitIsSoldWhateverThePrice() {
    Instant decided = Scenario.HOUR.plusSeconds(120);
    scenario.state =
        scenario
            .state
            .change()
            .position(scenario.state.entry(), Optional.of(decided))
            .exited(decided)
            .done();
    Decision decision = at(5, 110, 110);
    assertEquals(WATCH_REST, branch(decision));
    assertInstanceOf(Decision.Exit.class, decision);
  }

  /** The tick of midnight may come after it, and must not take what it lost for the day's start. */
  @Test
  void aDayThatBeginsWithWatchBeginsWithTheLastEquity() {
    scenario.state =
        scenario
            .state
            .change()
            .activity(Optional.of(Activity.beginning(Scenario.HOUR.minusSeconds(86_400), 1_234)))
            .done();
    scenario.limit("PRIME_STOP_LOSS", "0.05");
    Activity after = at(5, 90, 90).ruling().activity().orElseThrow();
    assertEquals(Optional.of(1_000.0), after.dayEquityUsd());
    assertEquals(0, after.dayOrders());
  }

  @Test
  void aDoubtfulPriceSellsNothingAndIsCounted() {
    scenario.limit("PRIME_STOP_LOSS", "0.05");
    at(5, 94, 96);
    for (int i = 1; i <= 3; i++) {
      Decision decision = decide(5 + 5 * i, Optional.of("bid and ask are too far apart"));
      assertEquals(WATCH_PRICE_DOUBTFUL, branch(decision));
      assertEquals(i, memory.unable());
    }
    assertEquals(WATCH_HOLD, branch(at(25, 94, 96)), "what was sighted before proves nothing");
    assertEquals(0, memory.unable());
  }

  @Test
  void whatCannotBeSoldIsSaidAndSoldLater() {
    scenario.limit("PRIME_STOP_LOSS", "0.05");
    scenario.wallet = new WalletCheck.Unverified("HTTP 503");
    Decision decision = at(5, 94, 94);
    assertEquals(WATCH_BLOCKED, branch(decision));
    assertEquals("WATCH_STOP_LOSS holds: HTTP 503", decision.ruling().why());
    scenario.wallet = new WalletCheck.Verified();
    assertEquals(WATCH_STOP_LOSS, branch(at(10, 94, 94)));
    scenario.unresolved = Optional.of("the end of an order is unknown");
    assertEquals(WATCH_BLOCKED, branch(at(15, 94, 94)));
  }

  @Test
  void aWalletThatDoesNotAgreeStopsTheKillSwitchAndNoStop() {
    scenario.limit("PRIME_STOP_LOSS", "0.05");
    scenario.wallet = new WalletCheck.Mismatched("the wallet holds less");
    Decision decision = at(5, 40, 40);
    assertEquals(WATCH_STOP_LOSS, branch(decision));
    assertFalse(decision.ruling().killed());
  }

  @Test
  void whatIsLeftAfterAKillIsSold() {
    scenario.state = scenario.state.change().killed(true).done();
    assertEquals(WATCH_KILL_DD, branch(at(5, 100, 100)));
  }

  @Test
  void whatTheVenueWouldNotSellIsNoPosition() {
    scenario.minimumSale = OptionalDouble.of(3);
    assertEquals(WATCH_HOLD, branch(at(5, 40, 40)));
  }

  @Test
  void aWatchNeverRaisesThePeak() {
    Decision decision = at(5, 500, 500);
    assertEquals(1_000, decision.ruling().assessment().orElseThrow().peakEquityUsd());
  }
}
