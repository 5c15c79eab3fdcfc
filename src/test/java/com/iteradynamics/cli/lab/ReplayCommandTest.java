package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.event.Times;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  private static final String[] TEN_DAYS = {
    "replay", "--sample", "--from=2025-05-15", "--to=2025-05-24T23:00", "--json"
  };

  @TempDir private Path folder;

  private static String[] with(String[] args, String... more) {
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }

  @Test
  void everyHourOfTheSpanIsATick() throws IOException {
    JsonNode result = Run.json(Run.in(folder).argus(TEN_DAYS).exits(0).out());
    assertEquals(240, result.get("hours").asInt());
    assertEquals("2025-05-15T01:00:00Z", result.get("from").asText());
    assertEquals("2025-05-25T00:00:00Z", result.get("to").asText());
    int counted = 0;
    for (JsonNode count : result.get("branches")) {
      counted += count.asInt();
    }
    assertEquals(240, counted);
  }

  @Test
  void whatItKeepsIsWhatTicksWouldHaveLeft() throws IOException {
    JsonNode kept = Run.json(Run.in(folder).argus(with(TEN_DAYS, "--store=s")).exits(0).out());
    JsonNode fresh = Run.json(Run.in(folder).argus(TEN_DAYS).exits(0).out());
    assertEquals(fresh, kept);
    JsonNode latest = Run.json(Files.readString(folder.resolve("s/cortex.json")));
    assertEquals(
        kept.get("equity_usd").asDouble(), latest.get("equity_after_usd").asDouble(), 1e-9);
    List<String> records = StoreFile.rows(folder.resolve("s"), "SELECT json FROM records");
    assertEquals(240, records.size());
    String first = Run.json(records.getFirst()).toString();
    Run.in(folder).argus("tick", "--sample", "--store=t", "--at=2025-05-15T01:00").exits(0);
    assertEquals(first, Run.json(Files.readString(folder.resolve("t/cortex.json"))).toString());
    double fees = 0;
    for (String fill : Files.readAllLines(folder.resolve("s/trade_ledger.jsonl"))) {
      fees += Run.json(fill).get("fee_usd").asDouble();
    }
    assertEquals(fees, kept.get("fees_usd").asDouble(), 1e-9);
  }

  @Test
  void aFolderThatIsInUseIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("s"));
    Files.writeString(folder.resolve("s/note.txt"), "mine");
    Outcome outcome = Run.in(folder).argus(with(TEN_DAYS, "--store=s")).exits(2);
    assertTrue(outcome.err().contains("is not empty"), outcome.err());
    assertTrue(outcome.err().contains("Name a folder that is not there yet"), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void buyAndHoldPaysTheSameCosts() throws IOException {
    JsonNode result =
        Run.json(
            Run.in(folder)
                .argus(with(TEN_DAYS, "--set=PAPER_FEE_BPS=100", "--set=PAPER_SLIPPAGE_BPS=20"))
                .exits(0)
                .out());
    CandleSeries tape = SampleCandles.load();
    int first = tape.countBefore(Times.parse("2025-05-15T01:00"));
    int last = tape.countBefore(Times.parse("2025-05-25T00:00")) - 1;
    double expected = 1000 / (tape.open(first) * 1.002 * 1.01) * tape.close(last);
    assertEquals(expected, result.get("hold_equity_usd").asDouble(), 1e-9);
  }

  @Test
  void theResultForPeopleHasTheSameFigures() throws IOException {
    JsonNode result = Run.json(Run.in(folder).argus(TEN_DAYS).exits(0).out());
    String[] args = {"replay", "--sample", "--from=2025-05-15", "--to=2025-05-24T23:00"};
    String text = Run.in(folder).argus(args).exits(0).out();
    for (String field : List.of("equity_usd", "hold_equity_usd", "fees_usd")) {
      assertTrue(
          text.contains(NumberFormat.usd(result.get(field).asDouble())), field + " in " + text);
    }
    assertTrue(text.contains("240 hours"), text);
  }

  @Test
  void noBarIsDrawnWhereNobodyWatches() {
    assertFalse(Run.in(folder).argus(TEN_DAYS).exits(0).err().contains("\r"));
  }

  @Test
  void aTapeIsNeededAndOnlyOne() {
    Run.in(folder).argus("replay").exits(2);
    Run.in(folder).argus("replay", "--sample", "--candles", "x.csv").exits(2);
    Run.in(folder).argus("replay", "--candles", "x.csv").exits(1);
    Outcome unknown = Run.in(folder).argus(with(TEN_DAYS, "--strategy=nobody")).exits(2);
    assertTrue(unknown.err().contains("known are sg_core_exposure_v1,"), unknown.err());
  }
}
