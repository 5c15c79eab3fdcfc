package com.iteradynamics.cli.model;

import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.evaluation.HeldOut;
import com.iteradynamics.model.forest.Samples;
import java.util.OptionalDouble;

/**
 * What climatology always says of the hours that a model is judged on. It never comes of a few
 * hours: a base rate of some days may be nearly 0 or 1, and everything is skilful beside that.
 *
 * @param value the share of rises, above 0 and below 1
 * @param origin of which hours it is the share
 */
record BaseRate(double value, Origin origin) {
  /** Fewest hours, other than a model's own, that a base rate is made of: a year. */
  static final int LEAST = 365 * 24;

  /** Of which hours it is; the first that can be had. */
  enum Origin {
    TRAINING("from the training hours"),
    BEFORE("from the hours before the span"),
    SPAN("from the span itself"),
    NONE("assumed: neither the span nor the hours before it cover a year");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * The base rate for {@code judged}.
   *
   * @param card of the model
   * @param all the rows of all candles, in order of time
   */
  static BaseRate of(ModelCard card, Samples all, Samples judged) {
    OptionalDouble learnt = card.baseRate();
    if (learnt.isPresent()) {
      return new BaseRate(learnt.getAsDouble(), Origin.TRAINING);
    }
    Samples before = all.rows(0, HeldOut.firstFrom(all, judged.at(0).minus(HeldOut.GAP)));
    if (isEnough(before)) {
      return new BaseRate(before.shareUp(), Origin.BEFORE);
    }
    return isEnough(judged)
        ? new BaseRate(judged.shareUp(), Origin.SPAN)
        : new BaseRate(0.5, Origin.NONE);
  }

  private static boolean isEnough(Samples rows) {
    return rows.size() >= LEAST && rows.shareUp() > 0 && rows.shareUp() < 1;
  }
}
