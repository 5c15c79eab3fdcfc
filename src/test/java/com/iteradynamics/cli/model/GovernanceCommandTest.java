package com.iteradynamics.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model trained with its baseline, a book after it, and the report of both. */
class GovernanceCommandTest {
  private static final int TRAINED = 7_300;
  private static final int SEEN = 31 * 24;

  @TempDir private static Path made;
  @TempDir private Path folder;

  private static CandleSeries tape;
  private static String end;
  private static String id;

  @BeforeAll
  static void train() throws IOException {
    tape = Tapes.random(7, TRAINED + SEEN);
    end = tape.openTime(tape.size() - 1).plusSeconds(3_600).toString();
    write(tape, made.resolve("tape.csv.gz"));
    // A replay's store has to be new, and keeps the newest records only.
    Run.in(made)
        .argus(
            "replay",
            "--candles=tape.csv.gz",
            "--from=" + tape.openTime(TRAINED + SEEN - 50),
            "--store=data")
        .exits(0);
    Run.in(made).argus("candles", "import", "tape.csv.gz").exits(0);
    Outcome trained =
        Run.in(made)
            .with("USER", "ada")
            .argus(
                "model",
                "train",
                "--candles=tape.csv.gz",
                "--to=" + tape.openTime(TRAINED - 1),
                "--trees=2",
                "--tests=1",
                "--json=-")
            .exits(0);
    id = Run.json(trained.out()).get("model").asText();
  }

  private static void write(CandleSeries candles, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      CandleFormat.writeZipped(candles, out);
    }
  }

  @BeforeEach
  void copy() throws IOException {
    try (var files = Files.walk(made)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(made.relativize(file).toString());
        if (!Files.isDirectory(file)) {
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
  }

  private Run here() {
    return Run.in(folder).at(end);
  }

  private Outcome report(String... more) {
    List<String> words =
        new ArrayList<>(List.of("governance", "report", "--set=ARGUS_MODEL_FILE=" + id));
    words.addAll(List.of(more));
    return here().argus(words.toArray(String[]::new));
  }

  @Test
  void theReportIsForPeopleAndForPrograms() throws IOException {
    String told = report().exits(0).out();
    assertTrue(told.startsWith("paper BTC-USD as of " + end + ", with model " + id + "\n"), told);
    assertTrue(told.matches("(?s).*\n(OK|WATCH) +rsi14.psi +rsi14 of the last 30 days .*"), told);
    JsonNode report = Run.json(report("--json").exits(0).out());
    assertEquals(id, report.get("model_id").asText());
    assertEquals("rsi14.psi", report.at("/findings/0/measure").asText());
    assertTrue(report.get("unmeasured").toString().contains("not enough data"), told);
    assertTrue(
        told.contains(
            "\nNOT_MEASURED  regimes             49 of 720 hours are known, and it takes 648 in"
                + " records\n"),
        told);
    assertTrue(
        told.contains("\nOK            replay.differences  0 of the last day's 24 hours"), told);
    assertEquals(List.of(), reports());
  }

  @Test
  void whatWasKeptIsNotKeptAgainAndAnAlarmSwitchesTheModelOffOnce() throws IOException {
    Files.delete(folder.resolve("data/flight_recorder.csv"));
    write(
        Tapes.changed(
            tape,
            (i, c) ->
                i < TRAINED
                    ? c
                    : new Candle(
                        c.openTime(),
                        c.open(),
                        c.high(),
                        c.low(),
                        c.close(),
                        i % 20 == 0 ? 99 : 1)),
        folder.resolve("tape.csv.gz"));
    here().argus("candles", "import", "tape.csv.gz").exits(0);
    assertTrue(report().exits(1).out().contains("\nlevel ALARM: "));
    Outcome acted = report("--act").exits(1);
    assertTrue(acted.err().contains("the model is off: "), acted.err());
    Outcome again = report("--act").exits(1);
    assertTrue(
        again.err().contains("this day already has a report; it stays unchanged"), again.err());
    assertEquals(1, reports().size());
    String lineage = Files.readString(folder.resolve("data/models/lineage.jsonl"));
    assertEquals(2, lineage.lines().count(), lineage);
  }

  @Test
  void withoutAModelItSaysWhatToDoAndThatNothingIsKnown() throws IOException {
    String told = here().argus("governance", "report").exits(1).out();
    assertTrue(told.contains("no model is promoted in "), told);
    assertTrue(told.endsWith("\nlevel NOT_MEASURED: 1 measured, 5 not\n"), told);
    JsonNode report = Run.json(here().argus("governance", "report", "--json").exits(1).out());
    assertEquals("NOT_MEASURED", report.get("level").asText());
    assertEquals("NOT_MEASURED", report.at("/unmeasured/0/level").asText());
  }

  private List<String> reports() {
    return StoreFile.rows(folder.resolve("data"), "SELECT json FROM reports");
  }

  @Test
  void whatCannotBeReadIsNoReport() throws IOException {
    here().argus("governance", "report", "--store=nowhere").exits(1);
    here().argus("governance", "report", "--store=data", "--aws").exits(2);
    here().argus("governance").exits(2);
    StoreFile.change(folder.resolve("data"), "UPDATE records SET json = '{\"schema\":1}'");
    Outcome torn = report().exits(1);
    assertTrue(torn.err().startsWith("argus: "), torn.err());
    assertFalse(torn.err().contains("internal error"), torn.err());
  }

  @Test
  void theCardOfATrainedModelShowsItsBaselineAndTooShortATapeSaysWhyThereIsNone()
      throws IOException {
    JsonNode card = Run.json(here().argus("model", "show", id, "--json").exits(0).out());
    assertEquals(720, card.at("/drift_baseline/window_hours").asInt());
    Outcome few =
        Run.in(folder)
            .with("USER", "ada")
            .argus(
                "model",
                "train",
                "--candles=tape.csv.gz",
                "--to=" + tape.openTime(2_000),
                "--trees=1",
                "--tests=1",
                "--json=-")
            .exits(0);
    assertTrue(
        few.err().contains("the model gets no drift baseline: 2,001 candles are too few"),
        few.err());
  }
}
