package com.iteradynamics.cortex;

import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.feed.FeedReason;
import java.time.Instant;
import java.util.Optional;

/**
 * What the feed said in an hour, among what was read.
 *
 * @param timestamp open time of the candle whose row counts, one hour before the tick hour
 * @param probability the row's, 0..1; empty when there is none
 * @param modelVersion of what computed it; empty when the row does not say
 * @param availableAt when it was computed; empty when the row does not say
 * @param address where the feed is, as it was set; empty in records of earlier versions
 * @param version of the whole feed: its ETag, or {@code sha256:} and its hash; empty when it was
 *     not read
 * @param reason why there is no probability; empty when there is one
 * @param why the reason in words
 * @param laterRows how many rows are of candles that were not closed, which are ignored; empty for
 *     none
 * @param otherSymbols how many rows are of other products, which are passed over; empty for none
 */
public record RecordedFeed(
    Instant timestamp,
    Optional<Double> probability,
    Optional<String> modelVersion,
    Optional<Instant> availableAt,
    Optional<String> address,
    Optional<String> version,
    Optional<FeedReason> reason,
    Optional<String> why,
    Optional<Integer> laterRows,
    Optional<Integer> otherSymbols) {

  /** A count of none is left out. */
  private static final int NONE = 0;

  static RecordedFeed of(FeedReading reading) {
    FeedReading.Facts facts = reading.facts();
    Optional<Integer> later = Optional.of(facts.laterRows()).filter(rows -> rows > NONE);
    Optional<Integer> others = Optional.of(facts.otherSymbols()).filter(rows -> rows > NONE);
    return switch (reading) {
      case FeedReading.Known known ->
          new RecordedFeed(
              known.timestamp(),
              Optional.of(known.probability()),
              known.modelVersion(),
              known.availableAt(),
              facts.address(),
              facts.version(),
              Optional.empty(),
              Optional.empty(),
              later,
              others);
      case FeedReading.Absent absent ->
          new RecordedFeed(
              absent.timestamp(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              facts.address(),
              facts.version(),
              Optional.of(absent.reason()),
              Optional.of(absent.why()),
              later,
              others);
    };
  }

  /**
   * What was read.
   *
   * @throws IllegalArgumentException when there is neither a probability nor a reason
   */
  public FeedReading reading() {
    FeedReading.Facts facts =
        new FeedReading.Facts(address, version, laterRows.orElse(NONE), otherSymbols.orElse(NONE));
    return probability
        .<FeedReading>map(
            p -> new FeedReading.Known(timestamp, p, modelVersion, availableAt, facts))
        .orElseGet(
            () ->
                new FeedReading.Absent(
                    timestamp,
                    reason.orElseThrow(
                        () -> new IllegalArgumentException("the record has no inputs.feed.reason")),
                    why.orElse(""),
                    facts));
  }
}
