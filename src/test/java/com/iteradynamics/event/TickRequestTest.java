package com.iteradynamics.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cli.Failures;
import com.iteradynamics.config.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickRequestTest {
  private static final Instant TWO = Instant.parse("2026-03-01T14:00:07Z");

  @Test
  void aScheduledEventFixesTheTime() {
    TickRequest event =
        TickRequest.parse(
            "e.json",
            """
            {"version": "0", "id": "x", "detail-type": "Scheduled Event", "source": "aws.events",
             "account": "123456789012", "time": "2026-03-01T14:00:07Z", "region": "us-east-1",
             "resources": [], "detail": {}}
            """);
    assertEquals(new TickRequest(Optional.of(TWO), Optional.empty(), false, false), event);
  }

  @Test
  void theShortFormMayNameTheProductAndForcePaper() {
    TickRequest event =
        TickRequest.parse(
            "e.json",
            "{\"product_id\": \"ETH-EUR\", \"time\": \"2026-03-01 14:00:07\", \"dry_run\": true}");
    assertEquals(new TickRequest(Optional.of(TWO), Optional.of("ETH-EUR"), true, false), event);
  }

  @Test
  void theShortFormMaySayNothing() {
    assertEquals(TickRequest.EMPTY, TickRequest.parse("e.json", "{}"));
  }

  @Test
  void dryRunFalseForcesNothing() {
    assertEquals(TickRequest.EMPTY, TickRequest.parse("e.json", "{\"dry_run\": false}"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | e.json is not an event: it must be a JSON object",
        "{\"prodct_id\": \"BTC-USD\"} | e.json: prodct_id is not a field of an event, did you mean"
            + " product_id?",
        "{\"side\": \"BUY\"} | e.json: side is not a field of an event",
        "{\"product_id\": \"btc\"} | e.json: product_id must be BASE-QUOTE in capitals, was"
            + " \"btc\"",
        "{\"product_id\": 7} | e.json: product_id must be a text, was 7",
        "{\"dry_run\": \"no\"} | e.json: dry_run must be true or false, was \"no\"",
        "{\"time\": 1772373600} | e.json: time must be a text, was 1772373600",
        "{\"time\": \"noon\", \"dry_run\": 1} | e.json: time: \"noon\" is not a time; write"
            + " 2020-03-12, 2020-03-12T10:00 or 2020-03-12T10:00Z; dry_run must be true or false,"
            + " was 1",
        "{\"detail-type\": \"Scheduled Event\"} | e.json: time is missing",
        "{\"detail-type\": \"Object Created\", \"time\": \"2026-03-01T14:00:07Z\"} | e.json:"
            + " detail-type must be \"Scheduled Event\" or \"Watch\", was \"Object Created\"",
        "{\"detail-type\": \"Scheduled Event\", \"time\": \"2026-03-01T14:00Z\", \"dry_run\": true}"
            + " | e.json: dry_run is not a field of an event"
      })
  void whatIsWrongIsNamedByItsField(String text, String message) {
    InvalidEventException e =
        assertThrows(InvalidEventException.class, () -> TickRequest.parse("e.json", text));
    assertEquals(message, e.getMessage());
    assertEquals(2, Failures.exitCode(e));
  }

  @Test
  void whatIsNoJsonIsSaidWithItsLine() {
    InvalidEventException e =
        assertThrows(
            InvalidEventException.class, () -> TickRequest.parse("e.json", "{\n\"time\": }"));
    assertTrue(e.getMessage().startsWith("e.json is not JSON: line 2: "), e.getMessage());
  }

  @Test
  void aFieldNamedTwiceIsRefused() {
    InvalidEventException e =
        assertThrows(
            InvalidEventException.class,
            () -> TickRequest.parse("e.json", "{\"dry_run\": true, \"dry_run\": false}"));
    assertTrue(e.getMessage().contains("dry_run"), e.getMessage());
  }

  @Test
  void aMissingFileIsAFailureNotAUsageError(@TempDir Path folder) {
    Path file = folder.resolve("e.json");
    UnusableFileException e =
        assertThrows(UnusableFileException.class, () -> TickRequest.read(file));
    assertEquals("cannot read " + file + ": no such file or folder", e.getMessage());
    assertEquals(1, Failures.exitCode(e));
  }

  @Test
  void everyShippedEventIsRead() throws IOException {
    List<Path> shipped;
    try (Stream<Path> files = Files.list(Path.of("events"))) {
      shipped = files.sorted().toList();
    }
    assertTrue(shipped.size() >= 2);
    for (Path file : shipped) {
      assertTrue(TickRequest.read(file).time().isPresent(), file + " fixes the hour");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"TEXT\": 1}",
        "{\"product_id\": \"TEXT\"}",
        "{\"product_id\": [\"TEXT\"]}",
        "{\"time\": \"TEXT\"}",
        "{\"time\": \"2026-03-01T14:00:07Z TEXT\"}",
        "{\"dry_run\": \"TEXT\"}",
        "{\"detail-type\": \"TEXT\", \"time\": \"2026-03-01T14:00:07Z\"}",
        "{\"a\": TEXT}"
      })
  void aFieldOfAMegabyteIsCutInTheMessage(String event) {
    String text = event.replace("TEXT", "X".repeat(1_000_000));
    InvalidEventException e =
        assertThrows(InvalidEventException.class, () -> TickRequest.parse("e.json", text));
    assertTrue(e.getMessage().length() < 400, e.getMessage().length() + " characters");
  }

  @Test
  void aThousandStrangeFieldsAreCounted() {
    String fields =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"field" + i + "\": 1")
            .collect(Collectors.joining(", ", "{", "}"));
    InvalidEventException e =
        assertThrows(InvalidEventException.class, () -> TickRequest.parse("e.json", fields));
    assertTrue(e.getMessage().contains("field9 is not a field of an event; and 990 more"));
  }
}
