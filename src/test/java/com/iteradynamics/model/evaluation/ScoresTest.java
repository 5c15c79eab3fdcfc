package com.iteradynamics.model.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.model.evaluation.Scores.Bin;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScoresTest {

  /** Worked by hand: four forecasts, two of them equal. */
  @Test
  void fourForecastsWorkedByHand() {
    Scores scores = Scores.of(new double[] {0.5, 0.5, 0.2, 0.9}, yes(0, 1, 0, 1));
    assertEquals(4, scores.rows());
    assertEquals(0.5, scores.shareUp());
    double logLoss = -(Math.log(0.5) + Math.log(0.5) + Math.log(0.8) + Math.log(0.9)) / 4;
    assertEquals(logLoss, scores.logLoss(), 1e-15);
    assertEquals((0.25 + 0.25 + 0.04 + 0.01) / 4, scores.brier(), 1e-15);
    // Of four pairs of a yes and a no three are in order and one is equal.
    assertEquals(3.5 / 4, scores.auc().orElseThrow());
    assertEquals((2 * 0 + 0.2 + 0.1) / 4, scores.ece(), 1e-15);
    assertEquals(
        List.of(
            new Bin(0.2, 0.3, 1, 0.2, 0),
            new Bin(0.5, 0.6, 2, 0.5, 0.5),
            new Bin(0.9, 1, 1, 0.9, 1)),
        scores.reliability());
  }

  /**
   * Numbers of scikit-learn 1.9.1 (log_loss, brier_score_loss, roc_auc_score, calibration_curve
   * with n_bins=10) for the same 500 forecasts.
   */
  @Test
  void fiveHundredForecastsAsScikitLearnScoresThem() {
    double[] forecasts = new double[500];
    boolean[] up = new boolean[500];
    for (int i = 0; i < 500; i++) {
      forecasts[i] = (i * 37 % 101 + 0.25) / 101;
      up[i] = (i * 53 + 7) % 97 / 97.0 < 0.25 + 0.5 * forecasts[i];
    }
    Scores scores = Scores.of(forecasts, up);
    assertEquals(266 / 500.0, scores.shareUp());
    assertEquals(0.7984812056784197, scores.logLoss(), 1e-14);
    assertEquals(0.26807053230075484, scores.brier(), 1e-14);
    assertEquals(0.6315950131739606, scores.auc().orElseThrow(), 1e-14);
    assertEquals(0.16398019801980204, scores.ece(), 1e-14);
    assertEquals(
        List.of(50, 49, 54, 50, 50, 49, 49, 50, 50, 49),
        scores.reliability().stream().map(Bin::rows).toList());
    double[] shares = {
      0.36,
      0.3877551020408163,
      0.3888888888888889,
      0.48,
      0.56,
      0.6122448979591837,
      0.5918367346938775,
      0.6,
      0.64,
      0.7142857142857143
    };
    double[] means = {
      0.04702970297029703,
      0.14553445140432406,
      0.24963329666299966,
      0.3539603960396038,
      0.45297029702970293,
      0.5522832895534451,
      0.6512931905435441,
      0.75,
      0.849009900990099,
      0.9489290765811277
    };
    for (int b = 0; b < Scores.BINS; b++) {
      assertEquals(shares[b], scores.reliability().get(b).shareUp(), 1e-14, "bin " + b);
      assertEquals(means[b], scores.reliability().get(b).meanForecast(), 1e-14, "bin " + b);
    }
  }

  @Test
  void whoWasCertainAndWrongPaysMuchButNotEndlessly() {
    Scores scores = Scores.of(new double[] {0, 0, 1}, yes(0, 1, 1));
    // scikit-learn 1.9.1: log_loss([0, 1, 1], [0.0, 0.0, 1.0])
    assertEquals(12.014551129705717, scores.logLoss(), 1e-12);
    assertEquals(2, scores.reliability().size());
    assertEquals(1, scores.reliability().getLast().meanForecast());
  }

  @Test
  void withoutBothAYesAndANoThereIsNoAuc() {
    assertEquals(OptionalDouble.empty(), Scores.of(new double[] {0.4, 0.6}, yes(1, 1)).auc());
    assertEquals(OptionalDouble.empty(), Scores.of(new double[] {0.4, 0.6}, yes(0, 0)).auc());
  }

  @Test
  void whatIsNoForecastIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Scores.of(new double[0], yes()));
    assertThrows(IllegalArgumentException.class, () -> Scores.of(new double[] {0.5}, yes(1, 0)));
    for (double no : new double[] {-0.01, 1.01, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> Scores.of(new double[] {no}, yes(1)));
    }
  }

  private static boolean[] yes(int... outcomes) {
    boolean[] up = new boolean[outcomes.length];
    for (int i = 0; i < up.length; i++) {
      up[i] = outcomes[i] == 1;
    }
    return up;
  }
}
