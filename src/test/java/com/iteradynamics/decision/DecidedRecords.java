package com.iteradynamics.decision;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.order.BookKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** A record of every gate that can decide, as a store gives it back. */
public final class DecidedRecords {
  private DecidedRecords() {}

  /** By the gate that decided. */
  public static Map<ExecutionBranch, CortexRecord> all() {
    Map<ExecutionBranch, CortexRecord> records = new LinkedHashMap<>();
    GateOrderTest.CAUSES.forEach(
        (branch, cause) -> {
          Scenario scenario = new Scenario();
          cause.accept(scenario);
          records.put(branch, stored(record(scenario, scenario.decide())));
        });
    return records;
  }

  /** What a decision leaves, without candles. */
  static CortexRecord record(Scenario scenario, Decision decision) {
    RecordWriter writer =
        new RecordWriter(
                BookKey.paper("BTC-USD"),
                Scenario.HOUR,
                new RunIdentity("prime", true, "test", "1", "0", Map.of()),
                decision.ruling().branch())
            .ruling(decision)
            .intent(scenario.intent)
            .limits(scenario.parameters)
            .situation(scenario.situation(), false);
    if (scenario.reading == null) {
      writer.stateBefore(scenario.state, scenario.parameters.remembers());
    }
    return writer.record();
  }

  static CortexRecord stored(CortexRecord record) {
    try {
      return Json.readRecord(Json.write(record));
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
