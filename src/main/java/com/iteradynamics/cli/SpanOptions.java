package com.iteradynamics.cli;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A span of candles by their open times, both ends included. */
public final class SpanOptions {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "First candle by its open time; UTC unless it carries an offset.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Last candle by its open time, included.")
  private Instant to;

  /**
   * Index of the first candle in the span.
   *
   * @throws CommandFailure when the span ends before it begins, or holds no candle of {@code tape}
   */
  public int start(CandleSeries tape) {
    if (from != null && to != null && to.isBefore(from)) {
      throw CommandFailure.usage("--to " + to + " is before --from " + from);
    }
    int start = from == null ? 0 : tape.countBefore(from);
    if (start >= end(tape)) {
      throw CommandFailure.failed(
          "there is no candle"
              + (from == null ? "" : " from " + from)
              + (to == null ? "" : " to " + to)
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
    return to == null ? tape.size() : tape.countBefore(to.plusNanos(1));
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
  public Optional<Instant> from() {
    return Optional.ofNullable(from);
  }

  /** Tells that the span was to begin before the candles do, or to end after them. */
  public void tell(ArgusCommand command, CandleSeries tape) {
    if (tape.isEmpty()) {
      return;
    }
    Instant first = tape.openTime(0);
    Instant last = tape.openTime(tape.size() - 1);
    if (from != null && !from.isAfter(first.minus(CandleSeries.INTERVAL))) {
      command.notice("the candles begin at " + first + ", after --from " + from);
    }
    if (to != null && !to.isBefore(last.plus(CandleSeries.INTERVAL))) {
      command.notice("the candles end with the one of " + last + ", before --to " + to);
    }
  }

  /** The candles of {@code tape} that are in the span. */
  public CandleSeries cut(CandleSeries tape) {
    int start = start(tape);
    int end = end(tape);
    return tape.first(end).last(end - start);
  }
}
