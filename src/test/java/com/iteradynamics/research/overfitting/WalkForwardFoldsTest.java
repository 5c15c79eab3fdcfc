package com.iteradynamics.research.overfitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.research.overfitting.WalkForwardFolds.Fold;
import com.iteradynamics.research.overfitting.WalkForwardFolds.Span;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkForwardFoldsTest {

  private static WalkForwardFolds of(
      String scheme, int start, int end, int train, int test, int purge, int embargo) {
    return switch (scheme) {
      case "rolling" -> WalkForwardFolds.rolling(start, end, train, test, purge);
      case "anchored" -> WalkForwardFolds.anchored(start, end, train, test, purge);
      case "cross" -> WalkForwardFolds.crossValidation(start, end, test, purge, embargo);
      default -> throw new IllegalArgumentException(scheme);
    };
  }

  private static String text(Span span) {
    return span.from() + "-" + span.to();
  }

  private static String text(Fold fold) {
    return fold.train().stream().map(WalkForwardFoldsTest::text).collect(Collectors.joining("+"))
        + ">"
        + text(fold.test());
  }

  /** For cross-validation the column test is the number of tests. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rolling  | 0 | 10 | 4 | 2 | 0 | 0 | 0-4>4-6 2-6>6-8 4-8>8-10 | 0",
        "rolling  | 0 | 11 | 4 | 2 | 0 | 0 | 0-4>4-6 2-6>6-8 4-8>8-10 | 1",
        "rolling  | 0 | 10 | 4 | 2 | 1 | 0 | 0-4>5-7 2-6>7-9 | 1",
        "rolling  | 7 | 13 | 3 | 3 | 0 | 0 | 7-10>10-13 | 0",
        "rolling  | 7 | 14 | 3 | 1 | 2 | 0 | 7-10>12-13 8-11>13-14 | 0",
        "rolling  | 0 | 9 | 2 | 3 | 1 | 0 | 0-2>3-6 3-5>6-9 | 0",
        "anchored | 0 | 10 | 4 | 2 | 0 | 0 | 0-4>4-6 0-6>6-8 0-8>8-10 | 0",
        "anchored | 5 | 16 | 4 | 3 | 1 | 0 | 5-9>10-13 5-12>13-16 | 0",
        "anchored | 0 | 2 | 1 | 1 | 0 | 0 | 0-1>1-2 | 0",
        "cross    | 0 | 9 | 0 | 3 | 0 | 0 | 3-9>0-3 0-3+6-9>3-6 0-6>6-9 | 0",
        "cross    | 0 | 9 | 0 | 3 | 1 | 2 | 5-9>0-3 0-2+8-9>3-6 0-5>6-9 | 0",
        "cross    | 0 | 9 | 0 | 3 | 0 | 3 | 6-9>0-3 0-3>3-6 0-6>6-9 | 0",
        "cross    | 0 | 9 | 0 | 3 | 3 | 0 | 3-9>0-3 6-9>3-6 0-3>6-9 | 0",
        "cross    | 4 | 11 | 0 | 2 | 1 | 1 | 8-11>4-7 4-6>7-11 | 0"
      })
  void whatIsLearntFromAndTestedOn(
      String scheme,
      int start,
      int end,
      int train,
      int test,
      int purge,
      int embargo,
      String expected,
      int untested) {
    WalkForwardFolds folds = of(scheme, start, end, train, test, purge, embargo);
    assertEquals(
        expected,
        folds.folds().stream().map(WalkForwardFoldsTest::text).collect(Collectors.joining(" ")));
    assertEquals(untested, folds.untested());
  }

  @Test
  void noTestIsLearntFromInAnyScheme() {
    for (String scheme : new String[] {"rolling", "anchored", "cross"}) {
      for (int purge = 0; purge < 4; purge++) {
        for (int embargo = 0; embargo < 4; embargo++) {
          for (Fold fold : of(scheme, 3, 60, 10, 5, purge, embargo).folds()) {
            int purged = purge;
            int embargoed = scheme.equals("cross") ? embargo : 0;
            assertTrue(fold.test().size() >= 5);
            for (Span span : fold.train()) {
              assertTrue(
                  span.to() + purged <= fold.test().from()
                      || span.from() >= fold.test().to() + embargoed,
                  scheme + " " + text(fold));
              assertTrue(span.from() >= 3 && span.to() <= 60);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rolling  | 0 | 10 | 0 | 0 | -1 | 0 | train must be >= 1, was 0; test must be >= 1, was 0;"
            + " purge must be >= 0, was -1",
        "rolling  | -1 | 10 | 4 | 2 | 0 | 0 | start must be >= 0, was -1",
        "anchored | 5 | 5 | 4 | 2 | 0 | 0 | end must be after start, was [5, 5)",
        "rolling  | 0 | 6 | 4 | 2 | 1 | 0 | too few candles: a training of 4, a purge of 1 and a"
            + " test of 2 need 7, there are 6",
        "anchored | 0 | 9 | 2147483647 | 2147483647 | 2147483647 | 0 | need 6442450941, there are 9",
        "cross    | 0 | 9 | 0 | 1 | -1 | -2 | tests must be >= 2, was 1; purge must be >= 0, was"
            + " -1; embargo must be >= 0, was -2",
        "cross    | 0 | 3 | 0 | 4 | 0 | 0 | too few candles: 4 tests, there are 3",
        "cross    | 0 | 9 | 0 | 3 | 3 | 3 | no training candles are left for the test [3, 6)",
        "cross    | 0 | 9 | 0 | 3 | 2147483647 | 2147483647 | for the test [0, 3)"
      })
  void whatCannotBeIsNamed(
      String scheme,
      int start,
      int end,
      int train,
      int test,
      int purge,
      int embargo,
      String expected) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> of(scheme, start, end, train, test, purge, embargo))
            .getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aSpanHoldsACandle() {
    assertThrows(IllegalArgumentException.class, () -> new Span(3, 3));
    assertThrows(IllegalArgumentException.class, () -> new Span(-1, 3));
    assertEquals(2, new Span(3, 5).size());
  }

  /** Hours 10 to 29 have no candle: 50 candles, of which the 10th opened in hour 30. */
  @Test
  void foldsAreAsLongInTimeWhereHoursAreMissing() {
    IntUnaryOperator candle = hour -> hour < 10 ? hour : Math.max(10, hour - 20);
    WalkForwardFolds folds = WalkForwardFolds.rolling(0, 70, 12, 8, 2).onCandles(candle);
    assertEquals(
        List.of(
            new Fold(List.of(new Span(10, 16)), new Span(18, 26)),
            new Fold(List.of(new Span(12, 24)), new Span(26, 34)),
            new Fold(List.of(new Span(20, 32)), new Span(34, 42)),
            new Fold(List.of(new Span(28, 40)), new Span(42, 50))),
        folds.folds(),
        "the first two tests have no candle, nor has the training of the third");
    assertEquals(0, folds.untested());
    assertEquals(
        WalkForwardFolds.rolling(0, 70, 12, 8, 2),
        WalkForwardFolds.rolling(0, 70, 12, 8, 2).onCandles(hour -> hour));
    assertThrows(
        IllegalArgumentException.class,
        () -> WalkForwardFolds.rolling(0, 70, 12, 8, 2).onCandles(hour -> 3));
  }
}
