package com.iteradynamics.model.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.model.forest.UntrainableException;
import com.iteradynamics.testkit.Tapes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  private static final Samples SAMPLES = Samples.of(Tapes.random(5, 3_000), GapRule.DEFAULT);

  @Test
  void betweenATrainingAndItsTestLiePurgeAndEmbargo() throws UntrainableException {
    List<Instant> learntTo = new ArrayList<>();
    HeldOut found =
        HeldOut.of(
            SAMPLES,
            4,
            training -> {
              assertEquals(SAMPLES.at(0), training.at(0), "every training begins at the start");
              learntTo.add(training.at(training.size() - 1));
              return (rows, row) -> 0.5;
            });
    assertEquals(4, found.folds().size());
    for (int fold = 0; fold < 4; fold++) {
      Instant test = found.folds().get(fold).test().from();
      // The label of the last row is known 24 hours later, and 24 more are left out.
      Duration gap = Duration.between(learntTo.get(fold), test);
      assertTrue(gap.compareTo(Duration.ofDays(2)) > 0, "gap " + gap);
      assertTrue(gap.compareTo(Duration.ofHours(50)) < 0, "gap " + gap);
      assertEquals(learntTo.get(fold), found.folds().get(fold).trainedTo());
    }
  }

  @Test
  void theTestsFollowEachOtherToTheEnd() throws UntrainableException {
    HeldOut found = HeldOut.of(SAMPLES, 3, training -> (rows, row) -> 0.5);
    for (int fold = 1; fold < 3; fold++) {
      assertEquals(
          found.folds().get(fold - 1).test().to().plus(Duration.ofHours(1)),
          found.folds().get(fold).test().from());
    }
    assertEquals(SAMPLES.at(SAMPLES.size() - 1), found.all().to());
    assertEquals(
        found.all().model().rows(),
        found.folds().stream().mapToInt(fold -> fold.test().model().rows()).sum());
  }

  @Test
  void climatologyIsTheBaseRateOfTheTraining() throws UntrainableException {
    HeldOut found =
        HeldOut.of(
            SAMPLES,
            2,
            training -> {
              double rate = training.shareUp();
              return (rows, row) -> rate;
            });
    assertEquals(0, found.all().logLossSkill().orElseThrow());
    assertEquals(found.all().climatology(), found.all().model());
    for (HeldOut.Fold fold : found.folds()) {
      assertEquals(
          fold.baseRate(),
          fold.test().climatology().reliability().getFirst().meanForecast(),
          1e-12);
    }
  }

  @Test
  void whoKnowsTheOutcomeHasSkillAndWhoErrsHasLessThanNone() throws UntrainableException {
    HeldOut knowing = HeldOut.of(SAMPLES, 2, training -> (rows, row) -> rows.up(row) ? 0.9 : 0.1);
    HeldOut erring = HeldOut.of(SAMPLES, 2, training -> (rows, row) -> rows.up(row) ? 0.1 : 0.9);
    assertTrue(knowing.all().logLossSkill().orElseThrow() > 0.8);
    assertEquals(Optional.of(1.0), Optional.of(knowing.all().model().auc().orElseThrow()));
    assertTrue(erring.all().logLossSkill().orElseThrow() < -2);
  }

  @Test
  void tooLittleIsRefusedWithWhatItTakes() throws UntrainableException {
    assertThrows(IllegalArgumentException.class, () -> HeldOut.of(SAMPLES, 0, training -> null));
    for (int rows : new int[] {0, 1, 807}) {
      UntrainableException told =
          assertThrows(
              UntrainableException.class,
              () -> HeldOut.of(SAMPLES.rows(0, rows), 1, training -> null));
      assertTrue(
          told.getMessage().startsWith(rows + (rows == 1 ? " row is" : " rows are") + " too few"),
          told.getMessage());
    }
    UntrainableException cut =
        assertThrows(
            UntrainableException.class,
            () -> HeldOut.of(SAMPLES, 90, training -> (rows, row) -> 0.5));
    assertTrue(cut.getMessage().startsWith("test 1 of 90 has "), cut.getMessage());
  }
}
