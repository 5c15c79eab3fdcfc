package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * A built-in strategy: besides answering for the end of a window it can walk a tape once and answer
 * at every candle, by the same rules and numbers. For everybody else, {@link LayerTape} asks window
 * by window.
 */
interface SinglePass extends Strategy {

  /**
   * A walk beside the regime's over the same tape.
   *
   * @param pLongAt the model's probability by candle; empty where there is none
   */
  Walk beside(RegimeTape regime, IntFunction<OptionalDouble> pLongAt);
}
