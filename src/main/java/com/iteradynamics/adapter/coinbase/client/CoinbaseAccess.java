package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.execution.port.Sleeper;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What it takes to talk to the venue.
 *
 * @param transport sends and receives
 * @param host what tokens name as the host: that of the address, with its port when that is not the
 *     usual one
 * @param keys signs; empty for who only wants what is public
 * @param clock the time, for tokens and to compare it with the venue's
 * @param pause how to wait before asking again
 * @param random of nonces and pauses; used by all threads at once
 * @param notices takes a line for the operator; never a secret
 */
public record CoinbaseAccess(
    Transport transport,
    String host,
    Optional<KeySource> keys,
    InstantSource clock,
    Sleeper pause,
    RandomGenerator random,
    Consumer<String> notices) {}
