package com.iteradynamics.research;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.TerminalText;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.BreakEven.Level;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The figures of {@link BreakEven}, each with its name, its words and its unit. */
public final class BreakEvenFigures {
  /** Where files have them. */
  public static final String NAME = "break_even";

  /** Cost per side at which it ends as cash does, bps. */
  public static final Figure<BreakEven> CASH =
      of(
          "cash_bps",
          "break-even cost",
          "per side, fee and slippage: ends as cash does",
          BreakEven::cash);

  /** Cost per side at which it ends as buying and holding does, bps. */
  public static final Figure<BreakEven> HOLD =
      of(
          "hold_bps",
          "  against holding",
          "ends as buy and hold does at the same cost",
          BreakEven::hold);

  private static final List<Figure<BreakEven>> ALL =
      List.of(
          CASH,
          above("cash_above_bps", BreakEven::cash),
          reason("cash_reason", BreakEven::cash),
          HOLD,
          above("hold_above_bps", BreakEven::hold),
          reason("hold_reason", BreakEven::hold));

  private BreakEvenFigures() {}

  /**
   * The figures by name: {@code cash_bps}, or a bound, {@code cash_above_bps}, or why there is
   * none, {@code cash_reason}; the same for {@code hold}.
   */
  public static Map<String, Object> json(BreakEven breakEven) {
    return Figure.json(ALL, breakEven);
  }

  /** A strategy's figures as rows, beside what holding itself has against cash. */
  public static List<Table.Row> rows(BreakEven strategy, BreakEven hold) {
    return List.of(
        CASH.row(CASH.cell(strategy), CASH.cell(hold)),
        HOLD.row(HOLD.cell(strategy), Cell.words("")));
  }

  private static Figure<BreakEven> of(
      String name, String label, String meaning, Function<BreakEven, Level> level) {
    return Figure.<BreakEven>of(name, label, meaning, Unit.BPS, level.andThen(Level::found))
        .shownAs(Unit.BPS, level.andThen(BreakEvenFigures::shown))
        .orElse(level.andThen(each -> each.why().orElse("")));
  }

  private static Object shown(Level level) {
    return level instanceof Level.Above(double bps) ? "> " + Unit.BPS.format(bps) : level.found();
  }

  private static Figure<BreakEven> above(String name, Function<BreakEven, Level> level) {
    return Figure.file(
        name,
        level.andThen(
            each ->
                each instanceof Level.Above(double bps)
                    ? OptionalDouble.of(bps)
                    : OptionalDouble.empty()));
  }

  private static Figure<BreakEven> reason(String name, Function<BreakEven, Level> level) {
    return Figure.file(name, level.andThen(each -> each.why().map(TerminalText::typed)));
  }
}
