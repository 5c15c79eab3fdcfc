package com.iteradynamics.cortex;

import java.util.Optional;

/**
 * What Layer 1 measured, as {@link com.iteradynamics.regime.RegimeFeatures} says; empty is what was
 * not available.
 */
public record RecordedFeatures(
    Optional<Double> price,
    Optional<Double> emaFast,
    Optional<Double> emaSlow,
    Optional<Double> atr,
    Optional<Double> atrPct,
    Optional<Double> trendStrength,
    Optional<Double> volumeZ,
    Optional<Double> rangePct) {}
