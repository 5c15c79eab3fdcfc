package com.iteradynamics.venue;

import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A venue to try the live path against on one's own machine: a server with a key that is made for
 * it. It writes a line for every request, and never a token.
 */
public final class LocalVenue implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final CoinbaseServer server;
  private final CoinbaseVenue venue;
  private final VenueKey key;
  private final ApiKey rights;

  /**
   * Starts everything.
   *
   * @param port 0 for any free one
   * @param tape reaches up to now
   * @param cash USD in the wallet
   * @param log gets a line for every request
   */
  public LocalVenue(
      int port,
      VenueKey.Kind kind,
      CandleSeries tape,
      BigDecimal cash,
      VenueFaults faults,
      InstantSource clock,
      PrintStream log)
      throws IOException {
    server = CoinbaseServer.listen(port, TIMEOUT);
    key = VenueKey.generate(kind);
    Ids ids = new Ids(clock.millis());
    rights = ApiKey.trading("organizations/" + ids.uuid() + "/apiKeys/" + ids.uuid());
    VenueSettings settings = VenueSettings.defaults(clock.millis());
    SignatureVerifier verifier = new SignatureVerifier(server.hosts(), settings.tolerance());
    venue = new CoinbaseVenue(settings, tape, clock, verifier.register(rights, key), faults);
    venue.hands().deposit("USD", cash.toPlainString());
    venue.listener(call -> log.println(line(call, clock)));
    server.open(venue);
  }

  private static String line(VenueCall call, InstantSource clock) {
    StringBuilder line = new StringBuilder();
    line.append(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), 11, 19);
    line.append(call.status() == 0 ? "  ---  " : "  " + call.status() + "  ");
    line.append(call.target());
    call.fault().ifPresent(fault -> line.append("  [").append(fault.word()).append(']'));
    if (!call.note().isEmpty()) {
      line.append("  (").append(call.note()).append(')');
    }
    return line.toString();
  }

  /** The engine behind it. */
  public CoinbaseVenue venue() {
    return venue;
  }

  VenueKey key() {
    return key;
  }

  /** What a live Argus needs in its environment to trade here. */
  public Map<String, String> environment() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("COINBASE_URL", server.address().toString());
    all.put("COINBASE_API_KEY", rights.name());
    all.put("COINBASE_API_SECRET", key.secret().replace("\n", "\\n"));
    all.put("COINBASE_PORTFOLIO_UUID", rights.portfolioUuid());
    all.put("PRIME_DRY_RUN", "0");
    all.put("ARGUS_DRY_RUN", "0");
    return all;
  }

  @Override
  public void close() {
    server.close();
  }
}
