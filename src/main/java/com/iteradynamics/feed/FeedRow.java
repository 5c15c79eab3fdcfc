package com.iteradynamics.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.iteradynamics.feed.FeedFile.WrongRow;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A line of a feed. Its time is {@code timestamp}, in whole seconds since 1970 or as ISO 8601 with
 * its zone; its probability is {@code probability} or {@code p_long}. Other fields are passed over.
 *
 * @param line where it begins, 1 being the first
 * @param symbol whose it is; empty when it does not say
 */
record FeedRow(int line, Optional<String> symbol, FeedRows.Row row) {
  private static final int LONGEST_VERSION = 64;

  /** No time in seconds is as late, and every one of today in milliseconds is later: 2100. */
  private static final long LAST_SECOND = 4_102_444_800L;

  /** Reads an object, at whose beginning the JSON stands. */
  static FeedRow read(JsonParser json, int line) throws IOException {
    return new Fields(json, line).read();
  }

  /** The fields of a line as they come. */
  private static final class Fields {
    private final JsonParser json;
    private final int line;
    private Optional<Long> second = Optional.empty();
    private Optional<Double> probability = Optional.empty();
    private Optional<String> symbol = Optional.empty();
    private Optional<String> modelVersion = Optional.empty();
    private Optional<Instant> availableAt = Optional.empty();

    Fields(JsonParser json, int line) {
      this.json = json;
      this.line = line;
    }

    FeedRow read() throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        field(name);
      }
      long time = second.orElseThrow(() -> wrong("has no timestamp"));
      if (time % CandleSeries.INTERVAL.toSeconds() != 0) {
        throw wrong("timestamp is not on the hour: it is the opening time of a candle");
      }
      double p = probability.orElseThrow(() -> wrong("has neither probability nor p_long"));
      return new FeedRow(line, symbol, new FeedRows.Row(time, p, modelVersion, availableAt));
    }

    private void field(String name) throws IOException {
      switch (name) {
        case "timestamp" -> second = Optional.of(time(name));
        case "probability", "p_long" -> probability(name);
        case "symbol" -> symbol = text(name);
        case "model_version" -> modelVersion = version(name);
        case "available_at" ->
            availableAt =
                json.currentToken() == JsonToken.VALUE_NULL
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(time(name)));
        default -> json.skipChildren();
      }
    }

    private void probability(String name) throws IOException {
      JsonToken token = json.currentToken();
      double p = token != null && token.isNumeric() ? json.getDoubleValue() : Double.NaN;
      if (!(p >= 0 && p <= 1)) {
        throw wrong(name + " must be a number in 0..1");
      }
      if (probability.filter(other -> other != p).isPresent()) {
        throw wrong("probability and p_long are not the same");
      }
      probability = Optional.of(Math.abs(p));
    }

    /** It is in each record: a long one would be more than a store takes. */
    private Optional<String> version(String name) throws IOException {
      Optional<String> version = text(name);
      if (version
          .filter(text -> text.length() > LONGEST_VERSION || hasControls(text))
          .isPresent()) {
        throw wrong(name + " must be at most " + LONGEST_VERSION + " letters");
      }
      return version;
    }

    private static boolean hasControls(String text) {
      return text.chars().anyMatch(Character::isISOControl);
    }

    private Optional<String> text(String name) throws IOException {
      return switch (json.currentToken()) {
        case VALUE_NULL -> Optional.empty();
        case VALUE_STRING -> Optional.of(json.getText());
        default -> throw wrong(name + " must be a text");
      };
    }

    /** Of a fraction of a second the next whole one, so that nothing seems earlier than it was. */
    private long time(String name) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        return iso(name, json.getText());
      }
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        throw wrong(name + " must be whole seconds since 1970, or ISO 8601");
      }
      return possible(
          name, json.getNumberType() == NumberType.BIG_INTEGER ? -1 : json.getLongValue());
    }

    private long iso(String name, String text) throws WrongRow {
      try {
        Instant time = OffsetDateTime.parse(text).toInstant();
        return possible(name, time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0));
      } catch (DateTimeException e) {
        throw wrong(name + " must be ISO 8601 with its zone, such as 2026-03-01T14:00:00Z");
      }
    }

    private long possible(String name, long time) throws WrongRow {
      if (time < 0 || time >= LAST_SECOND) {
        throw wrong(
            name + " must be seconds since 1970, before the year 2100; are these milliseconds?");
      }
      return time;
    }

    private WrongRow wrong(String what) {
      return new WrongRow("line " + line + ": " + what);
    }
  }
}
