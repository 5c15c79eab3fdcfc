package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.DecidedRecords;
import com.iteradynamics.decision.ExecutionBranch;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every end of a tick has a story, and a record with little in it has one, too. */
class RecordExplanationTest {
  private static final Map<ExecutionBranch, CortexRecord> DECIDED = DecidedRecords.all();

  private static String told(CortexRecord record) {
    return RecordExplanation.of(record).document().toText(OptionalInt.empty());
  }

  /** As little as a record may have, as of an hour that was refused. */
  private static Map<String, Object> bare(ExecutionBranch branch) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("timestamp_utc", "2026-03-01 15:00:00");
    fields.put("schema", 1);
    fields.put("book", "live");
    fields.put("product_id", "BTC-USD");
    fields.put("execution_branch", branch.name());
    return fields;
  }

  @ParameterizedTest
  @EnumSource(ExecutionBranch.class)
  void everyEndIsDescribed(ExecutionBranch branch) {
    String little = told(CortexRecord.of(bare(branch)));
    assertTrue(little.startsWith("2026-03-01 15:00:00 UTC, BTC-USD, LIVE, real money: " + branch));
    assertTrue(little.contains(branch.meaning()), little);
    assertTrue(little.contains("the record does not say"), little);
    if (DECIDED.containsKey(branch)) {
      String all = told(DECIDED.get(branch));
      assertTrue(all.contains("DECIDED  " + branch + " "), all);
      assertTrue(all.contains("Why: " + DECIDED.get(branch).text("why").orElseThrow()), all);
    }
  }

  @Test
  void noTwoEndsAreDescribedAlike() {
    Set<String> words = new HashSet<>();
    for (ExecutionBranch branch : ExecutionBranch.values()) {
      assertTrue(words.add(branch.meaning()), branch.name());
    }
  }

  @Test
  void anHourThatWasGivenUpTellsWhatItHadDecided() {
    Map<String, Object> fields = bare(ExecutionBranch.TICK_ABANDONED);
    fields.put("abandoned_decision", DECIDED.get(ExecutionBranch.ENTER_LONG).fields());
    String story = told(CortexRecord.of(fields));
    assertTrue(story.contains("Before it was given up it had decided ENTER_LONG"), story);
    assertTrue(story.contains("DECIDED  ENTER_LONG"), story);
    fields.put("abandoned_decision", Map.of("schema", 7));
    CortexRecord damaged = CortexRecord.of(fields);
    assertThrows(CommandFailure.class, () -> RecordExplanation.of(damaged));
  }

  @Test
  void rulesAreShownWithWhereTheyComeFrom() {
    Map<String, Object> rules = new LinkedHashMap<>();
    rules.put("source", "venue");
    rules.put("read_at", "2026-03-01T14:00:03Z");
    rules.put("set", List.of("base_min", "base_max"));
    rules.put("base_increment", new BigDecimal("1E-8"));
    rules.put("quote_increment", 0.01);
    rules.put("price_increment", new BigDecimal("0.01"));
    rules.put("base_min", new BigDecimal("0.5"));
    rules.put("base_max", 3400);
    rules.put("quote_min_usd", BigDecimal.ZERO);
    Map<String, Object> fields = bare(ExecutionBranch.FLAT_NO_ENTRY);
    fields.put("inputs", Map.of("rules", rules));
    String story = told(CortexRecord.of(fields));
    assertTrue(
        story.contains(
            "Orders by the venue's rules, read at 2026-03-01T14:00:03Z: prices in steps of 0.01,"
                + " quantities in steps of 0.00000001, amounts of 0.01, quantity >= 0.5, quantity"
                + " <= 3400; set otherwise: base_min, base_max"),
        story);
    fields.put("inputs", Map.of("rules", Map.of("source", "settings", "base_increment", 1)));
    assertTrue(
        told(CortexRecord.of(fields))
            .contains(
                "Orders by the rules of the settings: exact prices, quantities in steps of 1, no"
                    + " limits"));
  }

  @Test
  void feesAreShownWithWhereTheyComeFromAndWhatWasPaid() {
    Map<String, Object> fees = new LinkedHashMap<>();
    fees.put("maker", new BigDecimal("0.005"));
    fees.put("taker", 0.009);
    fees.put("tier", "Intro 1");
    fees.put("source", "venue");
    fees.put("read_at", "2026-03-01T14:00:03Z");
    Map<String, Object> fields = bare(ExecutionBranch.FLAT_NO_ENTRY);
    fields.put("inputs", Map.of("fees", fees));
    String story = told(CortexRecord.of(fields));
    assertTrue(
        story.contains(
            "Fees as the venue reported them at 2026-03-01T14:00:03Z: taker 90 bps, maker 50 bps,"
                + " tier Intro 1"),
        story);
    fields.put("inputs", Map.of("fees", Map.of("source", "configured", "taker", 0.0012)));
    String set = told(CortexRecord.of(fields));
    assertTrue(set.contains("Fees of the settings: taker 12 bps, maker not known"), set);
    fields.put("inputs", Map.of("fees", Map.of("taker", "much")));
    String odd = told(CortexRecord.of(fields));
    assertTrue(odd.contains("Fees of a source that is not recorded: taker not known"), odd);
    String none = told(CortexRecord.of(bare(ExecutionBranch.FLAT_NO_ENTRY)));
    assertTrue(!none.contains("Fees"), none);
  }

  @Test
  void aModelIsReportedWithWhatMovedIt() {
    Map<String, Object> fields = bare(ExecutionBranch.FLAT_NO_ENTRY);
    fields.putAll(
        Map.of(
            "p_long",
            0.45,
            "model_id",
            "0123456789ab",
            "p_long_bias",
            0.5,
            "p_long_contributions",
            List.of(
                Map.of("feature", "rsi14", "value", 56.13, "contribution", -0.06),
                Map.of("feature", "bb_pos", "value", "high"))));
    String story = told(CortexRecord.of(fields));
    assertTrue(story.contains("The model 0123456789ab gave 45.00 % for a higher close"), story);
    assertTrue(
        story.contains(
            "Without any feature it says 50.00 %; rsi14 56.13 adds -6.00 %, 1 that cannot be read"),
        story);
  }

  @Test
  void fieldsOfAnotherKindAreNoReasonToFail() {
    Map<String, Object> fields = bare(ExecutionBranch.ENTER_LONG);
    fields.putAll(
        Map.of(
            "gates",
            List.of("one", 2),
            "orders",
            List.of(Map.of("fills", "none"), Map.of("fills", List.of(1)), "x"),
            "regime_features",
            "none",
            "regime_label",
            7,
            "state_before",
            List.of(),
            "cash_usd",
            "much",
            "parameters",
            3));
    String story = told(CortexRecord.of(fields));
    assertTrue(story.contains("cash: not recorded USD, was not recorded"), story);
    assertTrue(story.contains("What was ordered\n  3 that cannot be read"), story);
  }
}
