package com.iteradynamics.execution;

import java.time.Instant;

/** Port: where the cycle reads recorded candles. */
public interface CandleSource {

  /**
   * The newest {@code count} closed candles of {@code productId} that opened before {@code hour}.
   *
   * <p>A source that is missing gives an empty window; one that cannot be read or holds impossible
   * rows says so in {@link CandleWindow#refused()}. It never repairs and never throws for what it
   * found.
   */
  CandleWindow window(String productId, Instant hour, int count);
}
