package com.iteradynamics.execution;

import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.HourSpan;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.KnownRules.Kept;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import com.iteradynamics.order.Product;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes candles, and once a day the product's rules, from the venue into an archive: asks, checks,
 * appends. An answer with an impossible candle is refused as a whole, since it is not known what
 * else is wrong with it; a candle that is not closed by our clock either is left for later.
 */
final class CandleIngestor {
  private final CandleArchive archive;
  private final CandleFeed feed;
  private final InstantSource clock;

  CandleIngestor(CandleArchive archive, CandleFeed feed, InstantSource clock) {
    this.archive = archive;
    this.feed = feed;
    this.clock = clock;
  }

  /** What came of asking once. */
  sealed interface Taken {
    /** Everything that came, perhaps nothing, is in the archive. */
    record Recorded(CandleAppend change) implements Taken {}

    /**
     * Nothing of it is.
     *
     * @param why for a person
     * @param temporary whether the failure is temporary
     */
    record Failed(String why, boolean temporary) implements Taken {}
  }

  /**
   * Asks for the hours of {@code asked} and records what comes.
   *
   * @param replace whether the venue wins over what is recorded
   */
  Taken ingest(String productId, HourSpan asked, boolean replace) {
    return switch (feed.closed(productId, asked.first(), asked.last())) {
      case Result.Failed<List<Candle>>(String why, boolean away) ->
          new Taken.Failed("the venue: " + why, away);
      case Result.Ok<List<Candle>>(List<Candle> candles) ->
          switch (checked(productId, asked, candles)) {
            case Result.Failed<CandleSeries>(String why, boolean away) ->
                new Taken.Failed("the venue's candles were refused: " + why, false);
            case Result.Ok<CandleSeries>(CandleSeries sound) -> append(sound, replace);
          };
    };
  }

  private Taken append(CandleSeries candles, boolean replace) {
    try {
      return new Taken.Recorded(archive.append(candles, replace));
    } catch (StoreException e) {
      return new Taken.Failed(
          "the venue's candles could not be recorded: " + e.getMessage(),
          e instanceof TemporaryStoreException);
    }
  }

  private Result<CandleSeries> checked(String productId, HourSpan asked, List<Candle> candles) {
    Instant formingSince = clock.instant().minus(CandleSeries.INTERVAL);
    CandleSeriesBuilder sound = CandleSeries.builder(productId);
    List<String> problems = new ArrayList<>();
    for (Candle candle : candles) {
      Instant open = candle.openTime();
      if (!asked.contains(open)) {
        problems.add(CandleRules.named(productId, open) + "was not requested");
      } else if (!open.isAfter(formingSince)) {
        sound.add(candle).ifPresent(what -> problems.add(named(productId, open, what)));
      }
    }
    return problems.isEmpty()
        ? new Result.Ok<>(sound.build())
        : new Result.Failed<>(
            problems.getFirst()
                + (problems.size() > 1 ? ", and " + (problems.size() - 1) + " more" : ""));
  }

  private static String named(String productId, Instant open, String what) {
    return CandleRules.named(productId, open) + what;
  }

  /** Whether the venue should be asked for the rules. */
  boolean due(KnownRules known) {
    return known.due(clock.instant());
  }

  /** What was known, or what the venue says now when that is a day old; it is kept. */
  KnownRules renewed(String productId, KnownRules known) {
    if (!due(known)) {
      return known;
    }
    return switch (feed.rules(productId)) {
      case Result.Failed<Optional<Product>>(String why, boolean away) ->
          known.staying("the venue's rules of the product could not be read: " + why);
      case Result.Ok<Optional<Product>>(Optional<Product> told) ->
          told.map(product -> kept(new Kept(product, clock.instant()), known)).orElse(known);
    };
  }

  /** Rules that cannot be kept are used, and asked for again. */
  private KnownRules kept(Kept told, KnownRules before) {
    KnownRules now = new KnownRules(Optional.of(told), before.notes());
    try {
      archive.keep(told);
      return now;
    } catch (StoreException e) {
      return now.noted("the product's rules could not be kept: " + e.getMessage());
    }
  }
}
