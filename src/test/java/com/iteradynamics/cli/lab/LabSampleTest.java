package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.model.ModelCard;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a training lies beside a span of 10 to 20 June. */
class LabSampleTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "01, 08, OUT_OF_SAMPLE",
        "01, 09, IN_SAMPLE", // the label of its last hour is the span's first close
        "01, 15, IN_SAMPLE",
        "01, 30, IN_SAMPLE",
        "12, 14, IN_SAMPLE",
        "20, 30, IN_SAMPLE",
        "21, 30, TRAINED_LATER",
        "-,  08, OUT_OF_SAMPLE",
        "-,  15, UNKNOWN",
        "21, -,  TRAINED_LATER",
        "01, -,  UNKNOWN",
        "-,  -,  UNKNOWN"
      })
  void isSeenByTheHours(String from, String to, LabModel.LabSample expected) {
    ModelCard card =
        new ModelCard(
            "a test",
            "RandomForest",
            day(from),
            day(to),
            0,
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty());
    assertEquals(
        expected, LabModel.LabSample.of(card, day("10").orElseThrow(), day("20").orElseThrow()));
  }

  private static Optional<Instant> day(String day) {
    return Optional.ofNullable(day).map(text -> Instant.parse("2025-06-" + text + "T00:00:00Z"));
  }
}
