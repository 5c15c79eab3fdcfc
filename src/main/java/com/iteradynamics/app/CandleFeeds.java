package com.iteradynamics.app;

import com.iteradynamics.execution.CandleArchive;
import com.iteradynamics.execution.CandleFeed;
import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.Pause;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.execution.UpToDateCandles;
import java.time.InstantSource;
import java.util.Optional;

/** Makes what the venue's candles come from. */
@FunctionalInterface
public interface CandleFeeds {

  /** The real ones. */
  CandleFeeds OF_VENUES =
      (choice, clock, pause) ->
          switch (choice) {
            case COINBASE ->
                Optional.of(
                    (product, from, to) ->
                        new Reading.Unread<>("this version cannot ask Coinbase yet"));
            case NONE -> Optional.empty();
          };

  /** The chosen feed; empty when nobody is to be asked. */
  Optional<CandleFeed> of(CandleFeedChoice choice, InstantSource clock, Pause pause);

  /** {@code archive}, kept up to date from the chosen feed. */
  default CandleSource over(
      CandleArchive archive, CandleFeedChoice choice, InstantSource clock, Pause pause) {
    return of(choice, clock, pause)
        .<CandleSource>map(feed -> new UpToDateCandles(archive, feed, clock, pause))
        .orElse(archive);
  }
}
