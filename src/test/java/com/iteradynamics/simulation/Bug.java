package com.iteradynamics.simulation;

import com.iteradynamics.adapter.coinbase.client.Transport;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.strategy.Strategy;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A mistake that Argus does not make, planted to see whether the simulation notices. It sits where
 * the code that could make it talks to the world; without one everything is as it is.
 */
interface Bug {
  Bug NONE = new Bug() {};

  default DynamoDbClient dynamo(DynamoDbClient client) {
    return client;
  }

  default TickStore store(TickStore store, Sandbox process) {
    return store;
  }

  default Broker broker(Broker broker, Sandbox process) {
    return broker;
  }

  /** Where candles are kept. */
  default CandleArchive archive(CandleArchive archive) {
    return archive;
  }

  /** What the venue publishes. */
  default CandleFeed feed(CandleFeed feed) {
    return feed;
  }

  /** The way to the venue. */
  default Transport transport(Transport transport, Sandbox process) {
    return transport;
  }

  /** What the cycle takes for the time. */
  default InstantSource clock(InstantSource clock) {
    return clock;
  }

  /** Where candles are read. */
  default CandleSource candles(CandleSource candles, Sandbox process) {
    return candles;
  }

  /**
   * The strategy as a process has it.
   *
   * @param now the time
   */
  default Strategy strategy(Strategy strategy, InstantSource now) {
    return strategy;
  }

  /** The hour that an event is taken to be for. */
  default Instant hour(Instant hour, Instant now) {
    return hour;
  }
}
