package com.iteradynamics.execution;

import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.HourSpan;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fills an archive from the venue, oldest hours first: what is fetched is recorded before more is
 * asked for, so that a fill that is cut off is gone on with by starting it again.
 */
public final class CandleSync {
  /** So many hours are fetched before they are recorded: thirty days. */
  private static final int AT_ONCE = 720;

  /** Gaps that are nearer than this are fetched with what is between them. */
  private static final int NEAR = 240;

  private final CandleArchive archive;
  private final CandleIngestor intake;

  public CandleSync(CandleArchive archive, CandleFeed feed, InstantSource clock) {
    this.archive = archive;
    this.intake = new CandleIngestor(archive, feed, clock);
  }

  /**
   * What a fill did.
   *
   * @param change rows of the archive
   * @param gapsFilled gaps between recorded candles that are complete now
   * @param missing what the venue has no candles of either, as far as it was asked
   * @param failure why it ended early; what came before is recorded
   */
  public record Report(
      CandleAppend change, int gapsFilled, List<HourSpan> missing, Optional<String> failure) {
    public Report {
      missing = List.copyOf(missing);
    }
  }

  /**
   * Fetches what the archive lacks of {@code from..to}, both included, and compares the recorded
   * hours beside it.
   *
   * @param from on the hour
   * @param to on the hour, not before {@code from}
   * @param replace whether all hours are fetched, and the venue wins where other values are
   *     recorded
   * @param reached is told of the last hour that was done, after each step
   * @throws StoreException when the archive cannot be read
   */
  public Report run(
      String productId, Instant from, Instant to, boolean replace, Consumer<Instant> reached) {
    HourSpan wanted = new HourSpan(from, to);
    Optional<CandleArchive.Extent> extent = archive.extent(productId);
    List<HourSpan> before = HourSpan.missing(archive.recorded(productId, from, to), from, to);
    List<HourSpan> asked =
        replace ? List.of(wanted) : before.stream().map(gap -> beside(gap, extent)).toList();
    CandleAppend change = CandleAppend.NOTHING;
    Optional<String> failure = Optional.empty();
    Instant done = to;
    for (HourSpan part : parts(asked)) {
      switch (intake.ingest(productId, part, replace)) {
        case CandleIngestor.Taken.Recorded(CandleAppend more) -> change = change.and(more);
        case CandleIngestor.Taken.Failed(String why, boolean temporary) ->
            failure = Optional.of(why);
      }
      if (failure.isPresent()) {
        done = part.first().minus(CandleSeries.INTERVAL);
        break;
      }
      reached.accept(part.last());
    }
    List<HourSpan> after = HourSpan.missing(archive.recorded(productId, from, done), from, done);
    return new Report(change, filled(before, after, extent, done), after, failure);
  }

  /** The product's rules, asked for and kept when those that are kept are a day old. */
  public KnownRules rules(String productId) {
    return intake.renewed(productId, archive.rules(productId));
  }

  private static List<HourSpan> parts(List<HourSpan> asked) {
    return HourSpan.joined(asked, NEAR).stream()
        .flatMap(stretch -> stretch.parts(AT_ONCE).stream())
        .toList();
  }

  /**
   * A gap and the recorded hours next to it, which tell whether the venue means the same market.
   */
  private static HourSpan beside(HourSpan gap, Optional<CandleArchive.Extent> extent) {
    return extent
        .map(
            recorded ->
                new HourSpan(
                    gap.first().isAfter(recorded.oldest())
                        ? gap.first().minus(CandleSeries.INTERVAL)
                        : gap.first(),
                    gap.last().isBefore(recorded.newest())
                        ? gap.last().plus(CandleSeries.INTERVAL)
                        : gap.last()))
        .orElse(gap);
  }

  private static int filled(
      List<HourSpan> before,
      List<HourSpan> after,
      Optional<CandleArchive.Extent> extent,
      Instant done) {
    return (int)
        before.stream()
            .filter(gap -> extent.filter(recorded -> inside(gap, recorded)).isPresent())
            .filter(gap -> !gap.last().isAfter(done))
            .filter(gap -> after.stream().noneMatch(left -> gap.contains(left.first())))
            .count();
  }

  private static boolean inside(HourSpan gap, CandleArchive.Extent recorded) {
    return gap.first().isAfter(recorded.oldest()) && gap.last().isBefore(recorded.newest());
  }
}
