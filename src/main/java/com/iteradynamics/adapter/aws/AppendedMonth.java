package com.iteradynamics.adapter.aws;

/**
 * What appending did to one object of the archive.
 *
 * @param object its address
 * @param candles how many it holds now
 * @param added hours that it did not hold before
 * @param same hours that it held before, with the same values
 */
public record AppendedMonth(String object, int candles, int added, int same) {}
