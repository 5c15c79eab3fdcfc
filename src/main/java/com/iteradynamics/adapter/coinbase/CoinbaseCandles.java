package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.Query;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Bucket;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Candles;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.ProductRules;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.adapter.coinbase.translator.MarketTranslator;
import com.iteradynamics.adapter.coinbase.translator.Translation;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Hourly candles of the venue, by the private path when there is a key: the public one is shared
 * with everybody behind the same address.
 */
public final class CoinbaseCandles implements CandleFeed {
  private static final Duration HOUR = CandleSeries.INTERVAL;

  /** The venue takes 350 at times and 300 always; one more hour is asked for at either end. */
  private static final int MOST = 298;

  private final CoinbaseClient client;

  public CoinbaseCandles(CoinbaseClient client) {
    this.client = client;
  }

  /**
   * The candles that opened in {@code from..to}, both included, and are closed by the venue's time,
   * oldest first. Hours without trades are missing, so that the list may be empty.
   *
   * @param from on the hour
   * @param to on the hour; before {@code from} nothing is asked and the list is empty
   */
  @Override
  public Result<List<Candle>> closed(String productId, Instant from, Instant to) {
    if (to.isBefore(from)) {
      return new Result.Ok<>(List.of());
    }
    return switch (client.venueClock().now()) {
      case Result.Failed<Instant>(String why, boolean away) ->
          new Result.Failed<>("the venue's time is not known: " + why, away);
      case Result.Ok<Instant>(Instant now) -> {
        Instant newest = now.truncatedTo(ChronoUnit.HOURS).minus(HOUR);
        yield opened(productId, from, to.isAfter(newest) ? newest : to);
      }
    };
  }

  /**
   * First price of the candle that opens at {@code hour} and may still be forming, USD; empty when
   * nothing was traded in it yet.
   */
  @Override
  public Result<OptionalDouble> openOf(String productId, Instant hour) {
    return switch (opened(productId, hour, hour)) {
      case Result.Failed<List<Candle>>(String why, boolean away) -> new Result.Failed<>(why, away);
      case Result.Ok<List<Candle>>(List<Candle> found) ->
          new Result.Ok<>(
              found.isEmpty()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(found.getFirst().open()));
    };
  }

  /** By the public path, which needs no key. */
  @Override
  public Result<Optional<Product>> rules(String productId) {
    return Translation.of(
        client
            .getPublicOnce(MarketReads.publicPath(productId), Query.NONE, ProductRules.class)
            .reading(),
        told -> Optional.of(MarketTranslator.rules(productId, told)));
  }

  private Result<List<Candle>> opened(String productId, Instant from, Instant to) {
    TreeMap<Instant, Candle> all = new TreeMap<>();
    for (Instant begin = from; !begin.isAfter(to); begin = begin.plus(HOUR.multipliedBy(MOST))) {
      Instant last = begin.plus(HOUR.multipliedBy(MOST - 1));
      Instant end = last.isAfter(to) ? to : last;
      switch (window(productId, begin, end)) {
        case Result.Failed<List<Candle>> unread -> {
          return unread;
        }
        case Result.Ok<List<Candle>>(List<Candle> some) ->
            some.forEach(candle -> all.put(candle.openTime(), candle));
      }
    }
    return new Result.Ok<>(List.copyOf(all.values()));
  }

  /** Whether start and end are included is not reported: more is asked for, and some left out. */
  private Result<List<Candle>> window(String productId, Instant first, Instant last) {
    Query query =
        Query.NONE
            .with("start", Long.toString(first.minus(HOUR).getEpochSecond()))
            .with("end", Long.toString(last.plus(HOUR).getEpochSecond()))
            .with("granularity", "ONE_HOUR");
    Answer<Candles> answer =
        client.hasKey()
            ? client.get(MarketReads.path(productId) + "/candles", query, Candles.class)
            : client.getPublic(
                MarketReads.publicPath(productId) + "/candles", query, Candles.class);
    return Translation.of(answer.reading(), read -> between(productId, read, first, last));
  }

  /**
   * What an answer says of these hours. One that says two things of the same hour says nothing: who
   * knows which of them is wrong, and what else is.
   */
  private static List<Candle> between(String productId, Candles read, Instant first, Instant last)
      throws InvalidResponseException {
    if (read.candles().isEmpty()) {
      throw new InvalidResponseException(
          productId + ": the answer holds no candles, not even none");
    }
    TreeMap<Instant, Candle> some = new TreeMap<>();
    for (Bucket bucket : read.candles().get()) {
      Instant open = MarketTranslator.openTime(productId, bucket);
      if (!open.isBefore(first) && !open.isAfter(last)) {
        Candle candle = MarketTranslator.candle(productId, bucket);
        Candle before = some.put(open, candle);
        if (before != null && !before.equals(candle)) {
          throw new InvalidResponseException(
              productId + " " + open + ": this hour is there twice, with different values");
        }
      }
    }
    return List.copyOf(some.values());
  }
}
