package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.CoinbaseBroker;
import com.iteradynamics.adapter.coinbase.CoinbaseCandles;
import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.CoinbaseKey;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.adapter.coinbase.client.UnusableKeyException;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.Candle;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real client, with the real signatures, against the venue: each understands the other. */
class ClientAgainstVenueTest {
  private static final Instant HOUR = TestVenue.START.truncatedTo(ChronoUnit.HOURS);

  private final VenueFaults faults = VenueFaults.none();
  private final Random random = new Random(1);
  private final VenueKey key = VenueKey.generate(VenueKey.Kind.ES256);
  private Instant now = TestVenue.START;
  private final CoinbaseVenue venue = venue(key);
  private final CoinbaseClient client = client(venue, key.secret());
  private final CoinbaseBroker broker =
      new CoinbaseBroker(client, Optional.of(ApiKey.PORTFOLIO), 0.012, Runnable::run);

  private CoinbaseVenue venue(VenueKey signer) {
    VenueSettings settings = VenueSettings.defaults(3);
    SignatureVerifier verifier =
        new SignatureVerifier(Set.of(TestVenue.HOST), settings.tolerance());
    CoinbaseVenue made =
        new CoinbaseVenue(
            settings, TestVenue.TAPE, () -> now, verifier.register(TestVenue.KEY, signer), faults);
    made.hands().deposit("USD", "1000");
    return made;
  }

  private JournaledOrder sent(Side side, String size) {
    return JournaledOrder.planned(
            new OrderRequest(
                "client-id",
                "BTC-USD",
                side,
                new BigDecimal(size),
                HOUR,
                0,
                0,
                new BigDecimal("10000"),
                PriceSource.LAST_CLOSE,
                Optional.empty(),
                Optional.empty()))
        .sent(now);
  }

  @ParameterizedTest
  @EnumSource(VenueKey.Kind.class)
  void everyFormOfAKeyIsLetIn(VenueKey.Kind kind) {
    VenueKey other = VenueKey.generate(kind);
    CoinbaseVenue its = venue(other);
    List<String> forms =
        kind == VenueKey.Kind.ES256
            ? List.of(other.secret(), other.pkcs8(), other.secret().replace("\n", "\\n"))
            : List.of(other.secret(), other.pkcs8(), other.seed());
    for (String form : forms) {
      CoinbaseClient asking = client(its, form);
      assertEquals(
          new Result.Ok<>(ApiKey.PORTFOLIO),
          new CoinbaseBroker(asking, Optional.empty(), 0.012, Runnable::run).portfolio());
    }
  }

  private CoinbaseClient client(CoinbaseVenue its, String secret) {
    try {
      return new CoinbaseClient(
          new CoinbaseAccess(
              its,
              TestVenue.HOST,
              Optional.of(KeySource.of(CoinbaseKey.parse(TestVenue.KEY.name(), secret))),
              () -> now,
              duration -> now = now.plus(duration),
              random,
              notice -> {}));
    } catch (UnusableKeyException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everythingThatADecisionNeedsIsRead() {
    venue.hands().order("", TestVenue.buy("", "100"));
    VenueView view = broker.look("BTC-USD", PrimeState.fresh(BigDecimal.TEN), HOUR);
    assertEquals(0, view.wallet().read().orElseThrow().cash().compareTo(new BigDecimal("900")));
    assertEquals(Optional.empty(), view.product().read().orElseThrow().notTradable());
    assertEquals(0.009, view.takerFeeFraction());
    assertTrue(view.market().orElseThrow().read().isPresent());
    assertEquals("", view.orders().read().orElseThrow().getFirst().clientOrderId());
    assertEquals(new Result.Ok<>(Duration.ZERO), view.clockAhead());
  }

  @Test
  void candlesAreTheRecordedOnesWithoutTheOneThatForms() {
    now = HOUR.plusSeconds(600);
    Result<List<Candle>> read =
        new CoinbaseCandles(client).closed("BTC-USD", TestVenue.TAPE.openTime(0), now);
    assertEquals(
        TestVenue.TAPE.first(TestVenue.TAPE.countBefore(HOUR)).candles(),
        read.read().orElseThrow());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'',                          Open",
    "TIMEOUT_AFTER_ACCEPTANCE,    Unknown",
    "RESET_AFTER_ACCEPTANCE,      Unknown",
    "BAD_GATEWAY_AFTER_ACCEPTANCE,Unknown",
    "EMPTY_BODY,                  Unknown",
    "CUT_OFF_BODY,                Unknown",
    "LEGACY_ORDER_ID,             Open",
    "UNKNOWN_FIELDS,              Open",
    "UNKNOWN_ENUM_VALUES,         Open",
    "EMPTY_STRINGS,               Open",
    "MISSING_OPTIONAL_FIELDS,     Open",
    "SLOW_FILL,                   Open",
    "SLOW_SETTLE,                 Open",
    "LATE_LISTING,                Open",
    "PARTIAL_IOC,                 Open",
    "FILLED_WITH_CANCEL_MESSAGE,  Open",
    "LATE_FILLS,                  Open",
    "FILLS_WITHOUT_FEES,          Open",
    "CANCELLED_BEFORE_FILLS,      Open",
    "CREDITS_CUT,                 Open",
    "UNAUTHORIZED,                Open",
    "THROTTLED_JSON,              Open",
    "THROTTLED_FOR_SECONDS,       Open",
  })
  void anOrderIsFoundByItsIdAndBookedAsTheVenueBookedIt(String fault, String outcome) {
    if (!fault.isEmpty()) {
      faults.next(VenueFault.valueOf(fault));
    }
    JournaledOrder order = sent(Side.BUY, "250.00");
    OrderOutcome first = broker.submit(order.request(), now);
    assertEquals(outcome, first.getClass().getSimpleName(), first::toString);
    now = now.plusSeconds(30);
    OrderOutcome.Done done =
        assertInstanceOf(OrderOutcome.Done.class, broker.find(order.after(first)));
    BigDecimal base = BigDecimal.ZERO;
    for (var fill : done.fills()) {
      base = base.add(fill.baseQty());
    }
    assertEquals(0, base.compareTo(venue.orders().getFirst().filledSize()), done::toString);
    BigDecimal fees = BigDecimal.ZERO;
    for (var fill : done.fills()) {
      fees = fees.add(fill.feeUsd());
    }
    assertEquals(0, fees.compareTo(venue.orders().getFirst().fees()), done::toString);
    assertEquals(!Set.of("PARTIAL_IOC", "CANCELLED_BEFORE_FILLS").contains(fault), done.complete());
  }

  @ParameterizedTest
  @CsvSource({"1000.01, INSUFFICIENT_FUND", "10.001, PREVIEW_INVALID_SIZE_PRECISION"})
  void aRefusalIsOneAndSaysWhy(String size, String why) {
    OrderOutcome outcome = broker.submit(sent(Side.BUY, size).request(), now);
    OrderOutcome.Rejected rejected = assertInstanceOf(OrderOutcome.Rejected.class, outcome);
    assertTrue(rejected.why().contains(why), rejected.why());
  }

  @Test
  void anOrderThatNeverArrivedIsNotFound() {
    faults.next(VenueFault.TIMEOUT_BEFORE_ACCEPTANCE);
    JournaledOrder order = sent(Side.BUY, "10.00");
    OrderOutcome first = broker.submit(order.request(), now);
    assertEquals(new OrderOutcome.NotFound(), broker.find(order.after(first)));
  }
}
