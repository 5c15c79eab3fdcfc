package com.iteradynamics.adapter.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.CoinbaseCredentials;
import com.iteradynamics.adapter.coinbase.client.CoinbaseKey;
import com.iteradynamics.adapter.coinbase.client.JdkTransport;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.adapter.coinbase.client.UnusableKeyException;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import com.iteradynamics.venue.ApiKey;
import com.iteradynamics.venue.CoinbaseServer;
import com.iteradynamics.venue.CoinbaseVenue;
import com.iteradynamics.venue.SignatureVerifier;
import com.iteradynamics.venue.VenueFault;
import com.iteradynamics.venue.VenueFaults;
import com.iteradynamics.venue.VenueKey;
import com.iteradynamics.venue.VenueSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is logged at any level, printed, thrown or answered holds no part of the key and of no
 * token, whatever the venue does.
 */
class SecretsStayInsideTest {
  private static final Instant NOW = Instant.parse("2025-01-09T08:00:07Z");
  private static final String NAME = "organizations/0a6e3f20-8f6c/apiKeys/4d2b-9d0e";

  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Handler everything =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          told.add(line.getLevel() + " " + line.getLoggerName() + " " + line.getMessage());
          if (line.getParameters() != null) {
            told.add(List.of(line.getParameters()).toString());
          }
          if (line.getThrown() != null) {
            thrown(line.getThrown());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private void thrown(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    told.add(trace.toString());
  }

  @BeforeEach
  void listen() {
    root.setLevel(Level.ALL);
    everything.setLevel(Level.ALL);
    root.addHandler(everything);
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
  }

  @AfterEach
  void stop() {
    System.setOut(out);
    System.setErr(err);
    root.removeHandler(everything);
    root.setLevel(before);
  }

  @Test
  void theListenerHears() {
    Logger.getLogger("some.logger").log(Level.FINEST, "hush", new IOException("psst"));
    System.out.println("ahem");
    assertTrue(String.join("\n", told).contains("FINEST some.logger hush"), told.toString());
    assertTrue(String.join("\n", told).contains("psst"), told.toString());
    assertTrue(printed.toString(StandardCharsets.UTF_8).contains("ahem"));
  }

  /** Every form of a key meets a venue that does everything wrong. */
  @ParameterizedTest
  @EnumSource(VenueKey.Kind.class)
  void nothingOfKeyAndTokensIsShown(VenueKey.Kind kind) throws Exception {
    VenueKey key = VenueKey.generate(kind);
    List<String> tokens = new CopyOnWriteArrayList<>();
    VenueFaults faults =
        VenueFaults.seeded(11, 0.5, EnumSet.complementOf(EnumSet.of(VenueFault.LATE_CANDLE)));
    try (CoinbaseServer server = CoinbaseServer.listen(0, Duration.ofMillis(20))) {
      CoinbaseVenue venue = venue(server, key, faults);
      server.open(
          call -> {
            String token = call.headers().getOrDefault("authorization", "").replace("Bearer ", "");
            tokens.add(token);
            return tokens.size() % 7 == 3
                ? new HttpAnswer(400, java.util.Map.of(), "who sends " + token + "?")
                : venue.exchange(call);
          });
      use(client(server, key));
    }
    faults.quiet(true);
    told.add(printed.toString(StandardCharsets.UTF_8));
    String all = String.join("\n", told);
    assertTrue(tokens.stream().filter(token -> !token.isEmpty()).count() > 20, tokens.toString());
    assertTrue(all.contains("HTTP 400: \"who sends ***?\""), all);
    assertEquals("", Secrets.part(key.secret().replaceAll("-----[A-Z ]*-----", ""), all));
    assertEquals("", Secrets.part(NAME, all));
    assertEquals("", Secrets.part(tokens, all));
  }

  private static CoinbaseVenue venue(CoinbaseServer server, VenueKey key, VenueFaults faults) {
    VenueSettings settings = VenueSettings.defaults(1);
    CoinbaseVenue venue =
        new CoinbaseVenue(
            settings,
            Tapes.random(7, 300),
            InstantSource.fixed(NOW),
            new SignatureVerifier(server.hosts(), settings.tolerance())
                .register(ApiKey.trading(NAME), key),
            faults);
    venue.hands().deposit("USD", "1000");
    return venue;
  }

  private CoinbaseClient client(CoinbaseServer server, VenueKey key) throws UnusableKeyException {
    CoinbaseKey parsed = CoinbaseKey.parse(NAME, key.secret());
    told.add(parsed.toString());
    told.add(new CoinbaseCredentials(NAME, key.secret()).toString());
    JdkTransport transport = new JdkTransport(server.address(), "argus/test");
    return new CoinbaseClient(
        new CoinbaseAccess(
            call -> {
              try {
                return transport.exchange(call);
              } catch (IOException e) {
                thrown(e);
                throw e;
              } finally {
                told.add(call.toString());
              }
            },
            server.address().getAuthority(),
            Optional.of(KeySource.of(parsed)),
            InstantSource.fixed(NOW),
            pause -> {},
            new Random(Seed.value()),
            told::add));
  }

  private void use(CoinbaseClient client) {
    CoinbaseBroker broker = new CoinbaseBroker(client, Optional.empty(), 0.012, Runnable::run);
    List<Object> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      OrderRequest buy = Requests.market(i, Side.BUY, "10.00");
      answers.add(broker.portfolio());
      answers.add(broker.look("BTC-USD", PrimeState.fresh(BigDecimal.TEN), NOW));
      answers.add(broker.submit(buy, NOW));
      answers.add(broker.find(Requests.sent(buy)));
      broker.cancel(Requests.taken(buy));
    }
    answers.forEach(answer -> told.add(answer.toString()));
  }
}
