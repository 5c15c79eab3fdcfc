package com.iteradynamics.research;

import com.iteradynamics.document.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What an order may cost until a result is worth no more than doing nothing: the lowest cost per
 * side, fee and slippage together, at which it ends as cash does, and at which it ends as buying
 * and holding does at the same cost. Decisions stay as they were, each for the same share of cash
 * or position; governors, who act on equity, are not asked again, so that a run at that cost may
 * decide otherwise. A position that is open at the end counts at its close, in both books.
 *
 * <p>The cost is one fee on the order's value at the reference price. A fee and a slippage that add
 * up to it cost, on top, their product: 0.045 bps at 90 and 5.
 *
 * @param cash against cash, which earns nothing
 * @param hold against buying at the first chance and holding; the advantage over it may come back
 *     at a higher cost, since it pays once, too: the lowest cost is meant
 */
public record BreakEven(Level cash, Level hold) {
  /** The highest cost that is tried, bps: more than this PAPER_FEE_BPS cannot be. */
  public static final double MOST_BPS = 1_000;

  private static final double BPS = 10_000;

  /** How far apart costs are tried, bps, until one is too high; between two it is halved. */
  private static final double STEP_BPS = 5;

  /** Bps; far below the 0.1 that anyone needs, so that equity there is that of cash. */
  private static final double FOUND_BPS = 1e-9;

  /** Ends that differ by less than this share of the start are the same. */
  private static final double SAME = 1e-12;

  /** Where a break-even lies. */
  public sealed interface Level {
    /**
     * There it is.
     *
     * @param bps cost per side, basis points, 0..{@link #MOST_BPS}
     */
    record At(double bps) implements Level {}

    /**
     * The result is better even at the highest cost that is tried.
     *
     * @param bps that cost per side, basis points
     */
    record Above(double bps) implements Level {}

    /**
     * There is none.
     *
     * @param reason why, in a few words
     */
    record None(String reason) implements Level {}

    /** Cost per side, basis points; empty when there is none. */
    default OptionalDouble found() {
      return this instanceof At(double bps) ? OptionalDouble.of(bps) : OptionalDouble.empty();
    }

    /** Why there is none, in a few words; empty when there is. */
    default Optional<String> why() {
      return switch (this) {
        case At at -> Optional.empty();
        case Above(double bps) -> Optional.of("better even at " + Unit.BPS.format(bps));
        case None(String reason) -> Optional.of(reason);
      };
    }

    /** In words, as {@code 23.41 bps} or {@code none (nothing was traded)}. */
    default String words() {
      return switch (this) {
        case At(double bps) -> Unit.BPS.format(bps);
        case Above(double bps) -> "above " + Unit.BPS.format(bps);
        case None(String reason) -> "none (" + reason + ")";
      };
    }
  }

  /**
   * Of {@code book}.
   *
   * @param hold the book of buying and holding over the same hours, at any cost
   */
  public static BreakEven of(BookCurve book, BookCurve hold) {
    return of(List.of(book), List.of(hold));
  }

  /**
   * Of books one after the other, each with the equity that the one before left.
   *
   * @param holds the book of buying and holding beside each
   */
  public static BreakEven of(List<BookCurve> books, List<BookCurve> holds) {
    List<FixedDecisions> made = books.stream().map(FixedDecisions::of).toList();
    List<FixedDecisions> held = holds.stream().map(FixedDecisions::of).toList();
    if (made.stream().allMatch(FixedDecisions::none)) {
      Level none = new Level.None("nothing was traded");
      return new BreakEven(none, none);
    }
    return new BreakEven(
        level(cost -> growth(made, cost) - 1, "loses even without costs"),
        level(cost -> growth(made, cost) - growth(held, cost), "below holding even without costs"));
  }

  private static double growth(List<FixedDecisions> books, double cost) {
    double growth = 1;
    for (FixedDecisions each : books) {
      growth *= each.growth(cost);
    }
    return growth;
  }

  /**
   * The lowest cost at which {@code margin} is no longer above 0.
   *
   * @param below what it means that it never is
   */
  private static Level level(DoubleUnaryOperator margin, String below) {
    double free = margin.applyAsDouble(0);
    if (free <= SAME) {
      return free < -SAME ? new Level.None(below) : new Level.At(0);
    }
    for (double bps = 0; bps < MOST_BPS; bps += STEP_BPS) {
      if (margin.applyAsDouble((bps + STEP_BPS) / BPS) <= 0) {
        return new Level.At(halved(margin, bps, bps + STEP_BPS));
      }
    }
    return new Level.Above(MOST_BPS);
  }

  private static double halved(DoubleUnaryOperator margin, double above, double notAbove) {
    double low = above;
    double high = notAbove;
    while (high - low > FOUND_BPS) {
      double middle = (low + high) / 2;
      if (margin.applyAsDouble(middle / BPS) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** In a line: {@code break-even cost per side, fee and slippage together: 23.41 bps …}. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "break-even cost per side, fee and slippage together: %s against cash, %s against buy and"
            + " hold",
        cash.words(),
        hold.words());
  }

  /** In a sentence. */
  public String sentence() {
    return "B" + words().substring(1) + ".";
  }
}
