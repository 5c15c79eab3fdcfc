package com.iteradynamics.execution.port;

import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.order.VenueOrder;
import com.iteradynamics.order.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a tick reads at the venue before it decides, all of it anew. What could not be read says so.
 *
 * @param product the product's rules
 * @param wallet the balances
 * @param fees what an execution costs
 * @param market the best prices; empty at a venue without a market
 * @param orders the product's orders that the venue has: all that are open, and the newer ones that
 *     ended
 * @param clockAhead how far the venue's clock is ahead of ours, negative when it is behind
 * @param origin where the rules come from
 */
public record VenueView(
    Result<Product> product,
    Result<Wallet> wallet,
    FeeSchedule fees,
    Optional<Result<Quote>> market,
    Result<List<VenueOrder>> orders,
    Result<Duration> clockAhead,
    Origin origin) {

  /**
   * Where a product's rules come from.
   *
   * @param readAt when the venue reported them; empty when they are all of the settings
   * @param set which of the venue's a person has set otherwise, by their names in a record
   * @param notes what went wrong with reading them and the fees, a line each
   */
  public record Origin(Optional<Instant> readAt, List<String> set, List<String> notes) {
    /** All of them are set. */
    public static final Origin SETTINGS = new Origin(Optional.empty(), List.of(), List.of());

    public Origin {
      set = List.copyOf(set);
      notes = List.copyOf(notes);
    }

    /** All of them are the venue's. */
    public static Origin venue(Instant readAt) {
      return new Origin(Optional.of(readAt), List.of(), List.of());
    }

    /** The same with more notes. */
    public Origin noted(List<String> more) {
      return more.isEmpty()
          ? this
          : new Origin(readAt, set, Stream.concat(notes.stream(), more.stream()).toList());
    }
  }

  /** The share of an order's value that a market order pays, 0 to below 1. */
  public double takerFeeFraction() {
    return fees.taker().doubleValue();
  }

  /** The same with a market's prices where the venue itself has no market, as on paper. */
  public VenueView withMarketOf(Result<Ticker> ticker) {
    return market.isPresent()
        ? this
        : new VenueView(
            product,
            wallet,
            fees,
            Optional.of(
                switch (ticker) {
                  case Result.Ok<Ticker>(Ticker now) -> new Result.Ok<>(now.quote());
                  case Result.Failed<Ticker>(String why, boolean away) ->
                      new Result.Failed<>(why, away);
                }),
            orders,
            clockAhead,
            origin);
  }

  /** The best prices, or why there are none. */
  public Result<Quote> marketOrWhy() {
    return market.orElseGet(() -> new Result.Failed<>("the venue has no market"));
  }

  /**
   * What was read.
   *
   * @throws IllegalArgumentException when it could not be; the message says why
   */
  public static <T> T needed(Result<T> reading) {
    return switch (reading) {
      case Result.Ok<T>(T value) -> value;
      case Result.Failed<T> unread -> throw new IllegalArgumentException(unread.why());
    };
  }

  /** A venue without a market, without orders of others, and with our clock. */
  public static VenueView withoutMarket(
      Result<Product> product, Result<Wallet> wallet, FeeSchedule fees, Origin origin) {
    return new VenueView(
        product,
        wallet,
        fees,
        Optional.empty(),
        new Result.Ok<>(List.of()),
        new Result.Ok<>(Duration.ZERO),
        origin);
  }
}
