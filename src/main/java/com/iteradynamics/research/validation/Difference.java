package com.iteradynamics.research.validation;

import java.time.Instant;

/**
 * Where two runs part.
 *
 * @param run which run is not as the first one
 * @param asof open time of the newest candle that the answer was to be made from
 * @param field what differs, named as in a record
 * @param known what it was in the first run
 * @param found what it is in the other
 */
public record Difference(String run, Instant asof, String field, String known, String found) {

  /** The same, of a part of something. */
  Difference in(String whole) {
    return new Difference(run, asof, whole + field, known, found);
  }
}
