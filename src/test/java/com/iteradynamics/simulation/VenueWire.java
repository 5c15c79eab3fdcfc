package com.iteradynamics.simulation;

import com.iteradynamics.adapter.coinbase.HttpAnswer;
import com.iteradynamics.adapter.coinbase.HttpCall;
import com.iteradynamics.adapter.coinbase.Transport;
import com.iteradynamics.simulation.Disturbance.Occasion;
import com.iteradynamics.venue.Endpoint;
import com.iteradynamics.venue.VenueFault;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way from a process to the venue. */
final class VenueWire implements Transport {
  /** How long a caller waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final List<VenueFault> FAULTS = List.of(VenueFault.values());

  /** Drawn from all, those that only a rare call can meet would hardly ever be met. */
  private static final List<VenueFault> OF_CANDLES = meeting(Endpoint.PUBLIC_CANDLES);

  private static final List<VenueFault> OF_CANCELLATIONS = meeting(Endpoint.CANCEL);

  private final Sandbox process;

  VenueWire(Sandbox process) {
    this.process = process;
  }

  @Override
  public HttpAnswer exchange(HttpCall call) throws IOException {
    World world = process.world();
    String what = call.method() + " " + call.path();
    boolean orders = call.method().equals("POST");
    process.before(what);
    world.mayAsk(call);
    Optional<Disturbance> disturbance = process.chance().draw(occasion(call), world.now(), what);
    try {
      if (occasion(call) == Occasion.CANDLE_CALL
          && world.outages().isAway(Disturbance.FEED_AWAY)) {
        world.venue().faults().next(VenueFault.UNAVAILABLE_TEXT);
        return world.venue().exchange(call);
      }
      if (disturbance.filter(which -> which == Disturbance.ORDER_ARRIVES_LATE).isPresent()) {
        sendLater(call);
        throw new HttpTimeoutException("no answer in time");
      }
      disturbance.ifPresent(which -> upset(call));
      return world.venue().exchange(call);
    } catch (IOException e) {
      world.timeline().pass(PATIENCE);
      throw e;
    } finally {
      world.venue().faults().clear();
      if (orders) {
        world.lookAtVenue();
      }
      process.after(what);
    }
  }

  /** The venue misbehaves in one way or another, if it can with this call. */
  private void upset(HttpCall call) {
    int seconds = process.chance().between(1, 60);
    VenueFault fault = process.chance().oneOf(faults(call));
    process.world().venue().faults().next(fault, 1, Duration.ofSeconds(seconds));
  }

  private static List<VenueFault> meeting(Endpoint endpoint) {
    return FAULTS.stream().filter(fault -> fault.meets(endpoint)).toList();
  }

  private static List<VenueFault> faults(HttpCall call) {
    if (occasion(call) == Occasion.CANDLE_CALL) {
      return OF_CANDLES;
    }
    return call.path().endsWith("/batch_cancel") ? OF_CANCELLATIONS : FAULTS;
  }

  private static Occasion occasion(HttpCall call) {
    if (call.path().endsWith("/candles")) {
      return Occasion.CANDLE_CALL;
    }
    return call.method().equals("POST") ? Occasion.ORDER_CALL : Occasion.VENUE_CALL;
  }

  /** The call is on its way longer than its caller waits, and arrives after all. */
  private void sendLater(HttpCall call) {
    World world = process.world();
    long looks = world.rules().looks();
    world.in(
        Duration.ofSeconds(process.chance().between(1, 150)),
        () ->
            world
                .rules()
                .arriveLate(
                    process,
                    call,
                    looks,
                    () -> {
                      try {
                        world.log().add(world.now(), process.toString(), "arrives late: " + call);
                        world.venue().exchange(call);
                      } catch (IOException e) {
                        throw new IllegalStateException("nothing is disturbed", e);
                      }
                    }));
  }
}
