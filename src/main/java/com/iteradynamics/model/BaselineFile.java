package com.iteradynamics.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.iteradynamics.model.DriftBaseline.Beside;
import com.iteradynamics.model.DriftBaseline.FeatureBaseline;
import com.iteradynamics.model.DriftBaseline.RateBaseline;
import com.iteradynamics.model.StrictJson.WrongFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    write(json, baseline.beside());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Bins bins) throws IOException {
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

  private static void write(JsonGenerator json, String name, List<Double> numbers)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Beside beside) throws IOException {
    json.writeObjectFieldStart("beside");
    json.writeStringField("strategy", beside.strategy());
    json.writeArrayFieldStart("names");
    for (String name : beside.names()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("settings");
    for (Map.Entry<String, String> setting : beside.settings().entrySet()) {
      json.writeStringField(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Reads it, where {@code json} stands at the start of its object. */
  static DriftBaseline read(StrictJson json) throws IOException, WrongFile {
    StrictJson.check(json.currentToken() == JsonToken.START_OBJECT, FIELD + " must be an object");
    try {
      return new BaselineFile(json).baseline();
    } catch (IllegalArgumentException e) {
      throw new WrongFile(FIELD + ": " + e.getMessage());
    }
  }

  private DriftBaseline baseline() throws IOException, WrongFile {
    int windowHours = json.whole("window_hours");
    Instant from = time("from");
    Instant to = time("to");
    List<FeatureBaseline> features = new ArrayList<>();
    json.field("features", JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      StrictJson.check(
          features.size() < Feature.NAMES.size(), "it has more features than " + Feature.NAMES);
      features.add(feature());
    }
    end("features", JsonToken.END_ARRAY);
    StrictJson.same(
        "features", features.stream().map(FeatureBaseline::name).toList(), Feature.NAMES);
    List<RateBaseline> rates = new ArrayList<>();
    json.field("rates", JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      few(rates.size(), "rates");
      rates.add(new RateBaseline(text("name"), number("share"), limits("limits")));
      json.next(JsonToken.END_OBJECT, "the end of a rate");
    }
    end("rates", JsonToken.END_ARRAY);
    Beside beside = beside();
    json.next(JsonToken.END_OBJECT, "the end of " + FIELD);
    return new DriftBaseline(windowHours, from, to, features, rates, beside);
  }

  private FeatureBaseline feature() throws IOException, WrongFile {
    FeatureBaseline feature =
        new FeatureBaseline(
            text("name"), bins("deciles"), bins("percentiles"), limits("psi"), limits("ks"));
    json.next(JsonToken.END_OBJECT, "the end of a feature");
    return feature;
  }

  private Bins bins(String name) throws IOException, WrongFile {
    json.field(name, JsonToken.START_OBJECT);
    List<Double> edges = numbers("edges", Bins.MOST_EDGES);
    List<Double> fractions = numbers("fractions", edges.size() + 1);
    json.next(JsonToken.END_OBJECT, "the end of " + name);
    return new Bins(edges, fractions);
  }

  private DriftLimits limits(String name) throws IOException, WrongFile {
    List<Double> four = numbers(name, 4);
    StrictJson.check(four.size() == 4, name + " must be four numbers");
    return new DriftLimits(four.get(0), four.get(1), four.get(2), four.get(3));
  }

  private List<Double> numbers(String name, int most) throws IOException, WrongFile {
    json.field(name, JsonToken.START_ARRAY);
    List<Double> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      StrictJson.check(
          numbers.size() < most,
          String.format(Locale.ROOT, "%s has more than the %,d numbers allowed", name, most));
      numbers.add(json.real(name));
    }
    return numbers;
  }

  private double number(String name) throws IOException, WrongFile {
    json.named(name);
    return json.real(name);
  }

  private Beside beside() throws IOException, WrongFile {
    json.field("beside", JsonToken.START_OBJECT);
    String strategy = text("strategy");
    List<String> names = new ArrayList<>();
    json.field("names", JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      few(names.size(), "names");
      names.add(brief("names", json.getText()));
    }
    end("names", JsonToken.END_ARRAY);
    Map<String, String> settings = new LinkedHashMap<>();
    json.field("settings", JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      few(settings.size(), "settings");
      String name = json.currentName();
      StrictJson.check(!settings.containsKey(name), name + " comes twice");
      json.nextToken();
      end(name, JsonToken.VALUE_STRING);
      settings.put(name, brief(name, json.getText()));
    }
    json.next(JsonToken.END_OBJECT, "the end of beside");
    return new Beside(strategy, names, settings);
  }

  private Instant time(String name) throws IOException, WrongFile {
    return json.time(name).orElseThrow(() -> new WrongFile(name + " must be a time"));
  }

  private String text(String name) throws IOException, WrongFile {
    return brief(name, json.text(name));
  }

  private static String brief(String name, String text) throws WrongFile {
    StrictJson.check(
        text.length() <= MOST_LETTERS,
        String.format(Locale.ROOT, "%s has more than %,d letters", name, MOST_LETTERS));
    return text;
  }

  private static void few(int size, String name) throws WrongFile {
    StrictJson.check(
        size < DriftBaseline.MOST,
        String.format(Locale.ROOT, "it has more %s than %d", name, DriftBaseline.MOST));
  }

  /** Checks where a list or an object ended. */
  private void end(String name, JsonToken kind) throws WrongFile {
    StrictJson.check(json.currentToken() == kind, name + " holds something that is not allowed");
  }
}
