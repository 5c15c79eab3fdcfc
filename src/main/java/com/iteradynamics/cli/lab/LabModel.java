package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleOptions;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.research.Probabilities;
import com.iteradynamics.strategy.Forecasts;
import com.iteradynamics.strategy.event.EventStyleProvider;
import com.iteradynamics.strategy.primemodel.PrimeModelProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The model that a run of the lab asks, read once when the run begins, and what has to be said of
 * it: a model that has seen the hours that it is tried on looks better than it is.
 *
 * @param named what ARGUS_MODEL_FILE says; empty for none
 * @param idle what does not trade without a model, and was given none; empty for all else
 * @param forecaster the model, or what says why there is none
 * @param feed the feed that is read beside it
 * @param gaps what missing hours do to the window that it sees
 * @param span what it is tried on
 */
public record LabModel(
    Optional<String> named,
    Optional<String> idle,
    Forecaster forecaster,
    LabFeed feed,
    GapRule gaps,
    LabSpan span) {

  /** The model of {@code configuration}, tried on a span; when there is none, that is told. */
  static LabModel of(
      ArgusCommand command, Configuration configuration, CandleOptions source, LabSpan span) {
    Forecaster forecaster = source.model(command, configuration);
    LabModel model =
        new LabModel(
            configuration.runtime().model(),
            configuration.runtime().model().isPresent() ? Optional.empty() : idle(configuration),
            forecaster,
            LabFeed.of(command, configuration),
            configuration.regime().gaps(),
            span);
    if (model.idle().isEmpty()) {
      model.absent().ifPresent(why -> command.notice("p_long is absent: " + why));
    }
    return model;
  }

  /** The same for another strategy, which may not trade without it. */
  LabModel of(Configuration other) {
    return new LabModel(
        named, named.isPresent() ? Optional.empty() : idle(other), forecaster, feed, gaps, span);
  }

  private static Optional<String> idle(Configuration configuration) {
    return Optional.of(configuration.strategyId())
        .filter(
            id ->
                id.equals(PrimeModelProvider.ID)
                    || configuration.runtime().legacy()
                    || (id.equals(EventStyleProvider.ID) && LabFeed.byModel(configuration)));
  }

  /** The model; empty when there is none. */
  public Optional<Model> model() {
    return forecaster instanceof Model model ? Optional.of(model) : Optional.empty();
  }

  /** Why the model that is needed is not there; empty when it is, or none is needed. */
  Optional<String> absent() {
    return (named.isEmpty() && idle.isEmpty()) || model().isPresent()
        ? Optional.empty()
        : switch (forecaster.at(CandleSeries.empty("none"))) {
          case Forecast.Absent(String reason) -> Optional.of(reason);
          case Forecast.Known known -> Optional.empty();
        };
  }

  /** How its training lies to the span; empty without a model. */
  Optional<LabSample> sample() {
    return model().map(model -> LabSample.of(model.card(), span.from(), span.to()));
  }

  /** What a reader of the figures has to know; empty when nothing. */
  Optional<String> warning() {
    return Stream.of(ofModel(), feed.warning())
        .flatMap(Optional::stream)
        .reduce((model, other) -> model + "; " + other);
  }

  private Optional<String> ofModel() {
    return sample()
        .flatMap(LabSample::warning)
        .or(
            () ->
                idle.flatMap(
                    who -> absent().map(why -> who + " makes no entry: p_long is absent: " + why)));
  }

  /** Its probability at each candle of {@code candles}, and the feed's. */
  Forecasts over(CandleSeries candles) {
    return Probabilities.of(forecaster, feed.feed(), candles, gaps);
  }

  /** In a few words, which model it is; empty when none was asked for. */
  Optional<String> words() {
    return model()
        .map(model -> model.id() + ", trained on " + words(model.card()))
        .or(() -> absent().map(why -> "none, p_long is absent: " + why));
  }

  private static String words(ModelCard card) {
    return card.trainedFrom().isEmpty() && card.trainedTo().isEmpty()
        ? "unknown candles"
        : String.format(
            Locale.ROOT,
            "candles from %s to %s",
            card.trainedFrom().map(Instant::toString).orElse("an unknown hour"),
            card.trainedTo().map(Instant::toString).orElse("an unknown one"));
  }

  /** A line for the model and one for the warning, where there is something to say. */
  List<String> lines() {
    return Stream.of(
            words().map(text -> "model " + text),
            feed.words().map(text -> "feed " + text),
            warning())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Adds what there is to say, for a program, under {@code model}. */
  void addTo(Map<String, Object> map) {
    feed.addTo(map);
    if (named.isEmpty() && idle.isEmpty()) {
      return;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    model()
        .ifPresent(
            model -> {
              facts.put("id", model.id());
              facts.put("source", model.card().source());
              model.card().trainedFrom().ifPresent(at -> facts.put("trained_from", at.toString()));
              model.card().trainedTo().ifPresent(at -> facts.put("trained_to", at.toString()));
            });
    sample().ifPresent(sample -> facts.put("sample", sample.word()));
    ofModel().ifPresent(text -> facts.put("warning", text));
    absent().ifPresent(why -> facts.put("p_long_reason", why));
    map.put("model", facts);
  }

  /** How what a model has learnt from lies to what it is tried on. */
  enum LabSample {
    /** Before it. */
    OUT_OF_SAMPLE(""),
    /** In it, at least in part. */
    IN_SAMPLE(
        "IN-SAMPLE: the model was trained on candles of this span; the figures do not"
            + " measure its skill"),
    /** After it. */
    TRAINED_LATER(
        "TRAINED LATER: the model was trained on candles after this span; the figures"
            + " do not measure its skill"),
    /** Nobody says where. */
    UNKNOWN(
        "MAYBE IN-SAMPLE: the model's training span is unknown; if it includes this"
            + " span, the figures do not measure its skill");

    /** How long after an hour it is known whether the price rose. */
    private static final Duration LABEL = Duration.ofHours(24);

    private final String warning;

    LabSample(String warning) {
      this.warning = warning;
    }

    /** What a reader has to know; empty when nothing. */
    Optional<String> warning() {
      return warning.isEmpty() ? Optional.empty() : Optional.of(warning);
    }

    /** Its name in answers. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The training of {@code card} beside a span, both ends included.
     *
     * @param from open time of the span's first candle
     * @param to open time of its last one
     */
    static LabSample of(ModelCard card, Instant from, Instant to) {
      if (card.trainedTo().filter(last -> last.plus(LABEL).isBefore(from)).isPresent()) {
        return OUT_OF_SAMPLE;
      }
      if (card.trainedFrom().filter(first -> first.isAfter(to)).isPresent()) {
        return TRAINED_LATER;
      }
      return card.trainedFrom().isPresent() && card.trainedTo().isPresent() ? IN_SAMPLE : UNKNOWN;
    }
  }
}
