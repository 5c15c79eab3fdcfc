package com.iteradynamics.lambda;

import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.FeeStore;
import com.iteradynamics.execution.port.FeedSource;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.Ticker;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the function reaches the world by.
 *
 * @param store leases, state and records
 * @param candles the archive
 * @param fees where the account's fees are kept
 * @param market what the venue's market shows now of a product
 * @param model gives p_long
 * @param feed gives the feed's probability; empty without a feed
 * @param entriesOff why nothing may be bought with real money; empty when it may
 * @param venue where real money is traded; made when it is asked for, since paper needs none
 * @param events takes the events
 * @param reads runs reads side by side
 * @param clock the time
 */
record Ports(
    TickStore store,
    CandleSource candles,
    FeeStore fees,
    Function<String, Result<Ticker>> market,
    ModelSource model,
    Optional<FeedSource> feed,
    Supplier<Optional<String>> entriesOff,
    Supplier<Broker> venue,
    EventPublisher events,
    Executor reads,
    InstantSource clock) {}
