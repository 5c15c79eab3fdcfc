package com.iteradynamics.simulation;

import com.iteradynamics.adapter.coinbase.client.Transport;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.simulation.Disturbance.Occasion;
import com.iteradynamics.venue.VenueFault;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The way from a process to the venue. */
final class VenueWire implements Transport {
  /** How long a caller waits for an answer. */
  private static final Duration POLL_POLICY = Duration.ofSeconds(10);

  /** So many calls of a kind in a row meet a fault at most. */
  private static final int LONGEST_ROW = 4;

  /** Nobody sends again sooner what was too much. */
  private static final Duration LEAST_WAIT = Duration.ofMillis(500);

  /** Till then a tick has the time to do what is asked of it. */
  private static final Duration IN_TIME = Duration.ofSeconds(60);

  /** What a clock may be off by. */
  private static final Duration LITTLE = Duration.ofSeconds(25);

  /** The first call of a process may be shut out, until it knows the venue's time. */
  private static final int OFTEN = 3;

  private static final Pattern CANDLE = Pattern.compile("\\{[^{}]*\"start\":\"([0-9]+)\"[^{}]*}");

  private static final Pattern VOLUME = Pattern.compile("(\"volume\":\")");

  private final Sandbox process;
  private final Set<String> notLetIn = new HashSet<>();
  private final Set<String> resent = new HashSet<>();
  private final Set<Instant> corrected = new HashSet<>();
  private Instant busy = Instant.EPOCH;
  private int shutOut;

  /** Whether any call of this tick was disturbed, so that it may not know the venue's time. */
  private boolean disturbedNow;

  private String rowOf = "";
  private VenueFault lastFault = VenueFault.INTERNAL_ERROR;
  private int left;

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
    Optional<Disturbance> disturbance = disturbance(call, what);
    disturbedNow |= disturbance.isPresent();
    try {
      if (isOfFeed(call) && world.outages().isAway(Disturbance.FEED_AWAY)) {
        world.venue().faults().next(VenueFault.UNAVAILABLE_TEXT);
        return world.venue().exchange(call);
      }
      if (orders) {
        sent(call);
      }
      if (disturbance.filter(which -> which == Disturbance.ORDER_ARRIVES_LATE).isPresent()) {
        sendLater(call);
        throw new HttpTimeoutException("no answer in time");
      }
      disturbance.ifPresent(which -> upset(call));
      HttpAnswer answer = world.venue().exchange(call);
      answered(call, answer);
      return disturbance.isEmpty() && occasion(call) == Occasion.CANDLE_CALL
          ? corrected(answer)
          : answer;
    } catch (IOException e) {
      world.timeline().pass(POLL_POLICY);
      throw e;
    } finally {
      world.venue().faults().clear();
      if (orders) {
        world.lookAtVenue();
      }
      process.after(what);
    }
  }

  /** A tick begins. */
  void begin() {
    notLetIn.clear();
    shutOut = 0;
    disturbedNow = false;
    corrected.clear();
  }

  /** Hours whose recorded candle the venue has reported this tick otherwise. */
  Set<Instant> corrected() {
    return corrected;
  }

  /** The venue has another candle by now than the one that it told before. */
  private HttpAnswer corrected(HttpAnswer answer) {
    World world = process.world();
    Optional<MatchResult> recorded =
        CANDLE
            .matcher(answer.body())
            .results()
            .filter(candle -> world.archive().hasTaken(hour(candle)))
            .findAny();
    if (recorded.isEmpty()
        || world
            .chance()
            .scope("corrected " + process + " " + world.now())
            .draw(Occasion.CANDLE_ANSWER, world.now(), process.name())
            .isEmpty()) {
      return answer;
    }
    corrected.add(hour(recorded.get()));
    String candle = recorded.get().group();
    return new HttpAnswer(
        answer.status(),
        answer.headers(),
        answer.body().replace(candle, VOLUME.matcher(candle).replaceFirst("$1" + "9")));
  }

  private static Instant hour(MatchResult candle) {
    return Instant.ofEpochSecond(Long.parseLong(candle.group(1)));
  }

  /** What a tick that came to its end should have done. */
  void done() {
    Broken.unless(
        notLetIn.isEmpty() || isLate(),
        "an order that is refused for its key is sent once more",
        () -> process + ": " + notLetIn);
  }

  private boolean isLate() {
    return process.world().now().isAfter(process.started().plus(IN_TIME));
  }

  private void sent(HttpCall call) {
    Instant now = process.world().now();
    Broken.unless(
        !call.path().endsWith("/orders") || !now.isBefore(busy.plus(LEAST_WAIT)),
        "a caller that has to wait waits",
        () -> process + " sends at " + now + " what was too much at " + busy);
    notLetIn.remove(call.body().orElse(""));
  }

  private void answered(HttpCall call, HttpAnswer answer) {
    boolean order = call.path().endsWith("/orders") && call.method().equals("POST");
    if (order && answer.status() == 429) {
      busy = process.world().now();
    }
    if (order && answer.status() == 401 && resent.add(call.body().orElse(""))) {
      notLetIn.add(call.body().orElse(""));
    }
    if (answer.status() == 401 && !disturbedNow) {
      shutOut++;
      Broken.unless(
          shutOut <= OFTEN
              || !process.hasOurKey()
              || process.ahead().abs().compareTo(LITTLE) > 0
              || process.world().venueIsOff(),
          "a clock that is a little off locks no caller out",
          () -> process + " is ahead by " + process.ahead());
    }
  }

  /** Reads that are disturbed are so once or some times in a row. */
  private Optional<Disturbance> disturbance(HttpCall call, String what) {
    World world = process.world();
    if (left > 0 && call.path().equals(rowOf) && !world.chance().isQuiet()) {
      left--;
      world.chance().met(Disturbance.VENUE_FAULT);
      return Optional.of(Disturbance.VENUE_FAULT);
    }
    rowOf = "";
    Optional<Disturbance> drawn = process.chance().draw(occasion(call), world.now(), what);
    boolean read = drawn.filter(which -> which == Disturbance.VENUE_FAULT).isPresent();
    left = read ? process.chance().below(LONGEST_ROW) : 0;
    return drawn;
  }

  /** The venue misbehaves in one way or another, if it can with this call. */
  private void upset(HttpCall call) {
    int seconds = process.chance().between(1, 60);
    List<VenueFault> possible = VenueFault.of(call);
    boolean goesOn = call.path().equals(rowOf) && possible.contains(lastFault);
    VenueFault fault = goesOn ? lastFault : process.chance().oneOf(possible);
    lastFault = fault;
    rowOf = call.path();
    if (fault == VenueFault.CLOCK_SKEW) {
      process.world().venueGoesOff();
    }
    process.world().venue().faults().next(fault, 1, Duration.ofSeconds(seconds));
  }

  private static boolean isOfFeed(HttpCall call) {
    return call.path().endsWith("/candles") || call.path().contains("/market/products/");
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
    long looks = world.rules().polls();
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
