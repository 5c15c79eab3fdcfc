package com.iteradynamics.simulation;

import com.iteradynamics.adapter.coinbase.HttpAnswer;
import com.iteradynamics.adapter.coinbase.HttpCall;
import com.iteradynamics.adapter.coinbase.Transport;
import com.iteradynamics.simulation.Disturbance.Occasion;
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
    Optional<Disturbance> disturbance =
        process
            .chance()
            .draw(orders ? Occasion.ORDER_CALL : Occasion.VENUE_CALL, world.now(), what);
    try {
      if (disturbance.filter(which -> which == Disturbance.ORDER_ARRIVES_LATE).isPresent()) {
        sendLater(call);
        throw new HttpTimeoutException("no answer in time");
      }
      disturbance.ifPresent(which -> upset());
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
  private void upset() {
    int seconds = process.chance().between(1, 60);
    VenueFault fault = process.chance().oneOf(FAULTS);
    process.world().venue().faults().next(fault, 1, Duration.ofSeconds(seconds));
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
