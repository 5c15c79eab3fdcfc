package com.iteradynamics.bench;

import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.forest.Feature;
import com.iteradynamics.model.forest.Forest;
import com.iteradynamics.model.forest.ForestParameters;
import com.iteradynamics.model.forest.ForestTrainer;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.model.forest.UntrainableException;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Training 100 trees of depth 5 on 49,000 rows, and one probability of them, here and in
 * scikit-learn on the same rows and as many cores, in one run; the best of several. Run it on an
 * idle machine. Training may take twice scikit-learn's time, a probability a thousandth.
 */
final class ForestAgainstScikitLearn {
  private static final int ROWS = 49_000;
  private static final int ROUNDS = 8;
  private static final int ASKED = 1_000;

  private static final String BESIDE =
      """
      import sys, time, numpy as np, sklearn
      from sklearn.ensemble import RandomForestClassifier
      rows = np.loadtxt(sys.argv[1], delimiter=",", dtype=np.float32)
      x, y = rows[:, :3], rows[:, 3].astype(int)
      fits, asks = [], []
      for _ in range(4):
        begun = time.perf_counter()
        forest = RandomForestClassifier(100, max_depth=5, random_state=1, n_jobs=int(sys.argv[2])).fit(x, y)
        fits.append(time.perf_counter() - begun)
      forest.n_jobs = 1
      for k in range(100):
        begun = time.perf_counter()
        forest.predict_proba(x[k:k + 1])
        asks.append(time.perf_counter() - begun)
      print("scikit-learn %s: train %.3f s, ask %.1f us" % (sklearn.__version__, min(fits), 1e6 * min(asks)))
      """;

  private ForestAgainstScikitLearn() {}

  public static void main(String[] arguments) throws Exception {
    Samples samples =
        Samples.of(Tapes.random(LayersBenchmark.SEED, ROWS + 60), GapRule.DEFAULT).rows(0, ROWS);
    for (int threads : new int[] {1, Runtime.getRuntime().availableProcessors()}) {
      System.out.println(threads + " threads");
      here(samples, threads);
      there(samples, threads);
    }
  }

  private static void here(Samples samples, int threads) throws UntrainableException {
    double train = Double.POSITIVE_INFINITY;
    double ask = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      Forest forest = ForestTrainer.train(samples, ForestParameters.standard(), threads);
      train = Math.min(train, (System.nanoTime() - begun) / 1e9);
      float[][] rows = new float[ASKED][];
      for (int k = 0; k < ASKED; k++) {
        rows[k] = samples.features(k * (ROWS / ASKED));
      }
      for (int again = 0; again < 100; again++) {
        begun = System.nanoTime();
        for (float[] row : rows) {
          sum += forest.probability(row);
        }
        ask = Math.min(ask, (System.nanoTime() - begun) / 1e3 / ASKED);
      }
    }
    System.out.printf(Locale.ROOT, "argus: train %.3f s, ask %.2f us (%.0f)%n", train, ask, sum);
  }

  private static void there(Samples samples, int threads) throws IOException, InterruptedException {
    Path rows = Files.createTempFile("rows", ".csv");
    try (PrintWriter out = new PrintWriter(rows.toFile(), StandardCharsets.UTF_8)) {
      for (int row = 0; row < samples.size(); row++) {
        float[] features = samples.features(row);
        for (int f = 0; f < Feature.NAMES.size(); f++) {
          out.print(features[f] + ",");
        }
        out.println(samples.up(row) ? 1 : 0);
      }
    }
    int code =
        new ProcessBuilder("/usr/bin/python3", "-c", BESIDE, rows.toString(), "" + threads)
            .inheritIO()
            .start()
            .waitFor();
    Files.delete(rows);
    if (code != 0) {
      throw new IllegalStateException("scikit-learn's side failed: " + code);
    }
  }
}
