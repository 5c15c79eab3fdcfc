package com.iteradynamics.strategy.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The Python reference's own overlay, 1,000 times. Its unknown variants, which we refuse, are A to
 * it; an exposure outside 0..1 and a probability that is none, which we cannot be given, are asked
 * of the state and the multiplier alone, and of the nearest one that is possible.
 */
class OverlayGoldenTest {
  private static final FeedReading.Facts FACTS =
      new FeedReading.Facts(Optional.of("feed.jsonl"), Optional.of("v"), 0, 0);

  @Test
  void everyRowIsThatOfTheReference() throws IOException {
    List<String> lines;
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(Shared.require("golden/later/moonwire_overlay.jsonl.gz")))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    int entries = 0;
    for (String line : lines) {
      JsonNode row = new ObjectMapper().readTree(line);
      entries += same(row) ? 1 : 0;
    }
    assertEquals(1000, lines.size());
    assertEquals(true, entries > 500, "entries that are left: " + entries);
  }

  private static boolean same(JsonNode row) {
    JsonNode out = row.get("out");
    JsonNode in = row.get("in");
    double core = Math.clamp(in.get("core").asDouble(), 0, 1);
    boolean missing = out.has("error") || out.path("moonwire_ts_missing").asBoolean();
    Overlay.Overlaid told =
        new Overlay(parameters(in))
            .apply(
                new StrategyIntent(Action.ENTER_LONG, 0.5, core, 0, "core", false, Signals.NONE),
                Optional.of(missing ? absent() : known(in.get("probability").asDouble())));
    if (out.has("error")) {
      assertEquals(OverlayState.MISSING, told.state(), row.toString());
      assertEquals(Action.HOLD, told.intent().action());
      return false;
    }
    String state = out.get("moonwire_state").asText().toUpperCase(Locale.ROOT);
    assertEquals(OverlayState.valueOf(state), told.state(), row.toString());
    assertEquals(missing, told.rowMissing(), row.toString());
    assertEquals(out.get("moonwire_multiplier").asDouble(), told.multiplier(), row.toString());
    if (core == in.get("core").asDouble()) {
      assertEquals(
          out.get("final_desired_exposure_frac").asDouble(),
          told.intent().desiredExposureFrac(),
          row.toString());
    }
    return told.intent().action() == Action.ENTER_LONG;
  }

  private static FeedReading known(double p) {
    return new FeedReading.Known(
        Instant.EPOCH, Math.clamp(p, 0, 1), Optional.empty(), Optional.empty(), FACTS);
  }

  private static FeedReading absent() {
    return new FeedReading.Absent(Instant.EPOCH, FeedReason.MISSING, "no row", FACTS);
  }

  /** An argument that is empty falls to the environment, and that to the default. */
  private static OverlayParameters parameters(JsonNode in) {
    String variant = text(in, "variant", "A").strip().toUpperCase(Locale.ROOT);
    return new OverlayParameters(
        true,
        List.of("A", "B", "C").contains(variant)
            ? OverlayVariant.valueOf(variant)
            : OverlayVariant.A,
        Double.parseDouble(text(in, "bull_thresh", "0.55")),
        Double.parseDouble(text(in, "bear_thresh", "0.45")),
        in.get("args").has("strict_ts")
            ? in.get("args").get("strict_ts").asBoolean()
            : text(in, "strict_ts", "0").strip().equals("1"),
        List.of("BTC-USD"));
  }

  private static String text(JsonNode in, String name, String standard) {
    String argument = in.get("args").path(name).asText("");
    String set = in.get("env").path("MOONWIRE_OVERLAY_" + name.toUpperCase(Locale.ROOT)).asText("");
    return !argument.isEmpty() ? argument : !set.isEmpty() ? set : standard;
  }
}
