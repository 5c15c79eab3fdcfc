package com.iteradynamics.research;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.market.CurrencyPair;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the volume of candles held back of a book's orders: see {@link VolumeLimit}.
 *
 * @param fills how many orders got less in a candle than they asked for, &gt;= 0; one that waits
 *     for three candles counts three times
 * @param usd what these lacked, each at its price, USD, &gt;= 0
 */
public record HeldBack(int fills, double usd) {
  /** Nothing. */
  public static final HeldBack NONE = new HeldBack(0, 0);

  /** With one more. */
  HeldBack with(double moreUsd) {
    return new HeldBack(fills + 1, usd + moreUsd);
  }

  /** Both together. */
  public HeldBack and(HeldBack other) {
    return new HeldBack(fills + other.fills, usd + other.usd);
  }

  /** Adds it to a result for files, where it happened. */
  public void addTo(Map<String, Object> result) {
    if (fills > 0) {
      result.put("held_back", Json.fields(this));
    }
  }

  /** That it happened, in a sentence; empty where it did not. */
  public Optional<String> sentence(CurrencyPair pair) {
    return fills == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The volume of their candles held back %,d fill%s, %s in all, which waited for later"
                    + " candles (--max-volume-share).",
                fills,
                fills == 1 ? "" : "s",
                pair.amount(usd)));
  }
}
