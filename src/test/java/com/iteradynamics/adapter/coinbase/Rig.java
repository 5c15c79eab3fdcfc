package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.venue.Unsigned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A client on a scripted transport, whose clock moves only when it waits. */
public final class Rig implements InstantSource {
  static final Instant HOUR = Instant.parse("2026-11-22T14:00:00Z");

  public final ScriptedTransport transport = new ScriptedTransport();
  public final List<Duration> pauses = new ArrayList<>();
  public final List<String> notices = new ArrayList<>();
  private Instant now = HOUR.plusSeconds(7);

  @Override
  public Instant instant() {
    return now;
  }

  Rig at(String time) {
    now = Instant.parse(time);
    return this;
  }

  public Rig later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** With a key that signs nothing. */
  public CoinbaseClient client() {
    return client(Optional.of(KeySource.of(new Unsigned("organizations/o/apiKeys/k"))));
  }

  public CoinbaseClient client(Optional<KeySource> keys) {
    return new CoinbaseClient(
        new CoinbaseAccess(
            transport,
            "api.coinbase.com",
            keys,
            this,
            pause -> {
              pauses.add(pause);
              now = now.plus(pause);
            },
            new Random(7),
            notices::add));
  }
}
