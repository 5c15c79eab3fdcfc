package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.research.BreakEven.Level;
import com.iteradynamics.testkit.Seed;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakEvenTest {
  private static final int PATHS = 2_000;

  /** Below the 1e-6 that is asked for. */
  private static final double EQUAL = 1e-9;

  private final Random dice = new Random(Seed.value());

  /**
   * By hand, with k the cost per side, G the growth of the book and H = last / first / (1 + k) that
   * of holding, which is bought at the first close. In all cases G(k) = 1 for cash, G(k) = H(k) for
   * holding.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // All in, all out: 1.02 (1 - k) / (1 + k) = 1, k = 0.02 / 2.02. Holding: 1.02 (1 - k) =
        // 1.01, k = 0.01 / 1.02.
        "100 102 101   | 0:1 1:-1         | 99.0099 bps  | 98.0392 bps",
        // In and not out again: 1.05 / (1 + k) = 1; it is what holding is.
        "100 105       | 0:1              | 500 bps      | 0 bps",
        // Half in, all out: 0.5 + 0.52 (1 - k) / (1 + k) = 1, k = 0.04 / 2.04. Holding: 0.02 =
        // 0.02 k, k = 1.
        "100 104 100   | 0:0.5 1:-1       | 196.0784 bps | above 1,000 bps",
        // Twice 3 %: the same as once. Holding: 1.0609 (1 - k)^2 = (1 + k) 1.0506 gives
        // 1.0609 k^2 - 3.1724 k + 0.0103 = 0, k = 0.00325029.
        "100 103 102 105.06 | 0:1 1:-1 2:1 3:-1 | 147.7833 bps | 32.5029 bps",
        // A loss of 1 % without costs; holding loses as much, and pays once.
        "100 99        | 0:1 1:-1         | none (loses even without costs) | 0 bps",
        // Nothing.
        "100 110       | ''               | none (nothing was traded) | none (nothing was traded)",
        // Bought and sold at one price: 0 for cash. Holding: 1 - k = 0.95.
        "100 100 95    | 0:1 1:-1         | 0 bps        | 500 bps",
        // Half out at 110, the rest worth 92: 0.55 (1 - k) + 0.46 = 1 + k, k = 0.01 / 1.55.
        // Holding: 0.55 (1 - k) + 0.46 = 0.92, k = 0.09 / 0.55 = 0.16.
        "100 110 92    | 0:1 1:-0.5       | 64.5161 bps  | above 1,000 bps",
        // Half in while the price rises by 20 %: 0.5 + 0.6 / (1 + k) = 1, k = 0.2.
        "100 120       | 0:0.5            | above 1,000 bps | none (below holding even without costs)",
        // In at 80 and up to 100: 1.25 / (1 + k) is above 1 up to k = 0.25, above holding always.
        "100 80 100    | 1:1              | above 1,000 bps | above 1,000 bps",
        // In twice with halves of the cash, 0.5 at 100 and 0.25 at 80, worth 90: 0.25 + (0.45 +
        // 0.28125) / (1 + k) = 1 is -0.0186; holding 0.9: 0.25 (1 + k) + 0.73125 > 0.9.
        "100 80 90     | 0:0.5 1:0.5      | none (loses even without costs) | above 1,000 bps",
        // The same, worth 88: holding is 0.88, so is 0.25 + 0.44 + 0.275 = 0.965 above it; a
        // sale at the top of 112 instead: 0.25 + (0.56 + 0.35) (1 - k) / (1 + k) = 1, k = 0.16 /
        // 1.66. Holding: 0.25 (1 + k) + 0.91 (1 - k) = 1.12, k = 0.04 / 0.66.
        "100 80 112    | 0:0.5 1:0.5 2:-1 | 963.8554 bps | 606.0606 bps"
      })
  void whereItLiesByHand(String closes, String trades, String cash, String hold) {
    PlayedBook played = PlayedBook.of(closes, trades);
    for (Costs paid : List.of(Costs.NONE, new Costs(90, 5), new Costs(50, 20, 3))) {
      BreakEven found = of(played, paid);
      assertClose(cash, found.cash());
      assertClose(hold, found.hold());
    }
  }

  /** Numbers to four decimals, and words as they are. */
  private static void assertClose(String expected, Level actual) {
    if (actual instanceof Level.At(double bps)) {
      assertTrue(expected.matches("[0-9.,]+ bps"), () -> expected + " expected, was " + bps);
      double number = Double.parseDouble(expected.replace(" bps", "").replace(",", ""));
      assertEquals(number, bps, 1e-4);
    } else {
      assertEquals(expected, actual.words().replace('\u00a0', ' '));
    }
  }

  private static BreakEven of(PlayedBook played, Costs paid) {
    BookCurve book = played.at(paid);
    return BreakEven.of(book, BuyAndHold.besideReference(book, paid));
  }

  @Test
  void booksOneAfterTheOtherMultiply() {
    // 1.04 and 0.99 with a round trip each: 1.0296 u^2 = 1 where u = (1 - k) / (1 + k).
    List<BookCurve> books =
        Stream.of("100 104", "100 99")
            .map(closes -> PlayedBook.of(closes, "0:1 1:-1").at(new Costs(30, 5)))
            .toList();
    List<BookCurve> holds =
        books.stream().map(book -> BuyAndHold.besideReference(book, Costs.NONE)).toList();
    double u = 1 / Math.sqrt(1.0296);
    BreakEven found = BreakEven.of(books, holds);
    assertEquals((1 - u) / (1 + u) * 1e4, found.cash().found().orElseThrow(), 1e-6);
    // Holding grows by 1.0296 / (1 + k)^2: the same without costs, and worse with any.
    assertEquals(0, found.hold().found().orElseThrow());
  }

  /** A run at the cost that was found ends as cash, or as holding at that cost. */
  @Test
  void aRunAtTheBreakEvenEndsAsCashOrAsHolding() {
    int cash = 0;
    int hold = 0;
    for (int path = 0; path < PATHS; path++) {
      PlayedBook played = PlayedBook.random(dice);
      BreakEven found = of(played, new Costs(100 * dice.nextDouble(), 20 * dice.nextDouble()));
      cash += check(played, found.cash(), bps -> 1);
      hold += check(played, found.hold(), bps -> held(played, bps));
    }
    assertTrue(cash > 200 && hold > 200, cash + " and " + hold + " were found");
  }

  /** Growth of an alternative at a cost, bps. */
  private interface Other {
    double growth(double bps);
  }

  /** Whether there is one: 1 or 0. */
  private int check(PlayedBook played, Level level, Other other) {
    double some = BreakEven.MOST_BPS * dice.nextDouble();
    switch (level) {
      case Level.At(double bps) -> {
        assertEquals(1, played.growth(bps) / other.growth(bps), EQUAL, played::toString);
        // It is the lowest one.
        double less = bps * dice.nextDouble();
        assertTrue(played.growth(less) >= other.growth(less) - EQUAL, played::toString);
        return 1;
      }
      case Level.Above(double bps) -> {
        assertTrue(played.growth(some) > other.growth(some), played::toString);
        assertTrue(played.growth(bps) > other.growth(bps), played::toString);
      }
      case Level.None(String reason) ->
          assertTrue(
              reason.equals("nothing was traded") || played.growth(0) < other.growth(0),
              played::toString);
    }
    return 0;
  }

  private static double held(PlayedBook played, double bps) {
    double last = played.closes()[played.closes().length - 1];
    return last / (played.closes()[0] * (1 + bps / 1e4));
  }

  /** Whatever the book itself paid. */
  @Test
  void equityNeverRisesWithTheCostAndFallsWhereSomethingIsTraded() {
    for (int path = 0; path < PATHS; path++) {
      PlayedBook played = PlayedBook.random(dice);
      FixedDecisions decisions = FixedDecisions.of(played.at(new Costs(40, 5)));
      double before = decisions.growth(0);
      for (double cost = 0.001; cost < 1; cost += 0.1 * dice.nextDouble()) {
        double growth = decisions.growth(cost);
        assertTrue(decisions.none() ? growth == before : growth < before, played::toString);
        before = growth;
      }
    }
  }

  /** At what it paid as a fee the decisions make the book again; at nothing, the gross one. */
  @Test
  void theDecisionsAtTheirOwnCostMakeTheirOwnBook() {
    for (int path = 0; path < PATHS; path++) {
      PlayedBook played = PlayedBook.random(dice);
      double fee = 100 * dice.nextDouble();
      BookCurve book = played.at(new Costs(fee, 0));
      BookCurve again = FixedDecisions.of(book).curve(fee / 1e4);
      for (int k = 0; k < book.size(); k++) {
        assertEquals(book.equityUsd(k), again.equityUsd(k), 1e-9 * book.equityUsd(k));
      }
      assertEquals(
          PerformanceMetrics.of(book).feesUsd(), PerformanceMetrics.of(again).feesUsd(), 1e-6);
      assertEquals(
          again.equityUsd(book.size() - 1) / book.startUsd(),
          FixedDecisions.of(book).growth(fee / 1e4),
          1e-15);
      assertSame(OldGrossCurve.of(book), FixedDecisions.of(book).curve(0));
      BookCurve slipped = played.at(new Costs(fee, 10));
      assertSame(OldGrossCurve.of(slipped), FixedDecisions.of(slipped).curve(0));
    }
  }

  private static void assertSame(BookCurve expected, BookCurve actual) {
    for (int k = 0; k < expected.size(); k++) {
      assertEquals(expected.equityUsd(k), actual.equityUsd(k), 0);
      assertEquals(expected.exposure(k), actual.exposure(k), 0);
    }
    assertEquals(
        PerformanceMetrics.of(expected), PerformanceMetrics.of(actual), "figures to the last bit");
  }

  @Test
  void whatIsThereAndWhatIsNotIsInFiles() {
    BreakEven some = new BreakEven(new Level.At(12.5), new Level.Above(1_000));
    assertEquals(
        Map.of(
            "cash_bps", 12.5, "hold_above_bps", 1_000.0, "hold_reason", "better even at 1,000 bps"),
        BreakEvenFigures.json(some));
    BreakEven none = new BreakEven(new Level.None("why"), new Level.None("so"));
    assertEquals(Map.of("cash_reason", "why", "hold_reason", "so"), BreakEvenFigures.json(none));
    assertEquals(
        "Break-even cost per side, fee and slippage together: none (why) against cash, none (so)"
            + " against buy and hold.",
        none.sentence());
  }
}
