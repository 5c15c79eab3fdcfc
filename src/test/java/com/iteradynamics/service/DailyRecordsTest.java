package com.iteradynamics.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.governance.DecisionReplay;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hours of the sample tape, recorded by ticks and decided again. */
class DailyRecordsTest {
  private static final CandleSeries TAPE = SampleCandles.load();

  @TempDir private Path folder;
  private List<CortexRecord> records;

  @BeforeEach
  void threeHoursWithAModelAndOtherParametersThanTheDefaults() throws IOException {
    try (InputStream model =
        getClass().getResourceAsStream("/model/sklearn_1.2.1_decision_tree.json")) {
      Files.write(folder.resolve("m.json"), model.readAllBytes());
    }
    Run run = Run.in(folder).with("USER", "ada");
    run.argus("model", "import", "m.json").exits(0);
    String id = Run.json(run.argus("model", "show", "--json").out()).at("/models/0").asText();
    for (int hour = 10; hour < 13; hour++) {
      run.argus(
              "tick",
              "--sample",
              "--store=data",
              "--at=2025-05-20T" + hour + ":00",
              "--set=ARGUS_MODEL_FILE=" + id,
              "--set=PRIME_MAX_EXPOSURE=0.4")
          .exits(0);
    }
    try (FolderStore store = FolderStore.open(folder.resolve("data"))) {
      records = store.records(BookKey.paper("BTC-USD"), 24, Optional.empty());
    }
    // The day's records are decided again also when their model is off by now.
    run.argus("model", "off", id, "--reason=x").exits(0);
  }

  private DecisionReplay again(CandleSeries candles) {
    return DailyRecords.ofFunction(new FolderModels(folder.resolve("data")))
        .again(records, candles)
        .orElseThrow();
  }

  @Test
  void hoursComeOutTheSame() {
    assertEquals(new DecisionReplay(3, 0, List.of()), again(TAPE));
  }

  @Test
  void anHourThatComesOutOtherwiseIsReportedWithWhatDiffers() {
    records = List.of(changed(records.get(1), "regime_confidence", 0.123), records.get(2));
    DecisionReplay replay = again(TAPE);
    assertEquals(1, replay.same());
    assertEquals(1, replay.differences().size(), replay::toString);
    assertTrue(
        replay
            .differences()
            .getFirst()
            .startsWith("2025-05-20 11:00:00 regime and intent: regime_confidence is 0.123, now "),
        replay::toString);
  }

  @Test
  void whatAnotherProgramDecidedIsUnknown() {
    records =
        List.of(
            changed(changed(records.get(1), "regime_confidence", 0.123), "code_version", "0.0"));
    assertEquals(new DecisionReplay(0, 1, List.of()), again(TAPE));
  }

  @Test
  void withoutItsCandlesAnHourIsUnknown() {
    assertEquals(new DecisionReplay(0, 3, List.of()), again(TAPE.first(100)));
  }

  private static CortexRecord changed(CortexRecord record, String field, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>(record.fields());
    fields.put(field, value);
    return CortexRecord.of(fields);
  }
}
