package com.iteradynamics.app;

import com.iteradynamics.model.ModelCard;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How what a model has learnt from lies to what it is tried on. */
enum LabSample {
  /** Before it. */
  OUT_OF_SAMPLE(""),
  /** In it, at least in part. */
  IN_SAMPLE(
      "IN-SAMPLE: the model was trained on candles of this span, so that the figures say nothing about its"
          + " skill"),
  /** After it. */
  TRAINED_LATER(
      "TRAINED LATER: the model was trained on candles after this span, when nobody had it; the"
          + " figures say nothing about its skill"),
  /** Nobody says where. */
  UNKNOWN(
      "MAYBE IN-SAMPLE: the model does not say what it was trained on; if that was this span, the figures"
          + " say nothing about its skill");

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
