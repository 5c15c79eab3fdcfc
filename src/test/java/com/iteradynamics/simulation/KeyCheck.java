package com.iteradynamics.simulation;

import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.venue.ApiKey;
import com.iteradynamics.venue.ClaimsVerifier;
import com.iteradynamics.venue.Verifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The keys that the venue knows: ours, and one of another portfolio, which is deployed at times.
 */
final class KeyCheck implements Verifier {
  static final String OURS = "organizations/sim/apiKeys/ours";

  private static final String OTHER = "organizations/sim/apiKeys/other";
  private static final Duration TOLERANCE = Duration.ofSeconds(5);
  private static final Set<String> HOSTS = Set.of(World.HOST);

  private final Verifier ours = new ClaimsVerifier(ApiKey.trading(OURS), HOSTS, TOLERANCE);
  private final Verifier other =
      new ClaimsVerifier(
          new ApiKey(OTHER, "00000000-0000-4000-8000-000000000bad", true, true, false),
          HOSTS,
          TOLERANCE);
  private String current = OURS;

  /** The name of the key that a process finds when it starts. */
  String current() {
    return current;
  }

  /** From now on processes that start find our key, or the other one. */
  void deploy(boolean right) {
    current = right ? OURS : OTHER;
  }

  @Override
  public Verdict verify(HttpCall call, Instant now) {
    Verdict verdict = ours.verify(call, now);
    return verdict instanceof Verdict.Accepted ? verdict : other.verify(call, now);
  }
}
