package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.argus.Run;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that {@code argus trace} writes over recorded candles, against the reference's. */
class TraceGoldenTest {
  @TempDir private Path folder;

  private Table trace(String strategy) {
    Path candles = Shared.require("data/btcusd_1h_2019_2020.csv.gz");
    Run.in(folder)
        .argus(
            "trace",
            "--candles=" + candles.toAbsolutePath(),
            "--strategy=" + strategy,
            "--out=t.csv",
            "--to=2020-12-31T23:00")
        .exits(0);
    return Table.read(folder.resolve("t.csv"));
  }

  private static Table golden(String name, int year) {
    return Table.read(Shared.require("golden/" + name + "." + year + ".csv.gz"));
  }

  /** Compares columns as text or, where they are numbers, as the doubles that they read back as. */
  private static List<String> differences(
      Table trace, int offset, Table golden, List<String[]> columns) {
    List<String> found = new ArrayList<>();
    for (int row = 0; row < golden.size(); row++) {
      String asof = golden.text(row, "asof");
      assertEquals(asof, trace.text(offset + row, "asof"));
      for (String[] column : columns) {
        String ours = trace.text(offset + row, column[0]);
        String theirs = golden.text(row, column[1]);
        if (!ours.equals(theirs) && !sameNumber(ours, theirs)) {
          found.add(asof + " " + column[0] + " expected " + theirs + ", was " + ours);
        }
      }
    }
    return found.subList(0, Math.min(10, found.size()));
  }

  private static boolean sameNumber(String ours, String theirs) {
    try {
      return Double.parseDouble(ours) == Double.parseDouble(theirs);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static List<String[]> same(String... columns) {
    List<String[]> pairs = new ArrayList<>();
    for (String column : columns) {
      pairs.add(new String[] {column, column});
    }
    return pairs;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sg_core_exposure_v1",
        "sg_trend_probe_v1",
        "sg_vol_probe_v1",
        "sg_regime_trend_v1"
      })
  void everyAnswerOfTheStrategyIsThatOfTheReference(String strategy) {
    Table trace = trace(strategy);
    List<String[]> columns =
        same("action", "confidence", "desired_exposure_frac", "horizon_hours", "reason");
    Table first = golden(strategy, 2019);
    Table second = golden(strategy, 2020);
    assertEquals(first.size() + second.size(), trace.size());
    assertEquals(List.of(), differences(trace, 0, first, columns));
    assertEquals(List.of(), differences(trace, first.size(), second, columns));
  }

  @Test
  void everyRegimeIsThatOfTheReference() {
    Table trace = trace("sg_stub_strategy");
    List<String[]> columns =
        new ArrayList<>(
            same("label", "price", "ema_fast", "ema_slow", "atr", "atr_pct", "trend_strength"));
    columns.add(new String[] {"regime_confidence", "confidence"});
    Table first = golden("regime", 2019);
    assertEquals(List.of(), differences(trace, 0, first, columns));
    assertEquals(List.of(), differences(trace, first.size(), golden("regime", 2020), columns));
  }
}
