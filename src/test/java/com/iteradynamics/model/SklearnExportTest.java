package com.iteradynamics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tools/export_sklearn_rf.py makes of a forest that scikit-learn trains here and now. Its 50
 * rows hold answers of predict_proba, and reading compares each to the last bit.
 */
class SklearnExportTest {
  private static final String TRAINS =
      """
      import numpy as np, joblib
      from sklearn.ensemble import RandomForestClassifier, ExtraTreesClassifier
      from sklearn.tree import DecisionTreeClassifier
      rows = np.random.default_rng(3).normal([50, .5, 0], [20, .4, 1], (800, 3)).astype(np.float32)
      up = (rows[:, 1] + np.random.default_rng(4).normal(0, .5, 800) > .5).astype(int)
      for name, model in [
          ("RandomForestClassifier", RandomForestClassifier(20, max_depth=5, random_state=1, n_jobs=2)),
          ("ExtraTreesClassifier", ExtraTreesClassifier(9, max_depth=6, random_state=1)),
          ("DecisionTreeClassifier", DecisionTreeClassifier(max_depth=5, random_state=1))]:
        joblib.dump(model.fit(rows, up), name + ".pkl")
      """;

  @TempDir private Path folder;

  @Test
  void aForestAnswersHereAsItDoesInScikitLearn() throws IOException, InterruptedException {
    String python = python().orElse("");
    if (python.isEmpty()) {
      String reason = "no python3 with scikit-learn and joblib (Debian: python3-sklearn)";
      System.out.println("[SKIP] SklearnExportTest: " + reason);
      Assumptions.abort(reason);
    }
    Path tool = Path.of("tools/export_sklearn_rf.py").toAbsolutePath();
    assertEquals("", said(python, "-c", TRAINS));
    for (String kind :
        new String[] {"RandomForestClassifier", "ExtraTreesClassifier", "DecisionTreeClassifier"}) {
      assertEquals("", said(python, tool.toString(), kind + ".pkl", kind + ".json"));
      byte[] file = Files.readAllBytes(folder.resolve(kind + ".json"));
      Model model = assertInstanceOf(LoadedModel.Valid.class, ModelFile.read(file)).model();
      assertEquals(kind, model.card().kind());
    }
  }

  private Optional<String> python() throws IOException, InterruptedException {
    for (String candidate : new String[] {"python3", "/usr/bin/python3"}) {
      if (said(candidate, "-c", "import sklearn, joblib").isEmpty()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** What a program printed; something too when it failed or is not there. */
  private String said(String... words) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process;
    try {
      process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      return Stream.of(words).findFirst().orElseThrow() + " cannot be started: " + e.getMessage();
    }
    int code = process.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    return code == 0 ? text : text + "exit code " + code;
  }
}
