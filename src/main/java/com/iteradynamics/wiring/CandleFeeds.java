package com.iteradynamics.wiring;

import com.iteradynamics.adapter.coinbase.CoinbaseCandles;
import com.iteradynamics.config.CandleFeedChoice;
import com.iteradynamics.execution.RefreshingCandleSource;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.CandleSource;
import java.util.Optional;

/** Makes what the venue's candles come from. */
@FunctionalInterface
public interface CandleFeeds {

  /** The real ones. */
  CandleFeeds OF_VENUES =
      (choice, venue) ->
          switch (choice) {
            case COINBASE -> Optional.of(new CoinbaseCandles(venue.market()));
            case NONE -> Optional.empty();
          };

  /** The chosen feed; empty when there is none. */
  Optional<CandleFeed> of(CandleFeedChoice choice, LiveVenue venue);

  /** {@code archive}, kept up to date from the chosen feed. */
  default CandleSource over(CandleArchive archive, CandleFeedChoice choice, LiveVenue venue) {
    return of(choice, venue)
        .<CandleSource>map(
            feed -> new RefreshingCandleSource(archive, feed, venue.clock(), venue.pause()))
        .orElse(archive);
  }
}
