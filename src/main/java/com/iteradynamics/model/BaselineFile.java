package com.iteradynamics.model;

import static com.iteradynamics.model.StrictJson.check;
import static com.iteradynamics.model.StrictJson.few;
import static com.iteradynamics.model.StrictJson.same;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.iteradynamics.model.DriftBaseline.BaselineContext;
import com.iteradynamics.model.DriftBaseline.FeatureBaseline;
import com.iteradynamics.model.DriftBaseline.RateBaseline;
import com.iteradynamics.model.StrictJson.WrongFile;
import com.iteradynamics.model.forest.Feature;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The drift baseline in a model file, {@code drift_baseline} at the end of its card: {@code
 * window_hours}, {@code from}, {@code to}, {@code features} with {@code name}, {@code deciles},
 * {@code percentiles} (each with {@code edges} and {@code fractions}), {@code psi} and {@code ks},
 * {@code rates} with {@code name}, {@code share} and {@code limits}, and {@code beside} with {@code
 * strategy}, {@code names} and {@code settings}. Limits are four numbers: alarm below, watch below,
 * watch above, alarm above.
 */
final class BaselineFile {
  static final String FIELD = "drift_baseline";

  /** Letters of a name or a setting. */
  private static final int MOST_LETTERS = 1_000;

  private static final String OTHER = "holds something that is not allowed";

  private final StrictJson json;

  private BaselineFile(StrictJson json) {
    this.json = json;
  }

  static void write(JsonGenerator json, DriftBaseline baseline) throws IOException {
    json.writeObjectFieldStart(FIELD);
    json.writeNumberField("window_hours", baseline.windowHours());
    json.writeStringField("from", baseline.from().toString());
    json.writeStringField("to", baseline.to().toString());
    json.writeArrayFieldStart("features");
    for (FeatureBaseline feature : baseline.features()) {
      json.writeStartObject();
      json.writeStringField("name", feature.name());
      write(json, "deciles", feature.deciles());
      write(json, "percentiles", feature.percentiles());
      write(json, "psi", feature.psi());
      write(json, "ks", feature.ks());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rates");
    for (RateBaseline rate : baseline.rates()) {
      json.writeStartObject();
      json.writeStringField("name", rate.name());
      json.writeNumberField("share", rate.share());
      write(json, "limits", rate.limits());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("beside");
    json.writeStringField("strategy", baseline.beside().strategy());
    write(json, "names", baseline.beside().names());
    write(json, "settings", baseline.beside().settings());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, CalibrationBins bins)
      throws IOException {
    json.writeObjectFieldStart(name);
    write(json, "edges", bins.edges());
    write(json, "fractions", bins.fractions());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, DriftLimits limits)
      throws IOException {
    write(
        json,
        name,
        List.of(
            limits.alarmBelow(), limits.watchBelow(), limits.watchAbove(), limits.alarmAbove()));
  }

  /** A field of texts or of numbers. */
  static void write(JsonGenerator json, String name, List<?> items) throws IOException {
    json.writeArrayFieldStart(name);
    for (Object item : items) {
      json.writeObject(item);
    }
    json.writeEndArray();
  }

  /** A field of texts or of numbers by their names. */
  static void write(JsonGenerator json, String name, Map<String, ?> entries) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, ?> entry : entries.entrySet()) {
      json.writeObjectField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  /** Reads it, where {@code json} stands at the start of its object. */
  static DriftBaseline read(StrictJson json) throws IOException {
    check(json.currentToken() == JsonToken.START_OBJECT, "%s must be an object", FIELD);
    try {
      return new BaselineFile(json).baseline();
    } catch (IllegalArgumentException e) {
      throw new WrongFile("%s: %s", FIELD, e.getMessage());
    }
  }

  private DriftBaseline baseline() throws IOException {
    int windowHours = json.whole("window_hours");
    Instant from = time("from");
    Instant to = time("to");
    List<FeatureBaseline> features =
        json.list("features", JsonToken.START_OBJECT, OTHER, this::feature);
    same("features", features.stream().map(FeatureBaseline::name).toList(), Feature.NAMES);
    List<RateBaseline> rates = json.list("rates", JsonToken.START_OBJECT, OTHER, this::rate);
    BaselineContext beside = beside();
    json.next(JsonToken.END_OBJECT, "the end of " + FIELD);
    return new DriftBaseline(windowHours, from, to, features, rates, beside);
  }

  private FeatureBaseline feature(int number) throws IOException {
    few(number, Feature.NAMES.size(), "features");
    FeatureBaseline feature =
        new FeatureBaseline(
            text("name"), bins("deciles"), bins("percentiles"), limits("psi"), limits("ks"));
    json.next(JsonToken.END_OBJECT, "the end of a feature");
    return feature;
  }

  private RateBaseline rate(int number) throws IOException {
    few(number, DriftBaseline.MOST, "rates");
    String name = text("name");
    json.named("share");
    RateBaseline rate = new RateBaseline(name, json.real("share"), limits("limits"));
    json.next(JsonToken.END_OBJECT, "the end of a rate");
    return rate;
  }

  private CalibrationBins bins(String name) throws IOException {
    json.field(name, JsonToken.START_OBJECT);
    List<Double> edges = numbers("edges", CalibrationBins.MOST_EDGES);
    List<Double> fractions = numbers("fractions", edges.size() + 1);
    json.next(JsonToken.END_OBJECT, "the end of bins");
    return new CalibrationBins(edges, fractions);
  }

  private DriftLimits limits(String name) throws IOException {
    double[] four = json.column(name, 4);
    check(four.length == 4, "%s must be four numbers", name);
    return new DriftLimits(four[0], four[1], four[2], four[3]);
  }

  private List<Double> numbers(String name, int most) throws IOException {
    return Arrays.stream(json.column(name, most)).boxed().toList();
  }

  private BaselineContext beside() throws IOException {
    json.field("beside", JsonToken.START_OBJECT);
    String strategy = text("strategy");
    List<String> names = json.list("names", JsonToken.VALUE_STRING, OTHER, this::name);
    Map<String, String> settings = json.entries("settings", DriftBaseline.MOST, k -> setting());
    json.next(JsonToken.END_OBJECT, "the end of beside");
    return new BaselineContext(strategy, names, settings);
  }

  private String name(int number) throws IOException {
    few(number, DriftBaseline.MOST, "names");
    return brief("names", json.getText());
  }

  private String setting() throws IOException {
    check(json.currentToken() == JsonToken.VALUE_STRING, "%s %s", json.currentName(), OTHER);
    return brief(json.currentName(), json.getText());
  }

  private Instant time(String name) throws IOException {
    return json.time(name).orElseThrow(() -> new WrongFile("%s must be a time", name));
  }

  private String text(String name) throws IOException {
    return brief(name, json.text(name));
  }

  private static String brief(String name, String text) throws WrongFile {
    check(text.length() <= MOST_LETTERS, "%s has more than %,d letters", name, MOST_LETTERS);
    return text;
  }
}
