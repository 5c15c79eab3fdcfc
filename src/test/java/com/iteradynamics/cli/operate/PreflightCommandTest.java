package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoLocal;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.testkit.Tapes;
import com.iteradynamics.venue.ApiKey;
import com.iteradynamics.venue.CoinbaseServer;
import com.iteradynamics.venue.CoinbaseVenue;
import com.iteradynamics.venue.ProductFlag;
import com.iteradynamics.venue.SignatureVerifier;
import com.iteradynamics.venue.VenueFault;
import com.iteradynamics.venue.VenueFaults;
import com.iteradynamics.venue.VenueKey;
import com.iteradynamics.venue.VenueSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Against the venue on a port of this machine, with a key that is made for the test. */
class PreflightCommandTest {
  private static final Instant NOW = Instant.parse("2025-01-09T08:00:07Z");
  private static final String NAME = "organizations/0a6e3f20-8f6c/apiKeys/4d2b-9d0e";

  @TempDir private Path folder;

  private final VenueFaults faults = VenueFaults.none();
  private final VenueKey key = VenueKey.generate(VenueKey.Kind.ES256);
  private CoinbaseServer server;
  private CoinbaseVenue venue;

  @BeforeEach
  void start() throws IOException {
    server = CoinbaseServer.listen(0, Duration.ofMillis(100));
    open(ApiKey.trading(NAME));
  }

  private void open(ApiKey rights) {
    VenueSettings settings = VenueSettings.defaults(1);
    venue =
        new CoinbaseVenue(
            settings,
            Tapes.random(7, 300),
            InstantSource.fixed(NOW),
            new SignatureVerifier(server.hosts(), settings.tolerance()).register(rights, key),
            faults);
    venue.hands().deposit("USD", "1000");
    venue.setBook("BTC-USD", "20000.00", "20000.10");
    server.open(venue);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Run run() {
    return Run.in(folder)
        .at(NOW.toString())
        .with("COINBASE_URL", server.address().toString())
        .with("COINBASE_API_KEY", NAME)
        .with("COINBASE_API_SECRET", key.secret().replace("\n", "\\n"));
  }

  private Outcome check(Run run, int exitCode, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "preflight";
    System.arraycopy(args, 0, all, 1, args.length);
    Outcome outcome = run.argus(all).exits(exitCode);
    String told = outcome.out() + outcome.err();
    for (String line : key.secret().lines().toList()) {
      assertFalse(!line.startsWith("-----") && told.contains(line), told);
    }
    assertFalse(told.contains("eyJ"), "a token: " + told);
    assertEquals(List.of(), venue.orders());
    return outcome;
  }

  @Test
  void everythingThatIsWellIsPrintedALineEach() {
    assertEquals(
        List.of(
            "switches     ok: paper: real money takes PRIME_DRY_RUN=0 and ARGUS_DRY_RUN=0",
            "key          ok: it can sign (ES256)",
            "clock        ok: the venue's is 0 ms ahead of ours; at most 30 s are allowed",
            "permissions  ok: the key may view and trade, and not transfer; it is bound to portfolio "
                + ApiKey.PORTFOLIO,
            "product      ok: BTC-USD is online; steps of 0.00000001 (quantity), 0.01 (amount), 0.01"
                + " (price); a buy is 1 or more",
            "fees         ok: taker 0.009, maker 0.005 of an order's value, tier \"Intro 1\", as the"
                + " venue reports them",
            "wallet       ok: 1000 USD and 0 BTC free, 0 and 0 on hold",
            "market       ok: bid 20000, ask 20000.1",
            "preview      ok: a buy for 10 would give 0.0004955376610629 for a fee of"
                + " 0.089197224975223; nothing was ordered",
            "",
            "Nothing here would stop a live run."),
        check(run(), 0).outLines());
  }

  @Test
  void aProgramReadsTheSame() throws JsonProcessingException {
    venue.change(venue.product("BTC-USD").withFlags(ProductFlag.CANCEL_ONLY));
    JsonNode answer = Run.json(check(run(), 1, "--json").out());
    assertEquals("BTC-USD", answer.get("product_id").asText());
    assertEquals("[\"product\",\"preview\"]", answer.get("stopped_by").toString());
    assertEquals(
        List.of("product", "preview"),
        StreamSupport.stream(answer.get("checks").spliterator(), false)
            .filter(row -> !row.get("ok").asBoolean())
            .map(row -> row.get("check").asText())
            .toList());
  }

  private static List<String> stops(Outcome outcome) {
    return outcome.outLines().stream()
        .filter(line -> line.contains("STOP: "))
        .map(line -> line.replaceFirst(" +STOP: ", " "))
        .toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "COINBASE_API_SECRET | | key COINBASE_API_SECRET is not set",
        "COINBASE_API_KEY | | key COINBASE_API_KEY is not set",
        "COINBASE_API_SECRET | hush-hush | key the key's secret must be the whole PEM of an ECDSA"
            + " key on P-256",
        "COINBASE_API_KEY | two words | key the key's name must be like organizations/",
        "COINBASE_API_KEY | organizations/other | permissions GET"
            + " /api/v3/brokerage/key_permissions: HTTP 401: \"Unauthorized\"",
        "COINBASE_PORTFOLIO_UUID | hush | permissions the key is bound to portfolio"
            + " 7f0c1f5e-4d0b-5f0e-9a53-0d8f0f2f6a11, and COINBASE_PORTFOLIO_UUID says another",
        "ARGUS_PRODUCT_ID | NONE-USD | product the venue does not know the product NONE-USD"
      })
  void whatIsSetWronglyStopsItAndIsNotRepeated(String name, String value, String stop) {
    Outcome outcome = check(run().with(name, value == null ? "" : value), 1);
    assertTrue(stops(outcome).getFirst().startsWith(stop), outcome.out());
    assertFalse(outcome.out().contains("hush"), outcome.out());
  }

  @Test
  void withoutAKeyWhatIsPublicIsStillLookedAt() {
    Outcome outcome = check(run().with("COINBASE_API_SECRET", ""), 1);
    assertEquals(
        List.of("switches", "key", "clock", "product", "market", "", "A"),
        outcome.outLines().stream().map(line -> line.split(" ", 2)[0]).toList());
  }

  @Test
  void thePortfolioThatIsSetIsNotRepeated() {
    Outcome outcome = check(run().with("COINBASE_PORTFOLIO_UUID", ApiKey.PORTFOLIO), 0);
    assertFalse(outcome.out().contains(ApiKey.PORTFOLIO), outcome.out());
    assertTrue(outcome.out().contains("the portfolio that COINBASE_PORTFOLIO_UUID names"));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, permissions the key may transfer money out",
    "false, false, permissions the key may not trade"
  })
  void aKeyThatMayTooMuchOrTooLittleStopsIt(boolean trade, boolean transfer, String stop) {
    open(new ApiKey(NAME, ApiKey.PORTFOLIO, true, trade, transfer));
    assertTrue(stops(check(run(), 1)).getFirst().startsWith(stop));
  }

  @Test
  void aClockThatIsOffStopsIt() {
    Outcome outcome = check(run().at("2025-01-09T08:01:00Z"), 1);
    assertTrue(
        outcome.out().contains("clock        STOP: the venue's is 53000 ms behind ours"),
        outcome.out());
    assertEquals(1, stops(outcome).size(), "tokens are dated by the venue's: " + outcome.out());
  }

  @Test
  void anEmptyWalletAndNoneAreReported() {
    venue.hands().withdraw("USD", "995");
    assertEquals(
        List.of("preview a buy for 10 would be refused: PREVIEW_INSUFFICIENT_FUND"),
        stops(check(run(), 1)));
    venue.hands().closeWallet("USD");
    assertTrue(
        stops(check(run(), 1))
            .getFirst()
            .startsWith(
                "wallet the portfolio has no USD wallet, in which BTC-USD settles; it has"));
  }

  @Test
  void aMarketThatIsFarApartStopsIt() {
    venue.setBook("BTC-USD", "15000.00", "20000.00");
    assertEquals(
        List.of("market bid 15000, ask 20000: too far from each other"), stops(check(run(), 1)));
  }

  @Test
  void aPaperFeeThatIsNotTheVenuesIsReported() {
    String out = check(run().with("PAPER_FEE_BPS", "60"), 0).out();
    assertTrue(
        out.contains(
            "as the venue reports them; the lab assumes another taker fee, PAPER_FEE_BPS = 60:"
                + " set it to 90"),
        out);
  }

  @Test
  void feesThatAreNotReportedDoNotStopIt() {
    faults.next(VenueFault.MISSING_OPTIONAL_FIELDS);
    check(run(), 0);
    faults.clear();
    venue.listener(
        call -> {
          if (call.target().contains("/products/BTC-USD")) {
            faults.next(VenueFault.INTERNAL_ERROR, 3, Duration.ZERO);
          }
        });
    Outcome outcome = check(run(), 1);
    assertTrue(
        outcome.out().contains("fees         ok: not reported, so that COINBASE_TAKER_FEE = 0.012"),
        outcome.out());
  }

  @Test
  void nobodyThereStopsEverything() {
    server.close();
    Outcome outcome = check(run(), 1);
    assertEquals(6, stops(outcome).size(), outcome.out());
    assertTrue(outcome.out().contains("no answer: ConnectException"), outcome.out());
  }

  @Test
  void inAwsTheKeyIsThatOfTheSecretAndTheLiveBookIsLookedAt() {
    DynamoDbClient client = DynamoLocal.client();
    AwsParameters names = DynamoLocal.tables(client);
    DynamoStore store = new DynamoStore(client, names, Runnable::run, InstantSource.fixed(NOW));
    BookKey book = new BookKey(BookKey.LIVE, "BTC-USD");
    try (ModelServer aws = ModelServer.start()) {
      Map<String, String> properties =
          Map.of(
              "aws.endpointUrlDynamoDb",
              DynamoLocal.endpoint().toString(),
              "aws.endpointUrlSecretsManager",
              aws.endpoint().toString(),
              "aws.endpointUrlS3",
              aws.endpoint().toString(),
              "aws.region",
              "us-east-1",
              "aws.accessKeyId",
              "emulator",
              "aws.secretAccessKey",
              "emulator");
      properties.forEach(System::setProperty);
      Run run =
          Run.in(folder)
              .at(NOW.toString())
              .with("COINBASE_URL", server.address().toString())
              .with("ARGUS_STATE_TABLE", names.stateTable())
              .with("ARGUS_CORTEX_TABLE", names.cortexTable())
              .with("ARGUS_SECRET_ID", "argus-coinbase");
      try {
        assertEquals(
            List.of(
                "key the secret argus-coinbase does not exist in this region, or has no value"
                    + " yet"),
            stops(check(run, 1, "--aws")));
        aws.secrets().put("argus-coinbase", secret());
        Outcome fresh = check(run, 0, "--aws");
        assertTrue(
            fresh.out().contains("state        ok: there is no live book of BTC-USD yet"),
            fresh.out());
        assertTrue(fresh.out().contains("trading      ok: trading is ACTIVE"), fresh.out());

        intervene(store, book, ApiKey.PORTFOLIO, false);
        assertTrue(
            check(run, 0, "--aws").out().contains("state        ok: cash 700 USD, quantity 0\n"));
        intervene(store, book, "another", false);
        assertEquals(
            List.of("state the book is of portfolio another, the key of " + ApiKey.PORTFOLIO),
            stops(check(run, 1, "--aws")));
        intervene(store, book, ApiKey.PORTFOLIO, true);
        store.permit(book, new TradingPermission(TradingState.HALTED, "holiday"), audit());
        assertEquals(
            List.of(
                "state the kill switch has tripped: nothing is bought until argus state reset",
                "trading trading is HALTED: holiday"),
            stops(check(run, 1, "--aws")));
        assertTrue(
            stops(check(run.with("ARGUS_STATE_TABLE", "nowhere"), 1, "--aws"))
                .getFirst()
                .contains("nowhere"));
        store.permit(book, new TradingPermission(TradingState.ACTIVE, "over"), audit());
        aws.buckets().create("my-argus");
        run.with("ARGUS_STATE_TABLE", names.stateTable())
            .with("ARGUS_CANDLES_BUCKET", "my-argus")
            .with("ARGUS_FEED_URI", "s3://my-argus/feeds/f.jsonl")
            .with("MOONWIRE_OVERLAY_ENABLED", "1");
        String feed = stops(check(run, 1, "--aws")).getLast();
        assertTrue(feed.startsWith("feed MOONWIRE_OVERLAY_ENABLED: the feed s3://"), feed);
      } finally {
        properties.keySet().forEach(System::clearProperty);
      }
    }
  }

  private String secret() {
    return String.format(
        Locale.ROOT,
        """
        {"COINBASE_API_KEY": "%s", "COINBASE_API_SECRET": "%s", "COINBASE_PORTFOLIO_UUID": "%s"}""",
        NAME,
        key.secret().replace("\n", "\\n"),
        ApiKey.PORTFOLIO);
  }

  private static void intervene(DynamoStore store, BookKey book, String portfolio, boolean killed) {
    PrimeState state =
        store.state(book).orElse(new LoadedState.Valid(PrimeState.fresh(BigDecimal.ZERO)))
                instanceof LoadedState.Valid(PrimeState stored)
            ? stored
            : PrimeState.fresh(BigDecimal.ZERO);
    store.intervene(
        book,
        state
            .change()
            .holdings(new BigDecimal("700"), BigDecimal.ZERO)
            .portfolio(portfolio)
            .killed(killed)
            .done(),
        audit());
  }

  private static AuditEntry audit() {
    return new AuditEntry(NOW, "test", "test", "test");
  }
}
