package com.iteradynamics.cli.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {
  private static final String TAPE = "tape.csv.gz";
  @TempDir private static Path made;
  @TempDir private Path folder;

  @BeforeAll
  static void candles() throws IOException {
    try (OutputStream out = Files.newOutputStream(made.resolve(TAPE))) {
      CandleFormat.writeZipped(Tapes.random(11, 2_500), out);
    }
  }

  @BeforeEach
  void begin() throws IOException {
    Files.copy(made.resolve(TAPE), folder.resolve(TAPE));
  }

  @Test
  void aModelIsTrainedShownAndNotPromotedUnlessForced() throws IOException {
    Outcome trained = train("--json", "-").exits(0);
    JsonNode figures = Run.json(trained.out());
    String id = figures.get("model").asText();
    assertEquals(3, figures.at("/held_out/folds").size());
    assertTrue(figures.at("/held_out/metrics/log_loss").isDouble(), trained.out());
    // 2,500 hours are fewer than the 26 weeks of tests that promotion takes.
    String why = figures.get("promotion_objection").asText();
    assertTrue(why.contains("and 26 are required"), why);

    Outcome refused = model("promote", id).exits(1);
    assertTrue(refused.err().contains(id + " is not promoted: it was tested on "), refused.err());
    assertEquals(List.of("trained"), actions());

    model("promote", id, "--force").exits(2);
    model("promote", id.substring(0, 6), "--force", "--reason", "to see it").exits(0);
    model("promote", id, "--force", "--reason", "again").exits(1);
    JsonNode shown = Run.json(model("show", id, "--json").exits(0).out());
    assertEquals(id, shown.get("current").asText());
    ObjectNode metrics = figures.at("/held_out/metrics").deepCopy();
    metrics.set("base_rate", shown.at("/metrics/base_rate"));
    assertEquals(metrics, shown.get("metrics"));
    assertEquals(0.5, shown.at("/metrics/base_rate").asDouble(), 0.1);
    JsonNode last = shown.at("/lineage/1");
    assertEquals("promoted", last.get("action").asText());
    assertEquals("to see it", last.get("why").asText());
    assertEquals("ada", last.get("who").asText());
    assertTrue(last.get("forced").asBoolean());
  }

  @Test
  void aRollbackGivesTheSayBack() throws IOException {
    String first = trainedId("1");
    String second = trainedId("2");
    model("promote", first, "--force", "--reason", "a").exits(0);
    assertEquals(
        List.of("promoted " + second + "; before it: " + first),
        model("promote", second, "--force", "--reason", "b").exits(0).outLines());
    assertEquals(
        List.of("rolled back " + second + "; current is " + first),
        model("rollback").exits(0).outLines());
    assertEquals(
        List.of("rolled back " + first + "; current is none"),
        model("rollback", "--reason", "enough").exits(0).outLines());
    assertTrue(model("rollback").exits(1).err().contains("no model is promoted"));
    assertEquals(
        List.of("trained", "trained", "promoted", "promoted", "rolled_back", "rolled_back"),
        actions());
  }

  @Test
  void theSameSeedGivesTheSameModel() throws IOException {
    assertEquals(trainedId("7"), trainedId("7"));
    assertEquals(List.of("trained", "trained"), actions());
    assertEquals(1, models());
  }

  @Test
  void aModelOfAFileIsJudgedOnWhatItHasNotSeen() throws IOException {
    train("--to", "2025-03-15T00:00", "--out", "m.json").exits(0);
    assertTrue(Files.notExists(folder.resolve("data")), "the shelf is left as it is");
    Outcome judged = model("evaluate", "m.json", "--candles", TAPE, "--json", "-").exits(0);
    JsonNode figures = Run.json(judged.out());
    // Its last row is 14 March 00:00; more than 48 hours later it may be judged.
    assertEquals("2025-03-16T01:00:00Z", figures.get("from").asText());
    assertTrue(figures.at("/reliability/0/rows").asInt() > 0);
    Outcome words = model("evaluate", "m.json", "--candles", TAPE).exits(0);
    assertTrue(words.out().contains("reliability"), words.out());

    Outcome seen = model("evaluate", "m.json", "--candles", TAPE, "--to", "2025-02-01").exits(1);
    assertTrue(seen.err().contains("leaves no hour of the span"), seen.err());
    model("evaluate", "m.json", "--candles", TAPE, "--to", "2025-02-01", "--seen").exits(0);

    model("import", "m.json").exits(0);
    model("import", "m.json").exits(0);
    assertEquals(1, models());
    assertEquals(List.of("imported", "imported"), actions());
  }

  /** A file that begins 72 hours before the span, as a new year's file does. */
  @Test
  void climatologyIsThatOfTheTrainingAndNeverThatOfAHandfulOfHours() throws IOException {
    train("--to", "2025-03-15T00:00", "--out", "m.json").exits(0);
    CandleSeries candles = Tapes.random(11, 2_500);
    try (OutputStream out = Files.newOutputStream(folder.resolve("new.csv.gz"))) {
      CandleFormat.writeZipped(candles.last(580), out);
    }
    String[] evaluate = {
      "evaluate", "m.json", "--candles", "new.csv.gz", "--from", "2025-03-25", "--json", "-"
    };
    JsonNode figures = Run.json(model(evaluate).exits(0).out());
    assertEquals("training", figures.get("base_rate_of").asText());
    double rate = figures.get("base_rate").asDouble();
    // Each hour to 14 March 00:00 whose close 24 hours later is known.
    assertEquals(ups(candles, 73 * 24), rate, 0.01);
    assertEquals(climatology(figures, rate), logLoss(figures), 1e-12);

    String file = Files.readString(folder.resolve("m.json"));
    String old = file.replaceFirst(",\"base_rate\":[0-9.]+", "");
    assertTrue(old.length() < file.length());
    Files.writeString(folder.resolve("m.json"), old);
    Outcome told = model(evaluate).exits(0);
    JsonNode even = Run.json(told.out());
    assertEquals("none", even.get("base_rate_of").asText());
    assertEquals(Math.log(2), logLoss(even), 1e-12);
    assertTrue(
        told.err()
            .contains(
                "the model card has no base rate; climatology's is assumed: neither the"
                    + " span nor the hours before it cover a year"),
        told.err());
  }

  private static double ups(CandleSeries candles, int hours) {
    int up = 0;
    for (int i = 0; i < hours; i++) {
      up += candles.close(i + 24) > candles.close(i) ? 1 : 0;
    }
    return (double) up / hours;
  }

  private static double climatology(JsonNode figures, double rate) {
    double up = figures.at("/metrics/share_up").asDouble();
    return -up * Math.log(rate) - (1 - up) * Math.log(1 - rate);
  }

  private static double logLoss(JsonNode figures) {
    return figures.at("/metrics/log_loss_climatology").asDouble();
  }

  @Test
  void whatCannotBeIsRefusedAndNothingIsHalfWritten() throws IOException {
    Files.writeString(folder.resolve("no.json"), "{\"trees\":");
    for (String[] row :
        new String[][] {
          {"1", "there are no models in", "promote", "abc"},
          {"1", "no model is promoted", "rollback"},
          {"1", "no model is promoted", "evaluate", "--candles", TAPE},
          {"1", "no.json is refused", "import", "no.json"},
          {"1", "cannot read", "import", "nowhere.json"},
          {"1", "there are no candles in", "train"},
          {"1", "make no row", "train", "--candles", TAPE, "--to", "2025-01-01T20:00"},
          {"1", "are too few to learn from", "train", "--candles", TAPE, "--to", "2025-01-20"},
          {
            "1", "1 row is too few to learn", "train", "--candles", TAPE, "--to", "2025-01-02T19:00"
          },
          {"1", "there is no candle from", "train", "--candles", TAPE, "--from", "2031-01-01"},
          {"2", "--tests must be in 1..100", "train", "--candles", TAPE, "--tests", "0"},
          {"2", "trees must be in 1..1000, was 0", "train", "--candles", TAPE, "--trees", "0"},
          {"1", "it is a folder", "train", "--candles", TAPE, "--out", "."},
          {"2", "choose one", "show", "--aws", "--store", "x"},
          {"2", "ARGUS_CANDLES_BUCKET is not set", "show", "--aws"}
        }) {
      Outcome told =
          model(Stream.of(row).skip(2).toArray(String[]::new)).exits(Integer.parseInt(row[0]));
      assertTrue(told.err().contains(row[1]), told.err());
      assertFalse(told.err().contains("internal error"), told.err());
    }
    assertTrue(Files.notExists(folder.resolve("data")));
    Files.writeString(folder.resolve("data"), "a file");
    Outcome told = train().exits(1);
    assertTrue(told.err().contains("cannot be read: Not a directory"), told.err());
  }

  @Test
  void whoDidItHasToBeSaid() {
    // In a process without USER, as cron's or a container's, the account may have a name.
    Outcome told = Run.in(folder).argus("model", "rollback");
    assertTrue(told.exitCode() == 1 || told.err().contains("--who NAME"), told.err());
    assertEquals("ada", RegistryOptions.who(null, Map.of(), "ada"));
    assertEquals("eve", RegistryOptions.who(null, Map.of("USER", " ", "LOGNAME", "eve"), "ada"));
    assertEquals("bob", RegistryOptions.who("bob", Map.of("USER", "eve"), "ada"));
    for (String nobody : List.of("?", "", " ")) {
      CommandFailure asked =
          assertThrows(
              CommandFailure.class, () -> RegistryOptions.who(null, Map.of("USER", ""), nobody));
      assertTrue(asked.getMessage().startsWith("say who you are: --who NAME"), nobody);
      assertEquals(2, asked.exitCode());
    }
  }

  @Test
  void aMistypedIdIsAskedBack() throws IOException {
    String id = trainedId("1");
    String mistyped = (id.charAt(0) == '0' ? "1" : "0") + id.substring(1);
    Outcome told = model("promote", mistyped).exits(2);
    assertTrue(told.err().contains("did you mean " + id + "?"), told.err());
  }

  @Test
  void whatIsDamagedIsToldAndStays() throws IOException {
    String id = trainedId("1");
    Path models = folder.resolve("data/models");
    byte[] file = Files.readAllBytes(models.resolve(id + ".json"));
    Files.write(models.resolve(id + ".json"), java.util.Arrays.copyOf(file, file.length / 2));
    Outcome refused = model("show", id).exits(1);
    assertTrue(refused.err().contains(id + ".json is refused: "), refused.err());
    Files.write(models.resolve(id + ".json"), file);

    byte[] damaged = "{\"at\":\n".getBytes(StandardCharsets.UTF_8);
    Files.write(models.resolve("lineage.jsonl"), damaged);
    for (String[] words :
        new String[][] {
          {"promote", id, "--force", "--reason", "x"},
          {"rollback"},
          {"evaluate", "--candles", TAPE},
          {"train", "--candles", TAPE, "--trees", "2"}
        }) {
      Outcome told = model(words).exits(1);
      assertTrue(told.err().contains("lineage.jsonl is damaged"), told.err());
      assertTrue(told.err().contains("line 1: "), told.err());
    }
    assertTrue(model("show").exits(1).out().contains("lineage_damaged  line 1: "));
    assertArrayEquals(damaged, Files.readAllBytes(models.resolve("lineage.jsonl")));
    assertEquals(1, models());
  }

  private String trainedId(String seed) throws IOException {
    return Run.json(train("--seed", seed, "--json", "-").exits(0).out()).get("model").asText();
  }

  private Outcome train(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("train", "--candles", TAPE, "--trees", "2", "--depth", "2", "--tests", "3"));
    words.addAll(List.of(more));
    return model(words.toArray(String[]::new));
  }

  private Outcome model(String... words) {
    String[] all = Stream.concat(Stream.of("model"), Stream.of(words)).toArray(String[]::new);
    return Run.in(folder).with("USER", "ada").argus(all);
  }

  private List<String> actions() throws IOException {
    JsonNode lineage = Run.json(model("show", "--json").exits(0).out()).get("lineage");
    List<String> actions = new ArrayList<>();
    lineage.forEach(entry -> actions.add(entry.get("action").asText()));
    return actions;
  }

  private long models() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data/models"))) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }
}
