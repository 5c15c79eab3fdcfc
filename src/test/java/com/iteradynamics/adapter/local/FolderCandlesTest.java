package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.CandleImport;
import com.iteradynamics.candlefile.CandleReport;
import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleArchiveContract;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.KnownFees;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.order.FeeSchedule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FolderCandlesTest extends CandleArchiveContract {
  @TempDir Path folder;

  private Path store;
  private Path file;
  private FolderCandles candles;

  @BeforeEach
  void openStore() {
    store = folder.resolve("deep/store");
    file = store.resolve("flight_recorder.csv");
    candles = new FolderCandles(store);
  }

  @Override
  protected CandleArchive archive() {
    return new FolderCandles(store);
  }

  @Test
  void aStoreWithoutCandlesGivesAnEmptyWindow() {
    CandleWindow window = candles.window("BTC-USD", hour(3), 10);
    assertTrue(window.closed().isEmpty());
    assertEquals(List.of(), window.refused());
    assertEquals(Optional.empty(), candles.read("BTC-USD", Instant.MAX));
  }

  @Test
  void addsNewHoursBeforeBetweenAndBehindThoseRecorded() {
    assertEquals(2, candles.add(tape(1, 3), false).added());
    CandleImport second = candles.add(tape(0, 1, 2, 4, 6), false);
    assertEquals(4, second.added());
    assertEquals(1, second.same());
    assertEquals(0, second.replaced());
    assertEquals(
        List.of("1 hour is missing in 1 gap: the first at 2026-03-01T05:00Z, 1 candle"),
        second.notices());
    assertEquals(tape(0, 1, 2, 3, 4, 6).candles(), recorded().candles());
  }

  @Test
  void rulesThatAreDamagedOrOfAnotherProductAreReportedAndNotUsed() throws IOException {
    KnownRules.Kept kept = new KnownRules.Kept(RulesInForceTest.VENUE, hour(3));
    candles.keep(kept);
    Path rules = store.resolve("product_rules.json");
    String sound = Files.readString(rules);
    assertEquals(
        List.of(
            "the product's rules that were kept cannot be read: they are of BTC-USD, not of"
                + " ETH-USD"),
        candles.rules("ETH-USD").notes());
    for (String damaged :
        List.of(
            "",
            "{}",
            sound.replace("0.002", "-1"),
            sound.replace("0.001", "0"),
            sound.replace("3400", "0.001"),
            sound.replace("read_at", "read"))) {
      Files.writeString(rules, damaged);
      KnownRules known = candles.rules("BTC-USD");
      assertEquals(Optional.empty(), known.kept(), damaged);
      assertTrue(
          known
              .notes()
              .getFirst()
              .startsWith("the product's rules that were kept cannot be read: " + rules + ": "),
          known::toString);
    }
    candles.keep(kept);
    assertEquals(sound, Files.readString(rules));
  }

  @Test
  void feesThatAreDamagedAreReportedAndNotUsed() throws IOException {
    assertEquals(KnownFees.NONE, candles.fees("BTC-USD"));
    FeeSchedule told =
        FeeSchedule.ofVenue(
            new BigDecimal("0.005"), new BigDecimal("0.009"), Optional.of("Intro \u2160"), hour(3));
    candles.keep("BTC-USD", told);
    assertEquals(KnownFees.of(told), candles.fees("BTC-USD"));
    Path fees = store.resolve("fee_schedule.json");
    String sound = Files.readString(fees);
    for (String damaged :
        List.of(
            "",
            "{}",
            sound.replace("0.009", "1.5"),
            sound.replace("0.009", "-0.1"),
            sound.replace("0.009", "null"),
            sound.replace("0.009", "\"0.009\""),
            sound.replace("0.009", "NaN"),
            sound.replace("taker", "take"),
            sound.replace("read_at", "read"))) {
      Files.writeString(fees, damaged);
      KnownFees known = candles.fees("BTC-USD");
      assertEquals(Optional.empty(), known.kept(), damaged);
      assertTrue(
          known
              .notes()
              .getFirst()
              .startsWith("the fee schedule that was kept cannot be read: " + fees + ": "),
          known::toString);
    }
    Files.writeString(
        fees, "{\"maker\":null,\"taker\":0,\"tier\":null,\"source\":\"PRESET\",\"read_at\":null}");
    assertEquals(
        List.of("the fee schedule that was kept cannot be read: it is not the venue's but preset"),
        candles.fees("BTC-USD").notes());
    candles.keep("BTC-USD", told);
    assertEquals(sound, Files.readString(fees));
  }

  @Test
  void aStoreOfAnotherProductKeepsItsRules() {
    candles.add(CandleSeries.of("ETH-USD", tape(0, 1).candles()), false);
    KnownRules.Kept kept = new KnownRules.Kept(RulesInForceTest.VENUE, hour(3));
    assertEquals(
        file + " holds ETH-USD, not BTC-USD",
        assertThrows(StoreException.class, () -> candles.keep(kept)).getMessage());
    assertEquals(KnownRules.NONE, candles.rules("BTC-USD"));
  }

  @Test
  void addingTheSameAgainChangesNoByte() throws IOException {
    candles.add(tape(0, 1, 2), false);
    byte[] before = Files.readAllBytes(file);
    CandleImport again = candles.add(tape(0, 1, 2), false);
    assertEquals(0, again.added());
    assertEquals(3, again.same());
    assertEquals(List.of(), again.notices());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void refusesOtherValuesForARecordedHourUnlessTheyMayReplaceIt() {
    candles.add(tape(0, 1, 2), false);
    Candle other = new Candle(hour(1), 101, 111, 91, 99.5, 1);
    CandleSeries arriving = CandleSeries.of("BTC-USD", List.of(other, candle(3)));
    CandleFileException refused =
        assertThrows(CandleFileException.class, () -> candles.add(arriving, false));
    assertEquals(
        List.of(
            "[BTC-USD 2026-03-01T01:00Z] is recorded with other values: 101 111 91 106 1, now"
                + " 101 111 91 99.5 1"),
        refused.problems());
    assertEquals(tape(0, 1, 2).candles(), recorded().candles());

    CandleImport replaced = candles.add(arriving, true);
    assertEquals(1, replaced.replaced());
    assertEquals(1, replaced.added());
    assertEquals(List.of(candle(0), other, candle(2), candle(3)), recorded().candles());
  }

  @Test
  void aRecorderCopiedThereByHandIsOfTheProductOfTheFormat() throws IOException {
    Files.createDirectories(store);
    CandleCsv.write(tape(0, 1, 2), file);
    assertEquals(3, candles.window("BTC-USD", hour(3), 10).closed().size());
    assertEquals(
        List.of(file + " holds BTC-USD, not ETH-USD: use another store"),
        candles.window("ETH-USD", hour(3), 10).refused());
  }

  @Test
  void remembersWhichProductItIsOf() {
    CandleSeries ether = CandleSeries.of("ETH-USD", tape(0, 1).candles());
    candles.add(ether, false);
    assertEquals(2, candles.window("ETH-USD", hour(3), 10).closed().size());
    CandleFileException refused =
        assertThrows(CandleFileException.class, () -> candles.add(tape(2), true));
    assertEquals(
        List.of(file + " holds ETH-USD, not BTC-USD: use another store"), refused.problems());
  }

  @Test
  void aRecorderWithImpossibleRowsIsRefusedAndLeftAlone() throws IOException {
    candles.add(tape(0, 1, 2), false);
    String damaged = Files.readString(file).replace("107", "-1");
    Files.writeString(file, damaged);
    List<String> expected =
        List.of(file + ":4 [BTC-USD 2026-03-01T02:00Z] close must be > 0, was -1");
    CandleWindow window = candles.window("BTC-USD", hour(3), 1);
    assertTrue(window.closed().isEmpty());
    assertEquals(expected, window.refused());
    CandleFileException refused =
        assertThrows(CandleFileException.class, () -> candles.add(tape(3), true));
    assertEquals(expected, refused.problems());
    assertEquals(damaged, Files.readString(file));
  }

  @Test
  void saysThatAnotherImportIsRunning() throws IOException {
    candles.add(tape(0), false);
    FolderLock other = FolderLock.tryTake(store, ".flight_recorder.lock").orElseThrow();
    CandleFileException refused =
        assertThrows(CandleFileException.class, () -> candles.add(tape(1), false));
    assertEquals(
        List.of(store + " is being written by another import; try again when it has ended"),
        refused.problems());
    other.close();
    assertEquals(1, candles.add(tape(1), false).added());
  }

  @Test
  void anAppendWaitsForAnImportToEnd() throws Exception {
    candles.add(tape(0), false);
    FutureTask<CandleAppend> append = new FutureTask<>(() -> candles.append(tape(1), false));
    FolderLock other = FolderLock.tryTake(store, ".flight_recorder.lock").orElseThrow();
    Thread.ofPlatform().daemon().start(append);
    assertThrows(TimeoutException.class, () -> append.get(100, TimeUnit.MILLISECONDS));
    other.close();
    assertEquals(1, append.get().added());
    assertEquals(tape(0, 1).candles(), recorded().candles());
  }

  @Test
  void whatCannotBeAppendedToOrReadIsAFailureOfTheStore() throws IOException {
    candles.add(tape(0, 1, 2), false);
    Files.writeString(file, Files.readString(file).replace("107", "-1"));
    String why = file + ":4 [BTC-USD 2026-03-01T02:00Z] close must be > 0, was -1";
    List<Executable> works =
        List.of(
            () -> candles.append(tape(3), true),
            () -> candles.extent("BTC-USD"),
            () -> candles.recorded("BTC-USD", hour(0), hour(1)));
    for (Executable work : works) {
      assertEquals(why, assertThrows(StoreException.class, work).getMessage());
    }
  }

  @Test
  void saysThatAStoreCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("deep"), "a file where the folder should be");
    CandleFileException refused =
        assertThrows(CandleFileException.class, () -> candles.add(tape(0), false));
    assertTrue(refused.getMessage().startsWith(store + " cannot be written: "), refused::toString);
  }

  @Test
  void leavesNothingBesideTheRecorderButItsProductAndItsLock() throws IOException {
    candles.add(tape(0), false);
    candles.add(tape(1), false);
    try (Stream<Path> files = Files.list(store)) {
      assertEquals(
          List.of(".flight_recorder.lock", "flight_recorder.csv", "flight_recorder.product"),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
    assertEquals("BTC-USD\n", Files.readString(store.resolve("flight_recorder.product")));
  }

  @Test
  void reportsOnWhatItHolds() {
    candles.add(tape(0, 1, 4, 5), false);
    CandleReport report = CandleReport.of(candles.read("BTC-USD", hour(5)).orElseThrow());
    assertEquals(3, report.candles());
    assertEquals(Optional.of(hour(0)), report.first());
    assertEquals(Optional.of(hour(4)), report.newest());
    assertEquals(1, report.gaps().gaps());
    assertEquals(2, report.gaps().missing());
    assertEquals(WindowHash.of(tape(0, 1, 4)), report.dataHash());
    assertEquals(2, report.notices().size());
    assertFalse(report.notices().getFirst().isBlank());
  }

  private CandleSeries recorded() {
    return candles.read("BTC-USD", Instant.MAX).orElseThrow().closed();
  }
}
