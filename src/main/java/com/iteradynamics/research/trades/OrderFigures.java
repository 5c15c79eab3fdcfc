package com.iteradynamics.research.trades;

import com.iteradynamics.document.Figure;
import com.iteradynamics.document.ReadableNames;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.trades.Trades.Line;
import com.iteradynamics.tablefile.FileColumn;
import com.iteradynamics.tablefile.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The figures of an order: those of a file, and those that a page shows. */
public final class OrderFigures {
  private static final String NOTHING = "not executed";

  private static final Figure<Line> NUMBER =
      Figure.of("order", "No.", "", Unit.COUNT, line -> line.order().number());
  private static final Figure<Line> TRIP =
      Figure.of("trip", "trade", "", Unit.COUNT, Line::trip).orElse("none");
  private static final Figure<Line> DECIDED =
      time("decided_at", "decided", line -> line.order().decidedAt());
  private static final Figure<Line> TIME = time("time", "executed", line -> line.order().at());
  private static final Figure<Line> QUANTITY =
      Figure.of("quantity", "quantity", "", Unit.QUANTITY, line -> line.order().quantity());
  private static final Figure<Line> PRICE =
      Figure.<Line>of("price_usd", "price", "", Unit.USD, line -> line.order().priceUsd())
          .orElse(NOTHING);
  private static final Figure<Line> REFERENCE =
      Figure.of(
          "reference_price_usd",
          "reference",
          "",
          Unit.USD,
          line -> line.order().referencePriceUsd());
  private static final Figure<Line> VALUE =
      Figure.of("value_usd", "value", "", Unit.USD, line -> line.order().valueUsd());
  private static final Figure<Line> FEE =
      Figure.of("fee_usd", "fee", "", Unit.USD, line -> line.order().feeUsd());
  private static final Figure<Line> SLIPPAGE =
      Figure.of("slippage_usd", "slippage", "", Unit.USD, line -> line.order().slippageUsd());
  private static final Figure<Line> REASON =
      Figure.of("reason", "reason", "", Unit.COUNT, line -> line.order().cause().reason());

  /** Which way, by which a page chooses. */
  public static final Figure<Line> SIDE =
      Figure.of("side", "side", "", Unit.COUNT, line -> line.order().side());

  /** How it ended, by which a page chooses. */
  public static final Figure<Line> STATE =
      Figure.of("state", "state", "", Unit.COUNT, line -> line.order().state());

  /** What a page shows. */
  public static final List<Figure<Line>> SHOWN =
      List.of(
          NUMBER, TRIP, TIME, SIDE, QUANTITY, PRICE, REFERENCE, VALUE, FEE, SLIPPAGE, STATE,
          REASON);

  /** The columns of a file. */
  public static final List<FileColumn<Line>> FILE =
      List.of(
          FileColumn.of(NUMBER, Kind.COUNT),
          FileColumn.of(TRIP, Kind.COUNT),
          FileColumn.of(DECIDED, Kind.TIME),
          FileColumn.of(TIME, Kind.TIME),
          FileColumn.of(SIDE, Kind.TEXT),
          FileColumn.of(STATE, Kind.TEXT),
          FileColumn.of(QUANTITY, Kind.NUMBER),
          FileColumn.of(PRICE, Kind.NUMBER),
          FileColumn.of(REFERENCE, Kind.NUMBER),
          FileColumn.of(VALUE, Kind.NUMBER),
          FileColumn.of(FEE, Kind.NUMBER),
          FileColumn.of(SLIPPAGE, Kind.NUMBER),
          FileColumn.of(REASON, Kind.TEXT),
          FileColumn.text("branch", line -> line.order().cause().branch()),
          FileColumn.count("leg", line -> line.order().leg()),
          FileColumn.flag("rested", line -> line.order().rested()));

  private OrderFigures() {}

  private static Figure<Line> time(String name, String label, Function<Line, Instant> value) {
    return Figure.of(name, label, "", Unit.COUNT, value)
        .shownAs(Unit.COUNT, line -> ReadableNames.hour(value.apply(line)));
  }
}
