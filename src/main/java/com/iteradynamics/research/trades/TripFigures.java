package com.iteradynamics.research.trades;

import com.iteradynamics.document.Figure;
import com.iteradynamics.document.ReadableNames;
import com.iteradynamics.document.Unit;
import com.iteradynamics.tablefile.FileColumn;
import com.iteradynamics.tablefile.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The figures of a round trip: those of a file, and those that a page shows. */
public final class TripFigures {
  private static final String OPEN = "still open";

  private static final Figure<Trip> NUMBER = Figure.of("trip", "No.", "", Unit.COUNT, Trip::number);
  private static final Figure<Trip> ENTRY =
      time("entry_time", "opened", trip -> Optional.of(trip.entryAt()));
  private static final Figure<Trip> EXIT = time("exit_time", "closed", Trip::exitAt);
  private static final Figure<Trip> HELD =
      Figure.of("holding_hours", "lasted", "", Unit.HOURS, Trip::holdingHours).orElse(OPEN);
  private static final Figure<Trip> ENTRY_PRICE =
      Figure.of("entry_price_usd", "entry price", "", Unit.USD, Trip::entryPriceUsd);
  private static final Figure<Trip> EXIT_PRICE =
      Figure.of("exit_price_usd", "exit price", "", Unit.USD, Trip::exitPriceUsd).orElse(OPEN);
  private static final Figure<Trip> FEES =
      Figure.of("fees_usd", "fees", "", Unit.USD, Trip::feesUsd);
  private static final Figure<Trip> PROFIT =
      Figure.of("profit_usd", "profit", "", Unit.USD, Trip::profitUsd).orElse(OPEN);
  private static final Figure<Trip> PROFIT_FRACTION =
      Figure.of("profit_fraction", "of cost basis", "", Unit.FRACTION, Trip::profitFraction)
          .orElse(OPEN);
  private static final Figure<Trip> MAE =
      Figure.of("mae_fraction", "MAE", "", Unit.FRACTION, trip -> trip.excursion().maeFraction());
  private static final Figure<Trip> MFE =
      Figure.of("mfe_fraction", "MFE", "", Unit.FRACTION, trip -> trip.excursion().mfeFraction());
  private static final Figure<Trip> ENTRY_REASON =
      Figure.of("entry_reason", "entered by", "", Unit.COUNT, Trip::entryReason);
  private static final Figure<Trip> EXIT_REASON =
      Figure.of("exit_reason", "ended by", "", Unit.COUNT, Trip::exitReason).orElse(OPEN);

  /** What came of it, in a word, by which a page chooses. */
  public static final Figure<Trip> OUTCOME =
      Figure.of("outcome", "outcome", "", Unit.COUNT, TripFigures::outcome);

  /** What a page shows. */
  public static final List<Figure<Trip>> SHOWN =
      List.of(
          NUMBER,
          ENTRY,
          EXIT,
          HELD,
          ENTRY_PRICE,
          EXIT_PRICE,
          Figure.of("cost_usd", "cost basis", "", Unit.USD, Trip::costUsd),
          PROFIT,
          PROFIT_FRACTION,
          MAE,
          MFE,
          OUTCOME,
          ENTRY_REASON,
          EXIT_REASON);

  /** The columns of a file. */
  public static final List<FileColumn<Trip>> FILE =
      List.of(
          FileColumn.of(NUMBER, Kind.COUNT),
          FileColumn.of(ENTRY, Kind.TIME),
          FileColumn.of(EXIT, Kind.TIME),
          FileColumn.of(HELD, Kind.NUMBER),
          FileColumn.number("quantity", Trip::quantity),
          FileColumn.of(ENTRY_PRICE, Kind.NUMBER),
          FileColumn.of(EXIT_PRICE, Kind.NUMBER),
          FileColumn.number("bought_usd", Trip::boughtUsd),
          FileColumn.number("sold_usd", Trip::soldUsd),
          FileColumn.of(FEES, Kind.NUMBER),
          FileColumn.number("slippage_usd", Trip::slippageUsd),
          FileColumn.of(PROFIT, Kind.NUMBER),
          FileColumn.of(PROFIT_FRACTION, Kind.NUMBER),
          FileColumn.of(MAE, Kind.NUMBER),
          FileColumn.of(MFE, Kind.NUMBER),
          FileColumn.count("buys", Trip::buys),
          FileColumn.count("sales", Trip::sales),
          FileColumn.of(ENTRY_REASON, Kind.TEXT),
          FileColumn.of(EXIT_REASON, Kind.TEXT),
          FileColumn.text("exit_branch", Trip::exitBranch),
          FileColumn.number("open_quantity", Trip::openQuantity),
          FileColumn.number("open_value_usd", Trip::openValueUsd));

  private TripFigures() {}

  private static Figure<Trip> time(
      String name, String label, Function<Trip, Optional<Instant>> value) {
    return Figure.of(name, label, "", Unit.COUNT, value)
        .shownAs(Unit.COUNT, trip -> value.apply(trip).map(ReadableNames::hour))
        .orElse(OPEN);
  }

  private static String outcome(Trip trip) {
    OptionalDouble profit = trip.profitUsd();
    if (profit.isEmpty()) {
      return "open";
    }
    return profit.getAsDouble() > 0 ? "won" : profit.getAsDouble() < 0 ? "lost" : "even";
  }
}
