package com.iteradynamics.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Charts over the same hours, one below the other; who looks at an hour in one sees it in all.
 *
 * @param title their heading
 * @param intro what they show; may be empty
 * @param size how many hours there are, &gt;= 1
 * @param epochSecondAt the time of hour k, seconds since 1970-01-01T00:00Z, rising
 * @param panels the charts
 * @param states what bands may be of, as the regimes; none when there are no bands
 * @param bands the states, oldest first, each until the next begins; none when not known
 * @param marks what was bought and sold
 */
public record TimeCharts(
    String title,
    String intro,
    int size,
    IntToLongFunction epochSecondAt,
    List<Panel> panels,
    List<String> states,
    List<Band> bands,
    List<Mark> marks)
    implements Part {

  /**
   * @throws IllegalArgumentException when there is no hour
   */
  public TimeCharts {
    if (size < 1) {
      throw new IllegalArgumentException("a chart needs at least one hour, " + title + " has none");
    }
    panels = List.copyOf(panels);
    states = List.copyOf(states);
    bands = List.copyOf(bands);
    marks = List.copyOf(marks);
  }

  /** How the lines of a chart are drawn. */
  public enum Style {
    /** Lines; may be shown on a logarithmic scale. */
    LINES,
    /** A line, filled to zero. */
    AREA,
    /** The first is a line; those behind it, from the highest down, are the edges of bands. */
    FAN,
    /** A line that stays until it changes, filled to zero. */
    STEPS
  }

  /**
   * One chart.
   *
   * @param title its heading
   * @param reading what is to be seen in it, in a sentence
   * @param unit what its values are
   * @param style how it is drawn
   * @param market whether regimes and trades are shown in it
   * @param lines its lines, the most important first
   */
  public record Panel(
      String title, String reading, Unit unit, Style style, boolean market, List<Line> lines) {
    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line.
   *
   * @param name what it is
   * @param at its value at hour k, finite; NaN where it has none, which is left out of the line
   */
  public record Line(String name, IntToDoubleFunction at) {}

  /**
   * A state, as a regime.
   *
   * @param from the hour it begins with
   * @param state which of the states; empty when from then on it is not known
   */
  public record Band(int from, Optional<String> state) {}

  /** Bands of the state at each of {@code size} hours, where it is known. */
  public static List<Band> bands(int size, IntFunction<Optional<String>> stateAt) {
    List<Band> bands = new ArrayList<>();
    Optional<String> last = Optional.empty();
    for (int k = 0; k < size; k++) {
      Optional<String> state = stateAt.apply(k);
      if (!state.equals(last)) {
        bands.add(new Band(k, state));
        last = state;
      }
    }
    return bands;
  }

  /**
   * A purchase or a sale.
   *
   * @param at the hour
   * @param priceUsd for how much a unit, USD
   * @param bought whether it was a purchase
   */
  public record Mark(int at, double priceUsd, boolean bought) {}
}
