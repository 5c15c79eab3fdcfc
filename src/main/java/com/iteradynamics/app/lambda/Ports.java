package com.iteradynamics.app.lambda;

import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.EventPublisher;
import com.iteradynamics.execution.TickStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What the function reaches the world by.
 *
 * @param store leases, state and records
 * @param candles the archive
 * @param events who is told
 * @param reads runs reads side by side
 * @param clock the time
 */
record Ports(
    TickStore store,
    CandleSource candles,
    EventPublisher events,
    Executor reads,
    InstantSource clock) {}
