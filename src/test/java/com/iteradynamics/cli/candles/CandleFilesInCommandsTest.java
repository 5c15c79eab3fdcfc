package com.iteradynamics.cli.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Candle files of other lengths, with doubtful values or less than was asked for, by command. */
class CandleFilesInCommandsTest {
  private static final String DOUBTFUL =
      "wrong.csv:302 [BTC-USD 2025-01-13T12:00Z] is doubtful: close ";

  @TempDir private Path folder;
  private CandleSeries hours;

  @BeforeEach
  void writeFiles() throws IOException {
    hours = SampleCandles.load().first(500);
    CandleCsv.write(hours, folder.resolve("hours.csv"));
    write("day.csv", 24, 0);
    write("four.csv", 4, 2);
    StringBuilder quarters = new StringBuilder("Timestamp,Open,High,Low,Close,Volume\n");
    hours.candles().forEach(each -> quarters(each, quarters));
    Files.writeString(folder.resolve("quarters.csv"), quarters);
  }

  private void write(String name, int length, int from) throws IOException {
    StringBuilder text = new StringBuilder("Timestamp,Open,High,Low,Close,Volume\n");
    for (int i = from; i + length <= hours.size(); i += length) {
      List<Candle> part = hours.first(i + length).last(length).candles();
      row(
          part.getFirst().openTime().toString(),
          part.getFirst().open(),
          part.stream().mapToDouble(Candle::high).max().orElseThrow(),
          part.stream().mapToDouble(Candle::low).min().orElseThrow(),
          part.getLast().close(),
          1,
          text);
    }
    Files.writeString(folder.resolve(name), text);
  }

  private static void quarters(Candle hour, StringBuilder text) {
    double middle = hour.low();
    double[] path = {hour.open(), hour.high(), middle, middle, hour.close()};
    for (int k = 0; k < 4; k++) {
      row(
          hour.openTime().plus(Duration.ofMinutes(15L * k)).toString(),
          path[k],
          Math.max(path[k], path[k + 1]),
          Math.min(path[k], path[k + 1]),
          path[k + 1],
          hour.volume() / 4,
          text);
    }
  }

  private static void row(
      String time,
      double open,
      double high,
      double low,
      double close,
      double volume,
      StringBuilder to) {
    to.append(String.join(",", time, "" + open, "" + high, "" + low, "" + close, "" + volume))
        .append('\n');
  }

  private Outcome run(String... args) {
    return Run.in(folder).argus(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candles verify FILE",
        "candles import FILE",
        "candles push --bucket=bucket --candles FILE",
        "backtest --candles FILE",
        "replay --candles FILE",
        "trace --out=t.csv --candles FILE",
        "check parity --candles FILE",
        "sweep --candles FILE --param=SG_CORE_EMA_FAST=20,60 --out=results",
        "walkforward --candles FILE --param=SG_CORE_EMA_FAST=20,60",
        "montecarlo --candles FILE",
        "model train --who=me --candles FILE"
      })
  void otherLengthsAreRefusedWhereverACandleFileIsRead(String command) {
    Outcome daily = run(command.replace("FILE", "day.csv").split(" ")).exits(1);
    assertTrue(daily.err().contains("day.csv:3 has candles of 1 day (24 hours)"), daily.err());
    Outcome four = run(command.replace("FILE", "four.csv").split(" ")).exits(1);
    assertTrue(four.err().contains("four.csv:3 has candles of 4 hours"), four.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candles verify FILE",
        "candles import FILE --store DIR",
        "backtest --candles FILE",
        "replay --candles FILE"
      })
  void candlesOfMinutesGiveTheAnswerOfTheirHours(String command) {
    Outcome hourly = run(command.replace("FILE", "hours.csv").replace("DIR", "a").split(" "));
    Outcome joined = run(command.replace("FILE", "quarters.csv").replace("DIR", "b").split(" "));
    joined.exits(0);
    assertEquals(hourly.out(), joined.out());
    assertTrue(
        joined.err().contains("2000 candles of 15 minutes are joined to 500 hours"), joined.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"candles verify FILE", "candles import FILE", "backtest --candles FILE"})
  void doubtfulPricesAndACutLineAreTold(String command) throws IOException {
    writeWrong();
    Outcome outcome = run(command.replace("FILE", "wrong.csv").split(" ")).exits(0);
    assertTrue(outcome.err().contains(DOUBTFUL), outcome.err());
    assertTrue(outcome.err().contains("wrong.csv:501 has no line end"), outcome.err());
  }

  @Test
  void whatIsDoubtfulIsInTheAnswersOfTheLab() throws IOException {
    writeWrong();
    String json =
        run("backtest", "--candles=wrong.csv", "--json=-", "--report=page.html").exits(0).out();
    assertTrue(Run.json(json).get("candle_notices").get(0).asText().contains(DOUBTFUL), json);
    assertTrue(Files.readString(folder.resolve("page.html")).contains("is doubtful: close"));
    String[] sweep = {
      "sweep", "--candles=wrong.csv", "--param=SG_CORE_EMA_FAST=20,60", "--out=results"
    };
    run(sweep).exits(0);
    String manifest = Files.readString(folder.resolve("results/manifest.json"));
    assertTrue(
        Run.json(manifest).get("result").get("candle_notices").get(0).asText().contains(DOUBTFUL));
    // The same candles in another file are the same search.
    Files.move(folder.resolve("wrong.csv"), folder.resolve("moved.csv"));
    sweep[1] = "--candles=moved.csv";
    assertTrue(run(sweep).exits(0).err().contains("resuming after 2 trials that are there"));
  }

  private void writeWrong() throws IOException {
    List<Candle> candles = new ArrayList<>(hours.candles());
    Candle was = candles.get(300);
    double wrong = was.close() * 10;
    candles.set(300, new Candle(was.openTime(), was.open(), wrong, was.low(), wrong, was.volume()));
    Path file = folder.resolve("wrong.csv");
    CandleCsv.write(CandleSeries.of("BTC-USD", candles), file);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from=2024-12-01 | the candles begin at 2025-01-01T00:00:00Z, after --from 2024-12-01T00:00:00Z",
        "--to=2025-02-01 | the candles end with the one of 2025-01-21T19:00:00Z, before --to 2025-02-01T23:00:00Z",
        "--from=2025-01-01 --to=2025-01-21T19:30 | ",
        "--from=2024-12-31T23:30 | "
      })
  void aSpanThatIsNotAllThereIsTold(String options, String told) {
    for (String command : List.of("backtest", "replay")) {
      List<String> args = new ArrayList<>(List.of(command, "--candles=hours.csv"));
      args.addAll(List.of(options.split(" ")));
      String err = run(args.toArray(String[]::new)).exits(0).err();
      assertEquals(told != null, err.contains("the candles "), err);
      assertTrue(told == null || err.contains(told), err);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candles verify hours.csv",
        "backtest --candles=hours.csv",
        "replay --candles=hours.csv",
        "status",
        "tick --sample"
      })
  void aProductOfNoNameIsRefused(String command) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(List.of("--product", ""));
    String err = run(args.toArray(String[]::new)).exits(2).err();
    assertTrue(err.contains("ARGUS_PRODUCT_ID is given as an option, and empty"), err);
  }

  @Test
  void theHarnessSaysWhereItBegins() {
    String err =
        run("backtest", "--candles=hours.csv", "--engine=reference", "--from=2025-01-02")
            .exits(0)
            .err();
    assertTrue(err.contains("the reference engine trades from "), err);
  }
}
