package com.iteradynamics.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.Source;
import com.iteradynamics.config.Values;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.ForecastStore;
import com.iteradynamics.testkit.Tapes;
import com.iteradynamics.wiring.LivePermission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of recorded forecasts, and what it permits. */
class AuditForecastsTest {
  private static final String FEED = "s3://my-argus/feeds/one.jsonl";
  private static final CandleSeries CANDLES = Tapes.random(11, 30 * 168);
  @TempDir private Path folder;

  /** A feed that leans the right way by {@code edge} in each of so many hours. */
  private void recorded(int hours, double edge) throws IOException {
    recorded(CANDLES, hours, i -> 0.5 + (rises(i) ? edge : -edge));
  }

  private static boolean rises(int i) {
    return i + 1 < CANDLES.size() && CANDLES.close(i + 1) > CANDLES.close(i);
  }

  private void recorded(CandleSeries candles, int hours, IntToDoubleFunction probability)
      throws IOException {
    ForecastStore.make(
        folder,
        candles,
        i ->
            i >= hours
                ? null
                : Map.of(
                    "inputs",
                    Map.of(
                        "feed",
                        Map.of(
                            "address",
                            FEED,
                            "timestamp",
                            candles.openTime(i).toString(),
                            "probability",
                            probability.applyAsDouble(i)))));
  }

  private Outcome audit(String... words) {
    String[] all =
        Stream.concat(Stream.of("audit", "forecasts"), Stream.of(words)).toArray(String[]::new);
    return Run.in(folder).with("USER", "ada").with("ARGUS_FEED_URI", FEED).argus(all);
  }

  private Optional<String> objection(Map<String, String> settings) {
    Map<String, Values.Value> values = new HashMap<>();
    settings.forEach((name, value) -> values.put(name, new Values.Value(value, Source.OPTION)));
    return LivePermission.problem(
        Configuration.of(new Values(values, List.of()), folder),
        () -> new FolderModels(folder.resolve("data")));
  }

  private static final Map<String, String> OVERLAY =
      Map.of("ARGUS_FEED_URI", FEED, "MOONWIRE_OVERLAY_ENABLED", "1");

  @Test
  void aFeedThatEarnedItMayTradeLiveUntilItIsRevoked() throws IOException {
    recorded(CANDLES.size(), 0.15);
    Outcome plain = audit();
    plain.exits(0);
    assertTrue(plain.out().contains("live trading: earned"), plain.out());
    assertTrue(plain.out().contains("nine in ten resampled results"), plain.out());
    String refused = objection(OVERLAY).orElseThrow();
    assertTrue(
        refused.startsWith(
            "MOONWIRE_OVERLAY_ENABLED: the feed " + FEED + " has a say with real money only after"),
        refused);
    assertTrue(refused.endsWith("see ./argus audit forecasts --aws --permit"), refused);
    String permitted = audit("--permit").exits(0).out().replaceAll("\\s+", " ");
    assertTrue(permitted.contains("the feed " + FEED + ", 1 h ahead may trade live"), permitted);
    assertEquals(Optional.empty(), objection(OVERLAY));
    assertEquals(
        Optional.empty(),
        objection(
            Map.of("ARGUS_FEED_URI", FEED, "ARGUS_STRATEGY_MODULE", "sg_moonwire_intent_v1")));
    assertTrue(
        objection(Map.of("ARGUS_FEED_URI", FEED + "2", "ARGUS_STRATEGY_MODULE", "event_v1"))
            .isPresent(),
        "another feed");
    JsonNode entry =
        Run.json(Run.in(folder).argus("model", "show", "--json").exits(0).out()).at("/lineage/0");
    assertEquals("live_permitted", entry.get("action").asText());
    assertEquals("ada", entry.get("who").asText());
    assertFalse(entry.get("forced").asBoolean());
    assertTrue(audit("--revoke").exits(2).err().contains("--revoke takes a --reason"));
    audit("--revoke", "--reason=its provider changed").exits(0);
    assertTrue(objection(OVERLAY).isPresent());
    assertTrue(audit("--revoke", "--reason=x").exits(1).err().contains("nothing to revoke"));
  }

  /** A constant in a market that rises beats one half, which is all that climatology knows. */
  @Test
  void aFeedThatKnowsNothingEarnsNothingByADrift() throws IOException {
    CandleSeries rising =
        Tapes.changed(
            CANDLES,
            (i, candle) -> {
              double up = Math.exp(0.0006 * i);
              return new Candle(
                  candle.openTime(),
                  candle.open() * up,
                  candle.high() * up,
                  candle.low() * up,
                  candle.close() * up,
                  candle.volume());
            });
    recorded(rising, rising.size(), i -> 0.55);
    JsonNode found = Run.json(audit("--horizon=24", "--json", "-").exits(0).out());
    assertTrue(found.at("/metrics/log_loss_skill_lower").asDouble() > 0, found.toString());
    assertTrue(found.at("/constant/share").asDouble() > 0.55, found.toString());
    assertTrue(found.at("/constant/skill_lower").asDouble() < 0, found.toString());
    Outcome refused = audit("--horizon=24", "--permit").exits(1);
    assertTrue(
        refused.err().contains("is not permitted: its log-loss skill over the best constant"),
        refused.err());
    assertTrue(refused.out().contains("live trading: not earned: "), refused.out());
    assertTrue(refused.out().contains("log-loss skill over the best constant in hindsight, "));
  }

  private static Map<String, String> events(String... more) {
    Map<String, String> all = new HashMap<>();
    all.put("ARGUS_FEED_URI", FEED);
    all.put("ARGUS_STRATEGY_MODULE", "event_v1");
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  /** Three of four hours right, and a trade for each: its skill does not pay its costs. */
  @Test
  void skillThatLosesMoneyAsEventsDoesNotLetEventsTrade() throws IOException {
    recorded(CANDLES, CANDLES.size(), i -> rises(i) == (i % 4 != 0) ? 0.7 : 0.3);
    Outcome permitted = audit("--permit", "--set", "PAPER_FEE_BPS=90").exits(0);
    String out = permitted.out().replaceAll("\\s+", " ");
    assertTrue(out.contains("live trading: earned"), out);
    assertTrue(out.contains("WARNING: traded as events, these forecasts lost "), out);
    assertTrue(out.contains("live trading by event_v1: not earned: the lower bound"), out);
    assertTrue(out.contains("1 h ahead may trade live, but not by event_v1: "), out);
    assertEquals(Optional.empty(), objection(OVERLAY));
    String why = objection(events()).orElseThrow();
    assertTrue(why.contains("of the event style's net result is -"), why);
    assertTrue(objection(events("MOONWIRE_OVERLAY_ENABLED", "1")).isPresent(), "both");
    assertEquals(
        Optional.empty(),
        objection(events("MOONWIRE_OVERLAY_ENABLED", "1", "EVENT_SOURCE", "model")));
    audit("--permit", "--force", "--reason=a test", "--set", "PAPER_FEE_BPS=90").exits(0);
    assertEquals(Optional.empty(), objection(events()), "a person's word");
  }

  @Test
  void aPermissionOfEventsIsForTheHorizonAndTheRulesThatWereAudited() throws IOException {
    recorded(CANDLES.size(), 0.15);
    String[] free = {"--set", "PAPER_FEE_BPS=0", "--set", "PAPER_SLIPPAGE_BPS=0"};
    audit(Stream.concat(Stream.of("--permit"), Stream.of(free)).toArray(String[]::new)).exits(0);
    assertEquals(Optional.empty(), objection(events()));
    String why = objection(events("EVENT_CONF_MIN", "0.62")).orElseThrow();
    assertTrue(why.contains("made with EVENT_CONF_MIN 0.6, and event_v1 takes 0.62"), why);
    assertTrue(objection(events("EVENT_HORIZON_H", "3")).isPresent());
    audit(
            Stream.concat(Stream.of("--permit", "--horizon=2"), Stream.of(free))
                .toArray(String[]::new))
        .exits(0);
    why = objection(events()).orElseThrow();
    assertTrue(why.contains("made with --horizon 2, and event_v1 takes 1"), why);
    assertEquals(Optional.empty(), objection(OVERLAY));
    String shown = Run.in(folder).argus("model", "show").exits(0).out().replaceAll("\\s+", " ");
    assertTrue(shown.contains("(the feed " + FEED + ", 2 h ahead)"), shown);
  }

  @Test
  void aFeedWithoutSkillIsPermittedByAPersonAlone() throws IOException {
    recorded(CANDLES.size(), -0.1);
    Outcome refused = audit("--permit").exits(1);
    assertTrue(refused.err().contains("is not permitted: its log-loss skill"), refused.err());
    assertTrue(objection(OVERLAY).isPresent());
    audit("--permit", "--force").exits(2);
    audit("--force", "--reason=x").exits(2);
    audit("--permit", "--force", "--reason=a test with little money").exits(0);
    assertEquals(Optional.empty(), objection(OVERLAY));
    JsonNode entry =
        Run.json(Run.in(folder).argus("model", "show", "--json").exits(0).out()).at("/lineage/0");
    assertTrue(entry.get("forced").asBoolean());
    assertTrue(entry.get("why").asText().startsWith("a test with little money"), entry.toString());
  }

  @Test
  void fewWeeksEarnNothingHoweverGood() throws IOException {
    recorded(20 * 168, 0.2);
    Outcome refused = audit("--permit").exits(1);
    assertTrue(refused.err().contains("weeks, and 26 are required"), refused.err());
    JsonNode found = Run.json(audit("--json", "-").exits(0).out());
    assertEquals(5, found.get("folds").size());
    assertEquals(20 * 168, found.at("/metrics/rows").asInt());
    assertEquals(1.0, found.get("hit_rate").asDouble());
    assertTrue(found.at("/event/trades").asInt() > 500, found.toString());
    assertTrue(found.get("objection").asText().contains("26 are required"), found.toString());
    assertEquals(1, found.get("horizon_h").asInt());
  }

  @Test
  void whatIsNotThereOrCannotBeIsSaid() throws IOException {
    recorded(500, 0.1);
    for (String[] row :
        new String[][] {
          {"2", "folds must be in 1..100, were 0", "--folds", "0"},
          {"2", "the horizon must be whole hours, >= 1", "--horizon", "0"},
          {"1", "there are no models in", "3f0c"},
          {
            "1",
            "no record of the paper book has a forecast of the feed other",
            "--set",
            "ARGUS_FEED_URI=other"
          },
          {"1", "no record of the paper book", "--horizon", "100000"}
        }) {
      Outcome told = audit(Stream.of(row).skip(2).toArray(String[]::new));
      told.exits(Integer.parseInt(row[0]));
      assertTrue(told.err().contains(row[1]), told.err());
    }
    Outcome nothing = Run.in(folder).argus("audit", "forecasts").exits(1);
    assertTrue(nothing.err().contains("there is nothing to audit: ARGUS_FEED_URI"), nothing.err());
    Files.createDirectories(folder.resolve("data/models"));
    Files.writeString(folder.resolve("data/models/lineage.jsonl"), "{\n");
    assertTrue(audit().exits(1).err().contains("lineage.jsonl is damaged"));
    assertTrue(objection(OVERLAY).orElseThrow().contains("lineage.jsonl is damaged"));
  }

  @Test
  void onlyWhatTheFeedHasASayInNeedsPermission() {
    assertEquals(Optional.empty(), objection(Map.of("ARGUS_FEED_URI", FEED)));
    assertEquals(Optional.empty(), objection(Map.of("ARGUS_STRATEGY_MODULE", "event_v1")));
    assertEquals(
        Optional.empty(),
        objection(
            Map.of(
                "ARGUS_FEED_URI",
                FEED,
                "ARGUS_STRATEGY_MODULE",
                "event_v1",
                "EVENT_SOURCE",
                "model")));
    for (String strategy : List.of("event_v1", "sg_moonwire_intent_v1")) {
      String refused =
          objection(Map.of("ARGUS_FEED_URI", FEED, "ARGUS_STRATEGY_MODULE", strategy))
              .orElseThrow();
      assertTrue(refused.startsWith("ARGUS_STRATEGY_MODULE: "), refused);
    }
  }

  /** What a cycle records of its feed is what an audit of that feed finds, and of no other. */
  @Test
  void anAuditFindsWhatACycleHasRecorded() throws IOException {
    CandleSeries tape = SampleCandles.load().first(1_700);
    CandleCsv.write(tape, folder.resolve("tape.csv"));
    Files.writeString(
        folder.resolve("feed.jsonl"),
        IntStream.range(0, tape.size())
            .mapToObj(
                i -> "{\"timestamp\":" + tape.openTime(i).getEpochSecond() + ",\"p_long\":0.6}")
            .collect(Collectors.joining("\n")));
    Run.in(folder)
        .with("ARGUS_FEED_URI", "feed.jsonl")
        .argus("replay", "tape.csv", "--from=" + tape.openTime(1_500), "--out=data")
        .exits(0);
    Run.in(folder).argus("candles", "import", "tape.csv").exits(0);
    JsonNode audit =
        Run.json(
            Run.in(folder)
                .with("ARGUS_FEED_URI", "feed.jsonl")
                .argus("audit", "forecasts", "--json", "-")
                .exits(0)
                .out());
    assertEquals(199, audit.at("/metrics/rows").asInt(), audit.toString());
    assertTrue(
        Run.in(folder)
            .with("ARGUS_FEED_URI", "another.jsonl")
            .argus("audit", "forecasts")
            .exits(1)
            .err()
            .contains("has a forecast of the feed another.jsonl"));
  }
}
