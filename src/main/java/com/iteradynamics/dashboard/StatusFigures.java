package com.iteradynamics.dashboard;

import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Unit;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The figures of a book, each declared once for the page, for {@code status} and for files. */
public final class StatusFigures {
  /** What is said of a figure that is not known. */
  public static final String NOT_KNOWN = "not known";

  public static final Figure<Money> EQUITY = usd("equity_usd", "equity", Money::equityUsd);
  public static final Figure<Money> PEAK = usd("peak_usd", "peak", Money::peakUsd);
  public static final Figure<Money> CASH = usd("cash_usd", "cash", Money::cashUsd);
  public static final Figure<Money> DRAWDOWN =
      share("drawdown_frac", "drawdown", Money::drawdownFrac);
  public static final Figure<Money> SOFT = share("soft_frac", "soft", m -> -m.softFrac());
  public static final Figure<Money> HARD = share("hard_frac", "hard", m -> -m.hardFrac());
  public static final Figure<Money> KILL = share("kill_frac", "kill", m -> -m.killFrac());
  public static final Figure<Money.Verified> VERIFIED_EQUITY =
      usd("equity_usd", "equity", Money.Verified::equityUsd);
  public static final Figure<Money.Verified> VERIFIED_DRAWDOWN =
      share("drawdown_frac", "drawdown", Money.Verified::drawdownFrac);
  public static final Figure<Position> WORTH = usd("worth_usd", "worth", Position::worthUsd);
  public static final Figure<Position> ENTRY = usd("entry_usd", "entry", Position::entryUsd);
  public static final Figure<Position> UNREALIZED =
      usd("unrealised_usd", "unrealized", Position::unrealisedUsd);

  private StatusFigures() {}

  /** A figure of {@code of} as people read it, in {@code currency}. */
  public static <T> String text(Figure<T> figure, T of, String currency) {
    OptionalDouble number = figure.number(of);
    return number.isPresent()
        ? figure.unit().format(number.getAsDouble(), currency)
        : figure.absent().apply(of);
  }

  private static <T> Figure<T> usd(String name, String label, Function<T, ?> value) {
    return Figure.of(name, label, "", Unit.USD, value).orElse(NOT_KNOWN);
  }

  private static <T> Figure<T> share(String name, String label, Function<T, ?> value) {
    return Figure.of(name, label, "", Unit.FRACTION, value).orElse(NOT_KNOWN);
  }
}
