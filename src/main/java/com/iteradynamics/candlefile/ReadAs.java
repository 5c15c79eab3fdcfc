package com.iteradynamics.candlefile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a person says of a candle file, where it could be read in more than one way.
 *
 * @param source the format; empty to recognize it
 * @param zone the zone of times that carry no offset; empty for that of the format, UTC
 * @param columns the columns of another format: {@code time,open,high,low,close,volume} in the
 *     order of the file, or {@code time=NAME,open=NAME,…}; empty to recognize them
 * @param written when the file was written: a candle of that hour was not closed; empty when it is
 *     not known
 */
public record ReadAs(
    Optional<CandleSource> source,
    Optional<ZoneId> zone,
    Optional<ColumnNames> columns,
    Optional<Instant> written) {
  /** Nothing is said. */
  public static final ReadAs RECOGNIZED =
      new ReadAs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same of a file that was written then. */
  public ReadAs written(Instant at) {
    return new ReadAs(source, zone, columns, Optional.of(at));
  }
}
