package com.iteradynamics.event;

import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.config.Suggestions;
import com.iteradynamics.config.UnusableFileException;
import com.iteradynamics.cortex.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What starts a tick: the scheduled event that EventBridge sends every hour, or the short form that
 * a person writes, {@code {"product_id": "BTC-USD", "time": "2026-01-01T00:00:00Z", "dry_run":
 * true}}, of which every field may be left out. An event of the detail-type {@code Watch} starts a
 * watch between two ticks.
 *
 * @param time what fixes the tick hour; empty in a short form that does not say
 * @param productId what is traded; empty for the configured product
 * @param paper whether paper trading is forced; nothing in an event can force real money
 * @param watch whether it starts a watch
 */
public record TickRequest(
    Optional<Instant> time, Optional<String> productId, boolean paper, boolean watch) {
  private static final String SCHEDULED = "Scheduled Event";
  private static final String WATCH = "Watch";
  private static final Set<String> ENVELOPE =
      Set.of(
          "version",
          "id",
          "detail-type",
          "source",
          "account",
          "time",
          "region",
          "resources",
          "detail",
          "replay-name");
  private static final Set<String> SHORT = Set.of("product_id", "time", "dry_run");

  /** Characters of an event's text that a message shows: it goes into an answer and a log. */
  private static final int SHOWN = 80;

  /** Problems that a message names. */
  private static final int NAMED = 10;

  /** An event that says nothing. */
  public static final TickRequest EMPTY =
      new TickRequest(Optional.empty(), Optional.empty(), false, false);

  /**
   * Reads {@code file}.
   *
   * @throws InvalidEventException naming every field that is unknown or has a value that cannot be
   */
  public static TickRequest read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw UnusableFileException.reading(file, e);
    }
    return parse(file.toString(), text);
  }

  /**
   * The event in {@code text}.
   *
   * @param name what errors call it
   * @throws InvalidEventException naming every field that is unknown or has a value that cannot be
   */
  public static TickRequest parse(String name, String text) {
    if (!text.stripLeading().startsWith("{")) {
      throw new InvalidEventException(name + " is not an event: it must be a JSON object");
    }
    Map<String, Object> event;
    try {
      event = Json.readMap(text);
    } catch (Json.MalformedJsonException e) {
      throw new InvalidEventException(name + " is not JSON: " + shown(e.getMessage()));
    }
    Fields fields = new Fields(event);
    TickRequest read = event.containsKey("detail-type") ? scheduled(fields) : shortForm(fields);
    if (!fields.problems.isEmpty()) {
      throw new InvalidEventException(name + ": " + words(fields.problems));
    }
    return read;
  }

  private static String words(List<String> problems) {
    int more = problems.size() - NAMED;
    return String.join("; ", problems.subList(0, Math.min(NAMED, problems.size())))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  /** The beginning of a text, and how long it is when that is not all. */
  private static String shown(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN / 2))
            + "… ("
            + text.length()
            + " characters)";
  }

  private static TickRequest scheduled(Fields fields) {
    fields.refuseOthers(ENVELOPE);
    String type = fields.text("detail-type").orElse(SCHEDULED);
    if (!type.equals(SCHEDULED) && !type.equals(WATCH)) {
      fields.problems.add(
          String.format(
              Locale.ROOT,
              "detail-type must be \"%s\" or \"%s\", was \"%s\"",
              SCHEDULED,
              WATCH,
              shown(type)));
    }
    if (!fields.event.containsKey("time")) {
      fields.problems.add("time is missing");
    }
    return new TickRequest(fields.time(), Optional.empty(), false, type.equals(WATCH));
  }

  private static TickRequest shortForm(Fields fields) {
    fields.refuseOthers(SHORT);
    return new TickRequest(fields.time(), fields.productId(), fields.flag("dry_run"), false);
  }

  /** The fields of an event, and what is wrong with them. */
  private static final class Fields {
    private final Map<String, Object> event;
    private final List<String> problems = new ArrayList<>();

    private Fields(Map<String, Object> event) {
      this.event = event;
    }

    private void refuseOthers(Set<String> known) {
      for (String field : event.keySet()) {
        if (!known.contains(field)) {
          String near =
              Suggestions.nearest(field, known).map(n -> ", did you mean " + n + "?").orElse("");
          problems.add(shown(field) + " is not a field of an event" + near);
        }
      }
    }

    private Optional<String> text(String field) {
      if (!event.containsKey(field)) {
        return Optional.empty();
      }
      if (event.get(field) instanceof String text) {
        return Optional.of(text);
      }
      problems.add(field + " must be a text, was " + shown(Json.write(event.get(field))));
      return Optional.empty();
    }

    private Optional<Instant> time() {
      return text("time")
          .flatMap(
              text -> {
                try {
                  return Optional.of(Times.parse(shown(text)));
                } catch (IllegalArgumentException e) {
                  problems.add("time: " + e.getMessage());
                  return Optional.empty();
                }
              });
    }

    private Optional<String> productId() {
      Optional<String> productId = text("product_id");
      productId
          .filter(id -> !RuntimeParameters.isProductId(id))
          .ifPresent(
              id ->
                  problems.add(
                      "product_id must be BASE-QUOTE in capitals, was \"" + shown(id) + "\""));
      return productId;
    }

    private boolean flag(String field) {
      if (event.containsKey(field) && !(event.get(field) instanceof Boolean)) {
        problems.add(field + " must be true or false, was " + shown(Json.write(event.get(field))));
      }
      return Boolean.TRUE.equals(event.get(field));
    }
  }
}
