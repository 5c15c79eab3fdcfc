/**
 * The file format of recorded candles: text to candles and back, wherever the bytes are kept.
 *
 * <p>Entry type: {@link com.iteradynamics.candlefile.CandleFormat}.
 *
 * <p>Imports: market.
 */
package com.iteradynamics.candlefile;
