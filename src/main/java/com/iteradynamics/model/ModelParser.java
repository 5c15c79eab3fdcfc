package com.iteradynamics.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a model file a field at a time, and never more than the limits allow. */
final class ModelParser {
  private static final JsonFactory JSON = new JsonFactory();

  /** Entries of a card's maps. */
  private static final int MOST_ENTRIES = 200;

  private final JsonParser json;
  private int nodesLeft = ModelLimits.NODES;

  private ModelParser(JsonParser json) {
    this.json = json;
  }

  /** What is wrong with a file. */
  private static final class WrongFile extends Exception {
    private static final long serialVersionUID = 1L;

    WrongFile(String why) {
      super(why);
    }
  }

  static ModelReading read(byte[] bytes, String id) {
    try (JsonParser json = JSON.createParser(bytes)) {
      return new ModelReading.Valid(new ModelParser(json).model(id));
    } catch (WrongFile e) {
      return new ModelReading.Refused(e.getMessage());
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      return new ModelReading.Refused("byte " + at + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be read", e);
    }
  }

  private Model model(String id) throws IOException, WrongFile {
    next(JsonToken.START_OBJECT, "a model file");
    same("format", text("format"), ModelFile.FORMAT);
    same("version", whole("version"), ModelFile.VERSION);
    same("target", text("target"), ModelFile.TARGET);
    same("features", names(), Feature.NAMES);
    same("feature_definition", whole("feature_definition"), Feature.DEFINITION_VERSION);
    ModelCard card = card();
    Forest forest = forest();
    List<GoldenRow> golden = golden();
    next(JsonToken.END_OBJECT, "the end after golden");
    check(json.nextToken() == null, "something follows the end");
    Optional<String> problem = GoldenRow.problem(golden, forest);
    check(problem.isEmpty(), problem.orElse(""));
    return new Model(id, card, forest);
  }

  private List<String> names() throws IOException, WrongFile {
    field("features", JsonToken.START_ARRAY);
    List<String> names = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      check(json.currentToken() == JsonToken.VALUE_STRING, "features must be a list of names");
      check(names.size() < Feature.NAMES.size(), "it has more features than " + Feature.NAMES);
      String name = json.getText();
      names.add(Feature.of(name).map(Feature::word).orElse(name));
    }
    return names;
  }

  private ModelCard card() throws IOException, WrongFile {
    field("card", JsonToken.START_OBJECT);
    String source = text("source");
    String kind = text("kind");
    Optional<Instant> from = time("trained_from");
    Optional<Instant> to = time("trained_to");
    int rows = whole("rows");
    Optional<String> hash = textOrNull("data_hash");
    Map<String, String> parameters = new LinkedHashMap<>();
    field("parameters", JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = entry(parameters);
      check(json.currentToken() == JsonToken.VALUE_STRING, name + " must be a text");
      parameters.put(name, json.getText());
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    field("metrics", JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = entry(metrics);
      metrics.put(name, real(name));
    }
    next(JsonToken.END_OBJECT, "the end of card after metrics");
    return new ModelCard(source, kind, from, to, rows, hash, parameters, metrics);
  }

  private String entry(Map<String, ?> map) throws IOException, WrongFile {
    String name = json.currentName();
    check(!map.containsKey(name), name + " comes twice");
    check(map.size() < MOST_ENTRIES, "the card has too many entries");
    json.nextToken();
    return name;
  }

  private Forest forest() throws IOException, WrongFile {
    field("trees", JsonToken.START_ARRAY);
    List<Tree> trees = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      check(
          trees.size() < ModelLimits.TREES,
          "it has more than %,d trees".formatted(ModelLimits.TREES));
      trees.add(tree("tree " + trees.size() + ": "));
    }
    check(json.currentToken() == JsonToken.END_ARRAY, "trees must be a list of trees");
    check(!trees.isEmpty(), "it has no tree");
    return new Forest(trees);
  }

  private Tree tree(String name) throws IOException, WrongFile {
    double[] feature = column("feature", nodesLeft);
    nodesLeft -= feature.length;
    double[] threshold = column("threshold", feature.length);
    double[] left = column("left", feature.length);
    double[] right = column("right", feature.length);
    double[] value = column("value", feature.length);
    next(JsonToken.END_OBJECT, name + "the end after value");
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
      throw new WrongFile(name + e.getMessage());
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
    field(name, JsonToken.START_ARRAY);
    double[] column = new double[64];
    int size = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (size == most) {
        throw new WrongFile("%s has more than the %,d numbers allowed".formatted(name, most));
      }
      if (size == column.length) {
        column = Arrays.copyOf(column, 2 * size);
      }
      column[size++] = real(name);
    }
    return Arrays.copyOf(column, size);
  }

  private List<GoldenRow> golden() throws IOException, WrongFile {
    field("golden", JsonToken.START_ARRAY);
    List<GoldenRow> rows = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      check(rows.size() < GoldenRow.COUNT, "it has more golden rows than " + GoldenRow.COUNT);
      float[] features = new float[Feature.NAMES.size()];
      for (int f = 0; f < features.length; f++) {
        json.nextToken();
        features[f] = (float) real("golden");
      }
      json.nextToken();
      rows.add(new GoldenRow(features, real("golden")));
      next(JsonToken.END_ARRAY, "the end of a golden row");
    }
    check(json.currentToken() == JsonToken.END_ARRAY, "golden must be a list of lists");
    return rows;
  }

  private double real(String name) throws IOException, WrongFile {
    JsonToken token = json.currentToken();
    double value = token != null && token.isNumeric() ? json.getDoubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new WrongFile(name + " must be a finite number");
    }
    return value;
  }

  private int whole(String name) throws IOException, WrongFile {
    field(name, JsonToken.VALUE_NUMBER_INT);
    long value = json.getLongValue();
    check(value >= 0 && value <= Integer.MAX_VALUE, name + " must be in 0..2,147,483,647");
    return (int) value;
  }

  private String text(String name) throws IOException, WrongFile {
    field(name, JsonToken.VALUE_STRING);
    return json.getText();
  }

  private Optional<String> textOrNull(String name) throws IOException, WrongFile {
    named(name);
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    check(json.currentToken() == JsonToken.VALUE_STRING, name + " must be a text or null");
    return Optional.of(json.getText());
  }

  private Optional<Instant> time(String name) throws IOException, WrongFile {
    Optional<String> text = textOrNull(name);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException e) {
      throw new WrongFile(name + " must be a time as 2026-11-25T00:00:00Z, was " + text.get());
    }
  }

  private void field(String name, JsonToken kind) throws IOException, WrongFile {
    named(name);
    check(json.currentToken() == kind, name + " must be " + words(kind));
  }

  private void named(String name) throws IOException, WrongFile {
    next(JsonToken.FIELD_NAME, "the field " + name);
    check(json.currentName().equals(name), name + " must come here, not " + json.currentName());
    json.nextToken();
  }

  private void next(JsonToken kind, String what) throws IOException, WrongFile {
    check(
        json.nextToken() == kind,
        what + " must come at byte " + json.currentLocation().getByteOffset());
  }

  private static String words(JsonToken kind) {
    return switch (kind) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a whole number";
      default -> kind.name();
    };
  }

  private static void same(String name, Object is, Object must) throws WrongFile {
    check(is.equals(must), name + " must be " + must + ", was " + is);
  }

  private static void check(boolean holds, String otherwise) throws WrongFile {
    if (!holds) {
      throw new WrongFile(otherwise);
    }
  }
}
