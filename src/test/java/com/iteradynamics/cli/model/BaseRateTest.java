package com.iteradynamics.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.evaluation.HeldOut;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.testkit.Tapes;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What climatology says: of the training, else of a year before, else of a year judged. */
class BaseRateTest {
  private static final int GAP = Math.toIntExact(HeldOut.GAP.toHours());

  private static Samples all;

  @BeforeAll
  static void sample() {
    all = Samples.of(Tapes.random(5, 19_000), GapRule.DEFAULT);
  }

  private static ModelCard card(Map<String, Double> metrics) {
    return new ModelCard(
        "argus",
        "RandomForest",
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Map.of(),
        metrics,
        Optional.empty());
  }

  @Test
  void theCardsOwnComesFirst() {
    BaseRate found = BaseRate.of(card(Map.of("base_rate", 0.53)), all, all.rows(9_000, 9_010));
    assertEquals(new BaseRate(0.53, BaseRate.Origin.TRAINING), found);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 7})
  void aRateThatIsNoneIsNotTaken(double rate) {
    BaseRate found = BaseRate.of(card(Map.of("base_rate", rate)), all, all.rows(72, 100));
    assertEquals(new BaseRate(0.5, BaseRate.Origin.NONE), found);
  }

  @Test
  void aYearBeforeIsEnoughAndAnHourLessIsNot() {
    ModelCard old = card(Map.of("share_up", 0.6));
    int first = BaseRate.LEAST + GAP;
    assertEquals(
        new BaseRate(all.rows(0, BaseRate.LEAST).shareUp(), BaseRate.Origin.BEFORE),
        BaseRate.of(old, all, all.rows(first, first + 100)));
    assertEquals(
        new BaseRate(0.5, BaseRate.Origin.NONE),
        BaseRate.of(old, all, all.rows(first - 1, first + 100)));
  }

  @Test
  void withLessThanAYearBeforeAYearThatIsJudgedIsEnough() {
    ModelCard old = card(Map.of());
    Samples year = all.rows(72, 72 + BaseRate.LEAST);
    assertEquals(new BaseRate(year.shareUp(), BaseRate.Origin.SPAN), BaseRate.of(old, all, year));
    assertEquals(
        new BaseRate(0.5, BaseRate.Origin.NONE),
        BaseRate.of(old, all, all.rows(72, 71 + BaseRate.LEAST)));
  }
}
