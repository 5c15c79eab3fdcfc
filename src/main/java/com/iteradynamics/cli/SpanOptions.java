package com.iteradynamics.cli;

import com.iteradynamics.event.TypedTime;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A span of candles by their open times, both ends included. */
public final class SpanOptions {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TypedTimeOption.class,
      description =
          "First candle by its open time, UTC unless it has an offset: 2023, 2023-01 or 2023-01-31"
              + " mean their first hour; -90d, -12h, -4w or -1y count back from the end of the"
              + " candles.")
  private TypedTime from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TypedTimeOption.class,
      description =
          "Last candle, included: 2023, 2023-01 or 2023-01-31 mean their last hour; -30d leaves out"
              + " the last 30 days.")
  private TypedTime to;

  /**
   * Index of the first candle in the span.
   *
   * @throws CommandFailure when the span ends before it begins, or holds no candle of {@code tape}
   */
  public int start(CandleSeries tape) {
    Optional<Instant> first = from(tape);
    Optional<Instant> last = to(tape);
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      throw CommandFailure.usage("--to " + last.get() + " is before --from " + first.get());
    }
    int start = first.map(tape::countBefore).orElse(0);
    if (start >= end(tape)) {
      throw CommandFailure.failed(
          "there is no candle"
              + first.map(time -> " from " + time).orElse("")
              + last.map(time -> " to " + time).orElse("")
              + (tape.isEmpty()
                  ? ": there are none at all"
                  : ": the candles run from "
                      + tape.openTime(0)
                      + " to "
                      + tape.openTime(tape.size() - 1)));
    }
    return start;
  }

  /** Index after the last candle in the span. */
  int end(CandleSeries tape) {
    return to(tape).map(last -> tape.countBefore(last.plusNanos(1))).orElse(tape.size());
  }

  /**
   * The span of {@code tape}; what was asked for and is not there is told.
   *
   * @throws CommandFailure as {@link #start}
   */
  public LabSpan of(ArgusCommand command, CandleSeries tape) {
    LabSpan span = new LabSpan(tape, start(tape), end(tape));
    tell(command, tape);
    return span;
  }

  /** The first candle that was asked for by its time; empty when none was. */
  public Optional<Instant> from(CandleSeries tape) {
    return Optional.ofNullable(from).map(time -> time.first(end(tape.newest())));
  }

  private Optional<Instant> to(CandleSeries tape) {
    return Optional.ofNullable(to).map(time -> time.last(end(tape.newest())));
  }

  /** What lengths are counted back from; without a candle there is nothing that they could find. */
  private static Instant end(Optional<Candle> newest) {
    return newest.map(Candle::openTime).orElse(Instant.EPOCH).plus(CandleSeries.INTERVAL);
  }

  /** Tells that the span was to begin before the candles do, or to end after them. */
  public void tell(ArgusCommand command, CandleSeries tape) {
    if (tape.isEmpty()) {
      return;
    }
    Instant first = tape.openTime(0);
    Instant last = tape.openTime(tape.size() - 1);
    from(tape)
        .filter(asked -> !asked.isAfter(first.minus(CandleSeries.INTERVAL)))
        .ifPresent(
            asked -> command.notice("the candles begin at " + first + ", after --from " + asked));
    to(tape)
        .filter(asked -> !asked.isBefore(last.plus(CandleSeries.INTERVAL)))
        .ifPresent(
            asked ->
                command.notice(
                    "the candles end with the one of " + last + ", before --to " + asked));
  }

  /** The candles of {@code tape} that are in the span. */
  public CandleSeries cut(CandleSeries tape) {
    int start = start(tape);
    int end = end(tape);
    return tape.first(end).last(end - start);
  }
}
