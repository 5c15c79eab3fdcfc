package com.iteradynamics.adapter.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.translator.OrderBodies;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.FollowUpOrders;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A venue that is asked too much is asked less, and the order stays the same one. */
class ThrottledTest {
  private static final String ORDERS = "POST /orders";
  private static final OrderRequest BUY = Requests.market(1, Side.BUY, "100.00");

  private final Rig rig = new Rig();
  private final Instant begun = rig.instant();

  private void tooMany(String... headers) {
    rig.transport.on(ORDERS, 429, Fixture.text("error_429.html"), headers);
  }

  private OrderOutcome submit(OrderRequest request, long seconds) {
    return new CoinbaseBroker(rig.client(), Optional.empty(), 0.012, Runnable::run)
        .submit(request, begun, begun.plusSeconds(seconds));
  }

  private Set<String> bodies() {
    return rig.transport.calls().stream()
        .map(call -> call.body().orElse(""))
        .collect(Collectors.toSet());
  }

  /** What the venue says, and from when to when it is asked again, in milliseconds. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "retry-after=7                                                          | 7000  | 7000",
        "retry-after=0                                                          | 1000  | 3000",
        "retry-after=soon                                                       | 1000  | 3000",
        "''                                                                      | 1000  | 3000",
        "retry-after=Sun, 22 Nov 2026 14:00:20 GMT                              | 13000 | 13000",
        "retry-after=Sun, 22 Nov 2026 14:00:20 GMT; date=Sun, 22 Nov 2026 14:00:11 GMT"
            + " | 9000 | 9000",
        "retry-after=Sun, 22 Nov 2026 13:00:00 GMT                              | 1000  | 3000",
      })
  void theSameOrderIsSentAgainWhenTheVenueWantsIt(String said, long least, long most) {
    tooMany(said.isEmpty() ? new String[0] : said.strip().split(" *[=;] *", -1));
    rig.transport.on(ORDERS, "create_success.json");
    assertInstanceOf(OrderOutcome.Open.class, submit(BUY, 90));
    long waited = Duration.between(begun, rig.instant()).toMillis();
    assertTrue(waited >= least && waited <= most, waited + " ms");
    assertEquals(2, rig.transport.count(ORDERS));
    assertEquals(Set.of(OrderBodies.create(BUY)), bodies());
  }

  @ParameterizedTest
  @CsvSource({"7, Open, 2", "6, Rejected, 1", "8, Open, 2"})
  void nothingIsSentAfterTheTicksTime(long deadline, String outcome, int posts) {
    tooMany("retry-after", "7");
    rig.transport.on(ORDERS, "create_success.json");
    assertEquals(outcome, submit(BUY, deadline).getClass().getSimpleName());
    assertEquals(posts, rig.transport.count(ORDERS));
  }

  @Test
  void aVenueThatStaysThrottledIsAskedLessAndLessAndNoOtherIdIsUsed() {
    tooMany();
    OrderOutcome outcome = submit(BUY, 90);
    assertTrue(
        outcome instanceof OrderOutcome.Rejected(String why, boolean mayRetry)
            && why.contains("429")
            && !mayRetry,
        outcome.toString());
    assertTrue(rig.transport.count(ORDERS) <= 6, rig.transport.targets().toString());
    for (int i = 0; i < rig.pauses.size(); i++) {
      long usual = 2_000L << i;
      long was = rig.pauses.get(i).toMillis();
      assertTrue(was >= usual / 2 && was <= usual * 3 / 2, rig.pauses.toString());
    }
    assertEquals(1, bodies().size());
  }

  @Test
  void anOrderUnderAnotherIdWaitsToo() {
    rig.transport.on(ORDERS, "create_success.json");
    BookKey book = new BookKey("live", "BTC-USD");
    OrderRequest second = FollowUpOrders.nextAttempt(book, "p", BUY).orElseThrow();
    assertInstanceOf(OrderOutcome.Unknown.class, submit(second, 90));
    assertEquals(List.of(Duration.ofSeconds(2)), rig.pauses);
    OrderRequest third = FollowUpOrders.nextAttempt(book, "p", second).orElseThrow();
    assertInstanceOf(OrderOutcome.Rejected.class, submit(third, 5), "2 s are over, 4 s more");
    assertEquals(1, rig.transport.count(ORDERS));
  }

  @ParameterizedTest
  @CsvSource({"3, 2, 3000", "12, 2, 12000", "13, 1, 0"})
  void aReadWaitsAsLongAsTheVenueWantsUpToTwelveSeconds(String after, int asked, long waited) {
    rig.transport
        .on("GET /key_permissions", 429, "", "retry-after", after)
        .on("GET /key_permissions", "key_permissions_trade.json");
    new CoinbaseBroker(rig.client(), Optional.empty(), 0.012, Runnable::run).portfolio();
    assertEquals(asked, rig.transport.count("GET /key_permissions"));
    assertEquals(waited, Duration.between(begun, rig.instant()).toMillis());
  }
}
