package com.iteradynamics.research.report;

import com.iteradynamics.document.Unit;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Parameters chosen in one span and tried in the next, over and over.
 *
 * @param figureName by what they were chosen, as {@code Sharpe}
 * @param unit its unit
 * @param folds the oldest first
 * @param efficiency yearly log growth where parameters were tried, by that where they were chosen;
 *     empty when that was not above 0
 */
public record WalkForward(
    String figureName, Unit unit, List<Fold> folds, OptionalDouble efficiency) {
  public WalkForward {
    folds = List.copyOf(folds);
  }

  /**
   * One span to choose in, and the one to try in that follows it.
   *
   * @param trainFrom open time of the first candle to choose in
   * @param trainTo open time of the last one
   * @param testFrom open time of the first candle to try in
   * @param testTo open time of the last one
   * @param chosen the chosen parameters, in words
   * @param inSample the figure where they were chosen
   * @param outOfSample the figure where they were tried
   * @param testReturn what they earned there, a fraction
   * @param holdReturn what buying and holding earned there, a fraction
   */
  public record Fold(
      Instant trainFrom,
      Instant trainTo,
      Instant testFrom,
      Instant testTo,
      String chosen,
      OptionalDouble inSample,
      OptionalDouble outOfSample,
      double testReturn,
      double holdReturn) {}
}
