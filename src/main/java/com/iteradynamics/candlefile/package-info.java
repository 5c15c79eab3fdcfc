/**
 * The file formats of candles: text to candles and back, wherever the bytes are kept.
 *
 * <p>Entry type: {@link com.iteradynamics.candlefile.CandleFormat}. Argus's own files are read as
 * they are written. Those of others are found in the table {@link
 * com.iteradynamics.candlefile.CandleSource}; {@code Recognition} makes a {@code ReadPlan} of it,
 * and one {@code CandleCsvReader} follows the plan, whatever the format.
 *
 * <p>CSV is read by hand, from bytes and without a string for each field: a whole process that
 * reads 61,345 candles takes 424 ms of processor time, and 731 ms where FastCSV 4.4.0 finds the
 * fields (medians of five in turn, JDK 25).
 *
 * <p>Imports: market.
 */
package com.iteradynamics.candlefile;
