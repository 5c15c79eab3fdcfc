package com.iteradynamics.execution.port;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Port: where the cycle reads recorded candles. A source that can do more than read, because it has
 * somebody to ask, does so only in {@link #completed}, {@link #openAt} and {@link #renewed}, which
 * only the process asks that works on the hour.
 */
public interface CandleSource {

  /**
   * The newest {@code count} closed candles of {@code productId} that opened before {@code hour}.
   *
   * <p>A source that is missing gives an empty window; one that cannot be read or holds impossible
   * rows says so in {@link CandleWindow#refused()}. It never repairs and never throws for what it
   * found.
   */
  CandleWindow window(String productId, Instant hour, int count);

  /**
   * The window that {@link #window} gave, with what could be found of what it lacks. What it has
   * stays in it. Its {@link CandleWindow#confirmed()} says what an earlier tick learned, and in the
   * answer what is known now.
   *
   * @param until when it has to be there
   */
  default CandleWindow completed(CandleWindow window, Instant hour, int count, Instant until) {
    return window;
  }

  /**
   * First price of the candle that opens at {@code hour} and may still be forming, USD, for a
   * window that does not know it; empty when it is not known.
   */
  default OptionalDouble openAt(String productId, Instant hour) {
    return OptionalDouble.empty();
  }

  /**
   * The venue's rules for the product as they are kept with the candles; what is wrong with them it
   * says, and never throws.
   */
  default KnownRules rules(String productId) {
    return KnownRules.NONE;
  }

  /**
   * The rules that {@link #rules} gave, or what the venue says now when they are a day old: asked
   * for once, and only by the process that works on the hour. Who does not answer leaves them as
   * they are.
   */
  default KnownRules renewed(String productId, KnownRules known) {
    return known;
  }
}
