package com.iteradynamics.research.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A figure for each pair of values of two parameters.
 *
 * @param figureName which figure
 * @param unit its unit
 * @param xName the parameter whose values are the columns
 * @param xs those values
 * @param yName the parameter whose values are the rows
 * @param ys those values
 * @param rows for each value of y the figures of all values of x; empty where it is not defined
 * @param note what is to be known about it, as how the other parameters were set; may be empty
 */
public record HeatMap(
    String figureName,
    Unit unit,
    String xName,
    List<String> xs,
    String yName,
    List<String> ys,
    List<List<OptionalDouble>> rows,
    String note)
    implements Section {

  /**
   * @throws IllegalArgumentException when the rows do not fit the values
   */
  public HeatMap {
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
    rows = rows.stream().map(List::copyOf).toList();
    int width = xs.size();
    if (rows.size() != ys.size() || rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a heat map of %d by %d values needs as many figures",
              xs.size(),
              ys.size()));
    }
  }

  @Override
  public String title() {
    return figureName + " by " + xName + " and " + yName;
  }
}
