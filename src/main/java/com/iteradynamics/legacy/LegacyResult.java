package com.iteradynamics.legacy;

import com.iteradynamics.strategy.StrategyIntent;
import java.util.Optional;

/**
 * Legacy mode's answer for one hour.
 *
 * @param regime the market; empty with too little history
 * @param reason what decided
 * @param intent what is wanted, for the governors
 */
public record LegacyResult(
    Optional<LegacyRegime> regime, LegacyReason reason, StrategyIntent intent) {}
