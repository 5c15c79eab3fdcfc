package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import java.util.OptionalDouble;

/**
 * A built-in strategy: besides answering for the end of a window it can walk a tape once and answer
 * at every candle, at the same numbers. For everybody else, {@link LayerTape} asks window by
 * window.
 */
interface SinglePass extends Strategy {

  /** A walk over {@code tape}, standing before its oldest candle. */
  Walk over(CandleSeries tape);

  /** A strategy on its way over a tape. */
  interface Walk {

    /**
     * Takes candle {@code i}, the one after that taken last, and answers into {@link #verdict}.
     *
     * @param label the regime there; CHOP when not available
     * @param available whether the regime is available
     */
    void take(int i, RegimeLabel label, boolean available, OptionalDouble pLong);

    /** Where the answers appear; always the same object. */
    Verdict verdict();
  }
}
