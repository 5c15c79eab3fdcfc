package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A loss from a peak of equity, until equity was back there. All times are those of closes; the
 * cash at the start counts as the first peak, at the open of the first candle.
 *
 * @param peak when equity was last at its peak
 * @param trough when it was lowest; of equal ones the first
 * @param recovered when it was at the peak again; empty while it is not
 * @param depth 1 - equity at the trough / equity at the peak, above 0 to 1
 * @param hoursDown from the peak to the trough, hours, also those without a candle
 * @param hours from the peak until it was reached again, or else to the last close
 */
public record DrawdownEpisode(
    Instant peak,
    Instant trough,
    Optional<Instant> recovered,
    double depth,
    long hoursDown,
    long hours) {
  private static final Duration CANDLE = Duration.ofHours(1);

  /** From the trough until the peak was reached again, hours; empty while it is not. */
  public Optional<Long> hoursUp() {
    return recovered.map(any -> hours - hoursDown);
  }

  /** The {@code most} deepest of {@code book}, which do not overlap; the deepest first. */
  static List<DrawdownEpisode> worst(BookCurve book, int most) {
    List<DrawdownEpisode> all = new ArrayList<>();
    double peak = book.startUsd();
    int peakAt = -1;
    int lowest = -1;
    for (int k = 0; k < book.size(); k++) {
      double now = book.equityUsd(k);
      if (now >= peak) {
        if (lowest > peakAt) {
          all.add(of(book, peak, peakAt, lowest, k, true));
        }
        peak = now;
        peakAt = k;
        lowest = k;
      } else if (lowest <= peakAt || now < book.equityUsd(lowest)) {
        lowest = k;
      }
    }
    if (lowest > peakAt) {
      all.add(of(book, peak, peakAt, lowest, book.size() - 1, false));
    }
    // A stable sort: of equally deep ones the first.
    all.sort(Comparator.comparingDouble(episode -> -episode.depth()));
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }

  private static DrawdownEpisode of(
      BookCurve book, double peak, int peakAt, int lowest, int end, boolean back) {
    Instant from = close(book, peakAt);
    Instant trough = close(book, lowest);
    Instant to = close(book, end);
    return new DrawdownEpisode(
        from,
        trough,
        back ? Optional.of(to) : Optional.empty(),
        (peak - book.equityUsd(lowest)) / peak,
        Duration.between(from, trough).toHours(),
        Duration.between(from, to).toHours());
  }

  private static Instant close(BookCurve book, int k) {
    return k < 0 ? book.openTime(0) : book.openTime(k).plus(CANDLE);
  }
}
