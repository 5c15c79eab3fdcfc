package com.iteradynamics.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.iteradynamics.model.forest.Feature;
import com.iteradynamics.model.forest.Forest;
import com.iteradynamics.model.forest.ModelLimits;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.model.forest.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The file that carries a model: JSON of these fields, in this order.
 *
 * <ul>
 *   <li>{@code format}: {@code argus-model}; {@code version}: 1
 *   <li>{@code target}: {@code close_24h_above}, what the probability is of
 *   <li>{@code features}: their names in the trees' order, and {@code feature_definition}: the
 *       version of their definitions
 *   <li>{@code card}: {@code source}, {@code kind}, {@code trained_from}, {@code trained_to},
 *       {@code rows}, {@code data_hash}, {@code parameters}, {@code metrics} and, in files of
 *       models that have one, {@code drift_baseline}: see {@link ModelCard} and {@link
 *       DriftBaseline}
 *   <li>{@code trees}: a list; each tree is the columns {@code feature}, {@code threshold}, {@code
 *       left}, {@code right} and {@code value} over its nodes, the root first and children after
 *       their parents. {@code feature} is an index, or -1 at a leaf, where {@code left} and {@code
 *       right} are -1 too; {@code value} is the share of rises, 0..1
 *   <li>{@code golden}: 50 lists of the features as 32-bit numbers and the probability that has to
 *       come of them, to the last bit
 * </ul>
 *
 * <p>A number of 64 bits is written so that reading gives the same bits. No other field may be
 * missing, and none may come twice or have another name.
 */
public final class ModelFile {
  static final String FORMAT = "argus-model";
  static final int VERSION = 1;
  static final String TARGET = "close_24h_above";

  private static final JsonFactory JSON = new JsonFactory();

  private ModelFile() {}

  /**
   * The file of a forest.
   *
   * @param samples some that it was trained on, for its golden rows
   */
  public static byte[] of(Forest forest, ModelCard card, Samples samples) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, forest, card, GoldenRow.of(forest, samples));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  /** The model in these bytes, checked from end to end, or why there is none. */
  public static LoadedModel read(byte[] bytes) {
    return ModelLimits.objection(bytes.length)
        .<LoadedModel>map(LoadedModel.Refused::new)
        .orElseGet(() -> ModelParser.read(bytes, id(bytes)));
  }

  /** The id of the model in these bytes. */
  public static String id(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void write(
      JsonGenerator json, Forest forest, ModelCard card, List<GoldenRow> golden)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("version", VERSION);
    json.writeStringField("target", TARGET);
    BaselineFile.write(json, "features", Feature.NAMES);
    json.writeNumberField("feature_definition", Feature.DEFINITION_VERSION);
    write(json, card);
    json.writeArrayFieldStart("trees");
    for (Tree tree : forest.trees()) {
      write(json, tree);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("golden");
    for (GoldenRow row : golden) {
      json.writeStartArray();
      for (float feature : row.features()) {
        json.writeNumber(feature);
      }
      json.writeNumber(row.probability());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ModelCard card) throws IOException {
    json.writeObjectFieldStart("card");
    json.writeStringField("source", card.source());
    json.writeStringField("kind", card.kind());
    json.writeStringField("trained_from", card.trainedFrom().map(Instant::toString).orElse(null));
    json.writeStringField("trained_to", card.trainedTo().map(Instant::toString).orElse(null));
    json.writeNumberField("rows", card.rows());
    json.writeStringField("data_hash", card.dataHash().orElse(null));
    BaselineFile.write(json, "parameters", card.parameters());
    BaselineFile.write(json, "metrics", card.metrics());
    if (card.baseline().isPresent()) {
      BaselineFile.write(json, card.baseline().get());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Tree tree) throws IOException {
    json.writeStartObject();
    column(json, "feature", tree.feature);
    column(json, "threshold", tree.threshold);
    column(json, "left", tree.left);
    column(json, "right", tree.right);
    column(json, "value", tree.value);
    json.writeEndObject();
  }

  private static void column(JsonGenerator json, String name, int[] column) throws IOException {
    json.writeFieldName(name);
    json.writeArray(column, 0, column.length);
  }

  private static void column(JsonGenerator json, String name, double[] column) throws IOException {
    json.writeFieldName(name);
    json.writeArray(column, 0, column.length);
  }
}
