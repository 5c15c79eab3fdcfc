package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedFeed;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.feed.FeedReason;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Hourly records in a row in which the feed gave no probability.
 *
 * @param since the first of these hours that is known
 * @param hours how many there are, &gt;= 1
 * @param newest what the newest of them says
 */
record FeedSilence(Instant since, int hours, RecordedFeed newest) {
  /** A feed that is written by hand or restarted misses an hour or two; six are a quarter day. */
  static final int TOLD_AFTER = 6;

  /**
   * The silence after one more record, of an hour or of a watch, which changes nothing, as a tick
   * that ended before it read anything does; empty when there is none.
   */
  static Optional<FeedSilence> after(Optional<FeedSilence> before, CortexRecord record) {
    Optional<RecordedInputs> inputs = record.get(Recorded.INPUTS);
    if (record.ofWatch() || inputs.isEmpty()) {
      return before;
    }
    return inputs
        .flatMap(RecordedInputs::feed)
        .filter(feed -> feed.reason().isPresent())
        .map(
            feed ->
                new FeedSilence(
                    before.map(FeedSilence::since).orElse(record.hour()),
                    before.map(FeedSilence::hours).orElse(0) + 1,
                    feed));
  }

  /** What a person has to know of it; empty while it is short. */
  Optional<String> told() {
    return hours < TOLD_AFTER
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the feed has had no row that could be used since %s, in %d hourly records; the"
                    + " newest: %s: %s",
                since,
                hours,
                newest.reason().map(FeedReason::word).orElseThrow().replace('_', ' '),
                newest.why().orElse("not recorded")));
  }
}
