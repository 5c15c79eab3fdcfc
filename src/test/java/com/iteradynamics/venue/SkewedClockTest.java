package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.CoinbaseBroker;
import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.adapter.coinbase.client.Transport;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is off, at a venue that takes no token from the future and none that is over. */
class SkewedClockTest {
  private static final Instant HOUR = TestVenue.START.truncatedTo(ChronoUnit.HOURS);

  private final List<String> calls = new ArrayList<>();
  private Instant truth = TestVenue.START;
  private Duration off = Duration.ZERO;

  private final CoinbaseVenue venue =
      new CoinbaseVenue(
          VenueSettings.defaults(3),
          TestVenue.TAPE,
          () -> truth,
          new ClaimsVerifier(TestVenue.KEY, Set.of(TestVenue.HOST), Duration.ZERO),
          VenueFaults.none());

  private CoinbaseBroker broker(Transport transport) {
    venue.listener(call -> calls.add(call.target().split("\\?", -1)[0] + " " + call.status()));
    return new CoinbaseBroker(
        new CoinbaseClient(
            new CoinbaseAccess(
                transport,
                TestVenue.HOST,
                Optional.of(KeySource.of(new Unsigned(TestVenue.KEY.name()))),
                () -> truth.plus(off),
                pause -> truth = truth.plus(pause),
                new Random(1),
                notice -> {})),
        Optional.empty(),
        0.012,
        Runnable::run);
  }

  private long refusals() {
    return calls.stream().filter(call -> call.endsWith(" 401")).count();
  }

  /** Seconds that our clock is ahead. */
  @ParameterizedTest
  @ValueSource(
      ints = {-600, -599, -120, -31, -30, -29, -20, -6, -5, 0, 5, 6, 20, 29, 30, 31, 120, 599, 600})
  void theVenuesTimeIsLearntAtTheFirstContactAndUsedFromThenOn(int seconds) {
    off = Duration.ofSeconds(seconds);
    CoinbaseBroker broker = broker(venue);
    assertEquals(new Result.Ok<>(ApiKey.PORTFOLIO), broker.portfolio());
    VenueView view = broker.look("BTC-USD", PrimeState.fresh(BigDecimal.TEN), HOUR);
    assertEquals(new Result.Ok<>(off.negated()), view.clockAhead());
    assertTrue(view.wallet().read().isPresent() && view.orders().read().isPresent());
    assertTrue(refusals() <= 1, calls::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {-115, 20})
  void anOrderIsTakenAtTheFirstContactToo(int seconds) {
    venue.hands().deposit("USD", "1000");
    off = Duration.ofSeconds(seconds);
    OrderRequest buy =
        new OrderRequest(
            "client-id",
            "BTC-USD",
            Side.BUY,
            new BigDecimal("100.00"),
            HOUR,
            0,
            0,
            new BigDecimal("10000"),
            PriceSource.LAST_CLOSE,
            Optional.empty(),
            Optional.empty());
    OrderOutcome outcome = broker(venue).submit(buy, truth.plus(off));
    assertTrue(outcome instanceof OrderOutcome.Open, outcome::toString);
    assertEquals(1, venue.acceptedPosts().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {-601, 601, 86_400})
  void aClockThatIsOffByMoreThanMayEverBeAllowedIsNotFollowed(int seconds) {
    off = Duration.ofSeconds(seconds);
    assertTrue(broker(venue).portfolio() instanceof Result.Failed<String>);
    assertEquals(2, refusals(), calls::toString);
  }

  @Test
  void aClockThatIsPutRightIsFollowedToo() {
    CoinbaseBroker broker = broker(venue);
    off = Duration.ofSeconds(20);
    assertTrue(broker.portfolio().read().isPresent());
    truth = truth.plusSeconds(3_600);
    off = Duration.ofSeconds(-100);
    assertTrue(broker.portfolio().read().isPresent());
    truth = truth.plusSeconds(3_600);
    off = Duration.ofSeconds(100);
    assertTrue(broker.portfolio().read().isPresent());
  }

  @Test
  void aRefusalTellsTheTimeWhenNothingElseDoes() {
    off = Duration.ofSeconds(20);
    Transport noTime =
        call -> {
          if (call.path().endsWith("/time")) {
            return new HttpAnswer(503, Map.of(), "");
          }
          HttpAnswer answer = venue.exchange(call);
          String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(truth.atOffset(ZoneOffset.UTC));
          return new HttpAnswer(answer.status(), Map.of("date", date), answer.body());
        };
    assertEquals(new Result.Ok<>(ApiKey.PORTFOLIO), broker(noTime).portfolio());
  }
}
