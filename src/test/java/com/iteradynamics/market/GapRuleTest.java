package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Tapes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapRuleTest {
  private static final CandleSeries TAPE = Tapes.random(4, 200);

  /** The candles without the {@code hours} hours from 100 on. */
  private static CandleSeries missing(int hours) {
    return Tapes.kept(TAPE, i -> i < 100 || i >= 100 + hours);
  }

  @ParameterizedTest(name = "{0} hours are missing, {1} are bridged: {2} of the candles count")
  @CsvSource({
    "0, 24, 200",
    "1, 24, 199",
    "23, 24, 177",
    "24, 24, 176",
    "25, 24, 75",
    "60, 24, 40",
    "1, 0, 99",
    "0, 0, 200",
    "25, 25, 175",
    "99, 24, 1"
  })
  void aHoleThatIsTooLongCutsTheWindow(int hours, int bridged, int left) {
    GapRule rule = new GapRule(bridged, 0.05);
    CandleSeries window = rule.uncut(missing(hours));
    assertEquals(left, window.size());
    assertEquals(TAPE.openTime(199), window.newest().orElseThrow().openTime());
    List<CandleSeries> blocks = rule.blocks(missing(hours));
    assertEquals(hours > bridged ? 2 : 1, blocks.size());
    assertEquals(
        missing(hours).candles(), blocks.stream().flatMap(b -> b.candles().stream()).toList());
    assertEquals(window.candles(), blocks.getLast().candles());
  }

  @Test
  void theNewestOfSeveralLongHolesCuts() {
    CandleSeries tape = Tapes.kept(TAPE, i -> (i < 30 || i >= 60) && (i < 100 || i >= 130));
    assertEquals(70, GapRule.DEFAULT.uncut(tape).size());
    assertEquals(
        List.of(30, 40, 70),
        GapRule.DEFAULT.blocks(tape).stream().map(CandleSeries::size).toList());
  }

  @Test
  void withoutHolesAWindowIsItself() {
    assertSame(TAPE, GapRule.DEFAULT.uncut(TAPE));
    CandleSeries none = CandleSeries.empty("BTC-USD");
    assertEquals(0, GapRule.DEFAULT.uncut(none).size());
    assertEquals(1, GapRule.DEFAULT.blocks(none).size());
  }

  @ParameterizedTest(name = "{0} of {1} hours: {2}")
  @CsvSource({
    "75, 1500, false",
    "76, 1500, true",
    "0, 0, false",
    "5, 100, false",
    "6, 100, true",
    "1, 19, true",
    "1, 20, false"
  })
  void moreThanATwentiethOfTheSpanIsTooMany(long missing, long span, boolean tooMany) {
    assertEquals(tooMany, GapRule.DEFAULT.tooMany(missing, span));
  }

  @Test
  void aSeriesTellsItsHolesAndIsHadAgainWhenTheyWereFilled() {
    CandleSeries holed = Tapes.kept(TAPE, i -> i != 7 && (i < 50 || i >= 53));
    assertEquals(
        List.of(
            new CandleSeries.Gap(TAPE.openTime(7), 1), new CandleSeries.Gap(TAPE.openTime(50), 3)),
        holed.gaps());
    assertEquals(4, holed.missingHours());
    assertEquals(200, holed.spanHours());
    assertTrue(holed.hasGaps());
    assertFalse(TAPE.hasGaps());
    assertEquals(holed.candles(), TAPE.without(holed.gaps()).candles());
    assertEquals(holed.candles(), holed.without(holed.gaps()).candles());
    assertEquals(WindowHash.of(holed), WindowHash.of(TAPE.without(holed.gaps())));
  }

  @Test
  void limitsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GapRule(-1, 0));
    for (double share : new double[] {-0.01, 1.01, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new GapRule(24, share));
    }
  }
}
