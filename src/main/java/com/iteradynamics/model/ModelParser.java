package com.iteradynamics.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.iteradynamics.model.StrictJson.WrongFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  static ModelReading read(byte[] bytes, String id) {
    try (JsonParser json = JSON.createParser(bytes)) {
      return new ModelReading.Valid(new ModelParser(new StrictJson(json)).model(id));
    } catch (WrongFile e) {
      return new ModelReading.Refused(e.getMessage());
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      return new ModelReading.Refused("byte " + at + ": " + plain(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be read", e);
    }
  }

  /** The parser's words without what it says of its own settings. */
  private static String plain(String message) {
    return SOURCE.matcher(message).replaceAll("$1 $2");
  }

  private Model model(String id) throws IOException, WrongFile {
    json.next(JsonToken.START_OBJECT, "a model file");
    StrictJson.same("format", json.text("format"), ModelFile.FORMAT);
    StrictJson.same("version", json.whole("version"), ModelFile.VERSION);
    StrictJson.same("target", json.text("target"), ModelFile.TARGET);
    StrictJson.same("features", names(), Feature.NAMES);
    StrictJson.same(
        "feature_definition", json.whole("feature_definition"), Feature.DEFINITION_VERSION);
    ModelCard card = card();
    Forest forest = forest();
    List<GoldenRow> golden = golden();
    json.next(JsonToken.END_OBJECT, "the end after golden");
    StrictJson.check(json.nextToken() == null, "something follows the end");
    Optional<String> problem = GoldenRow.problem(golden, forest);
    StrictJson.check(problem.isEmpty(), problem.orElse(""));
    return new Model(id, card, forest);
  }

  private List<String> names() throws IOException, WrongFile {
    json.field("features", JsonToken.START_ARRAY);
    List<String> names = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      StrictJson.check(
          json.currentToken() == JsonToken.VALUE_STRING, "features must be a list of names");
      StrictJson.check(
          names.size() < Feature.NAMES.size(), "it has more features than " + Feature.NAMES);
      String name = json.getText();
      names.add(Feature.of(name).map(Feature::word).orElse(name));
    }
    return names;
  }

  private ModelCard card() throws IOException, WrongFile {
    json.field("card", JsonToken.START_OBJECT);
    String source = json.text("source");
    String kind = json.text("kind");
    Optional<Instant> from = json.time("trained_from");
    Optional<Instant> to = json.time("trained_to");
    int rows = json.whole("rows");
    Optional<String> hash = json.textOrNull("data_hash");
    Map<String, String> parameters = new LinkedHashMap<>();
    json.field("parameters", JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = entry(parameters);
      StrictJson.check(json.currentToken() == JsonToken.VALUE_STRING, name + " must be a text");
      parameters.put(name, json.getText());
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    json.field("metrics", JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = entry(metrics);
      metrics.put(name, json.real(name));
    }
    Optional<DriftBaseline> baseline = baseline();
    return new ModelCard(source, kind, from, to, rows, hash, parameters, metrics, baseline);
  }

  /** What follows the metrics: a baseline and the card's end, or its end alone. */
  private Optional<DriftBaseline> baseline() throws IOException, WrongFile {
    if (json.nextToken() == JsonToken.END_OBJECT) {
      return Optional.empty();
    }
    StrictJson.check(
        json.currentToken() == JsonToken.FIELD_NAME
            && json.currentName().equals(BaselineFile.FIELD),
        "the end of card or " + BaselineFile.FIELD + " must come after metrics");
    json.nextToken();
    DriftBaseline baseline = BaselineFile.read(json);
    json.next(JsonToken.END_OBJECT, "the end of card after " + BaselineFile.FIELD);
    return Optional.of(baseline);
  }

  private String entry(Map<String, ?> map) throws IOException, WrongFile {
    String name = json.currentName();
    StrictJson.check(!map.containsKey(name), name + " comes twice");
    StrictJson.check(map.size() < MOST_ENTRIES, "the card has too many entries");
    json.nextToken();
    return name;
  }

  private Forest forest() throws IOException, WrongFile {
    json.field("trees", JsonToken.START_ARRAY);
    List<Tree> trees = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      if (trees.size() == ModelLimits.TREES) {
        throw new WrongFile(
            String.format(Locale.ROOT, "it has more than %,d trees", ModelLimits.TREES));
      }
      trees.add(tree(trees.size()));
    }
    StrictJson.check(json.currentToken() == JsonToken.END_ARRAY, "trees must be a list of trees");
    StrictJson.check(!trees.isEmpty(), "it has no tree");
    return new Forest(trees);
  }

  private Tree tree(int number) throws IOException, WrongFile {
    double[] feature = column("feature", nodesLeft);
    nodesLeft -= feature.length;
    double[] threshold = column("threshold", feature.length);
    double[] left = column("left", feature.length);
    double[] right = column("right", feature.length);
    double[] value = column("value", feature.length);
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
      throw new WrongFile("tree " + number + ": " + e.getMessage());
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

  /** A list of numbers that grows as it is read, and not beyond {@code most}. */
  private double[] column(String name, int most) throws IOException, WrongFile {
    json.field(name, JsonToken.START_ARRAY);
    double[] column = new double[64];
    int size = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (size == most) {
        throw new WrongFile(
            String.format(Locale.ROOT, "%s has more than the %,d numbers allowed", name, most));
      }
      if (size == column.length) {
        column = Arrays.copyOf(column, 2 * size);
      }
      column[size++] = json.real(name);
    }
    return Arrays.copyOf(column, size);
  }

  private List<GoldenRow> golden() throws IOException, WrongFile {
    json.field("golden", JsonToken.START_ARRAY);
    List<GoldenRow> rows = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      if (rows.size() == GoldenRow.COUNT) {
        throw new WrongFile("it has more golden rows than " + GoldenRow.COUNT);
      }
      float[] features = new float[Feature.NAMES.size()];
      for (int f = 0; f < features.length; f++) {
        json.nextToken();
        features[f] = (float) json.real("golden");
      }
      json.nextToken();
      rows.add(new GoldenRow(features, json.real("golden")));
      json.next(JsonToken.END_ARRAY, "the end of a golden row");
    }
    StrictJson.check(json.currentToken() == JsonToken.END_ARRAY, "golden must be a list of lists");
    return rows;
  }
}
