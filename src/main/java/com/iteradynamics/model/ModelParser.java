package com.iteradynamics.model;

import static com.iteradynamics.model.StrictJson.check;
import static com.iteradynamics.model.StrictJson.few;
import static com.iteradynamics.model.StrictJson.same;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.iteradynamics.model.StrictJson.WrongFile;
import com.iteradynamics.model.forest.Feature;
import com.iteradynamics.model.forest.Forest;
import com.iteradynamics.model.forest.ModelLimits;
import com.iteradynamics.model.forest.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a model file a field at a time, and never more than the limits allow. */
final class ModelParser {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();

  /** How the parser names another place of the text. */
  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: [^;\\]]*; (line|byte offset): #?([0-9]+)[^\\]]*\\]");

  /** Entries of a card's maps. */
  private static final int MOST_ENTRIES = 200;

  private final StrictJson json;
  private int nodesLeft = ModelLimits.NODES;

  private ModelParser(StrictJson json) {
    this.json = json;
  }

  static LoadedModel read(byte[] bytes, String id) {
    try (StrictJson json = new StrictJson(JSON.createParser(bytes))) {
      return new LoadedModel.Valid(new ModelParser(json).model(id));
    } catch (WrongFile e) {
      return new LoadedModel.Refused(e.getMessage());
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      return new LoadedModel.Refused("byte " + at + ": " + plain(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be read", e);
    }
  }

  /** The parser's words without what it says of its own settings. */
  private static String plain(String message) {
    return SOURCE.matcher(message).replaceAll("$1 $2");
  }

  private Model model(String id) throws IOException {
    json.next(JsonToken.START_OBJECT, "a model file");
    same("format", json.text("format"), ModelFile.FORMAT);
    same("version", json.whole("version"), ModelFile.VERSION);
    same("target", json.text("target"), ModelFile.TARGET);
    List<String> names =
        json.list("features", JsonToken.VALUE_STRING, "must be a list of names", this::name);
    same("features", names, Feature.NAMES);
    same("feature_definition", json.whole("feature_definition"), Feature.DEFINITION_VERSION);
    ModelCard card = card();
    List<Tree> trees =
        json.list("trees", JsonToken.START_OBJECT, "must be a list of trees", this::tree);
    check(!trees.isEmpty(), "it has no tree");
    Forest forest = new Forest(trees);
    List<GoldenRow> golden =
        json.list("golden", JsonToken.START_ARRAY, "must be a list of lists", this::golden);
    json.next(JsonToken.END_OBJECT, "the end after golden");
    check(json.nextToken() == null, "something follows the end");
    Optional<String> problem = GoldenRow.problem(golden, forest);
    check(problem.isEmpty(), "%s", problem.orElse(""));
    return new Model(id, card, forest);
  }

  private String name(int number) throws IOException {
    few(number, Feature.NAMES.size(), "features");
    String name = json.getText();
    return Feature.of(name).map(Feature::word).orElse(name);
  }

  private ModelCard card() throws IOException {
    json.field("card", JsonToken.START_OBJECT);
    return new ModelCard(
        json.text("source"),
        json.text("kind"),
        json.time("trained_from"),
        json.time("trained_to"),
        json.whole("rows"),
        json.textOrNull("data_hash"),
        json.entries("parameters", MOST_ENTRIES, k -> parameter()),
        json.entries("metrics", MOST_ENTRIES, k -> json.real(json.currentName())),
        baseline());
  }

  private String parameter() throws IOException {
    check(json.currentToken() == JsonToken.VALUE_STRING, "%s must be a text", json.currentName());
    return json.getText();
  }

  /** What follows the metrics: a baseline and the card's end, or its end alone. */
  private Optional<DriftBaseline> baseline() throws IOException {
    if (json.nextToken() == JsonToken.END_OBJECT) {
      return Optional.empty();
    }
    check(
        json.currentToken() == JsonToken.FIELD_NAME
            && json.currentName().equals(BaselineFile.FIELD),
        "the end of card or %s must come after metrics",
        BaselineFile.FIELD);
    json.nextToken();
    DriftBaseline baseline = BaselineFile.read(json);
    json.next(JsonToken.END_OBJECT, "the end of card after " + BaselineFile.FIELD);
    return Optional.of(baseline);
  }

  private Tree tree(int number) throws IOException {
    check(number < ModelLimits.TREES, "it has more than %,d trees", ModelLimits.TREES);
    double[] feature = json.column("feature", nodesLeft);
    int nodes = feature.length;
    nodesLeft -= nodes;
    double[] threshold = json.column("threshold", nodes);
    double[] left = json.column("left", nodes);
    double[] right = json.column("right", nodes);
    double[] value = json.column("value", nodes);
    json.next(JsonToken.END_OBJECT, "the end of a tree after value");
    try {
      return Tree.of(
          whole(feature),
          threshold,
          whole(left),
          whole(right),
          value,
          Feature.NAMES.size(),
          ModelLimits.DEPTH);
    } catch (IllegalArgumentException e) {
      throw new WrongFile("tree %d: %s", number, e.getMessage());
    }
  }

  private static int[] whole(double[] column) {
    int[] whole = new int[column.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (int) column[i];
      if (whole[i] != column[i]) {
        throw new IllegalArgumentException(column[i] + " is no whole number");
      }
    }
    return whole;
  }

  private GoldenRow golden(int number) throws IOException {
    few(number, GoldenRow.COUNT, "golden rows");
    float[] features = new float[Feature.NAMES.size()];
    for (int f = 0; f < features.length; f++) {
      json.nextToken();
      features[f] = (float) json.real("golden");
    }
    json.nextToken();
    GoldenRow row = new GoldenRow(features, json.real("golden"));
    json.next(JsonToken.END_ARRAY, "the end of a golden row");
    return row;
  }
}
