package com.iteradynamics.execution.port;

import java.time.Instant;
import java.util.Optional;

/** An hour that was begun and never finished, and its plan if it came that far. */
public record UnfinishedTick(Instant hour, Optional<TickPlan> plan) {}
