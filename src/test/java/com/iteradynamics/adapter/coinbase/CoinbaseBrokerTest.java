package com.iteradynamics.adapter.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.adapter.coinbase.translator.OrderBodies;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.MemoryCandles;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinbaseBrokerTest {
  private static final String LIST = "GET /orders/historical/batch";
  private static final String FEES = "GET /transaction_summary";
  private static final String FILLS = "GET /orders/historical/fills";
  private static final String ID = "11111111-7d2a-4ef9-9587-fc7a3b1c0d0";
  private static final String ORDER = "GET /orders/historical/" + ID;
  private static final String PORTFOLIO = "7f0c1f5e-4d0b-5f0e-9a53-0d8f0f2f6a11";
  private static final String NO_FILLS = "{\"fills\": [], \"cursor\": \"\"}";
  private static final OrderRequest SALE = Requests.market(3, Side.SELL, "0.00500000");

  private final Rig rig = new Rig();

  private CoinbaseBroker broker() {
    return broker(Optional.empty());
  }

  private CoinbaseBroker broker(Optional<String> portfolio) {
    return new CoinbaseBroker(rig.client(), portfolio, 0.012, Runnable::run);
  }

  // ---- portfolio

  @Test
  void thePortfolioIsTheKeysOwn() {
    rig.transport.on("GET /key_permissions", "key_permissions_trade.json");
    assertEquals(new Result.Ok<>(PORTFOLIO), broker().portfolio());
    assertEquals(new Result.Ok<>(PORTFOLIO), broker(Optional.of(PORTFOLIO)).portfolio());
    assertEquals(
        new Result.Failed<>(
            "the key is bound to portfolio "
                + PORTFOLIO
                + ", and COINBASE_PORTFOLIO_UUID says another"),
        broker(Optional.of("other")).portfolio());
  }

  @ParameterizedTest
  @CsvSource({
    "key_permissions_transfer.json, may transfer money out",
    "key_permissions_view.json, may not trade"
  })
  void aKeyThatMayTooMuchOrTooLittleHasNone(String fixture, String why) {
    rig.transport.on("GET /key_permissions", fixture);
    assertTrue(
        broker().portfolio() instanceof Result.Failed<String>(String said, boolean away)
            && said.contains(why));
  }

  // ---- look

  private void market() {
    ObjectNode second = ChangedFixture.fixture("orders_page_2.json");
    rig.transport
        .on("GET /products/BTC-USD", "product_btc_usd.json")
        .on("GET /accounts", "accounts_page_1.json")
        .on("GET /accounts", "accounts_page_2.json")
        .on("GET /transaction_summary", "transaction_summary.json")
        .on("GET /best_bid_ask", "best_bid_ask.json")
        .on(LIST, "orders_page_1.json")
        .on(LIST, 200, second.toString())
        .on("GET /time", "time.json");
  }

  private VenueView look(CoinbaseBroker broker) {
    return broker.look("BTC-USD", PrimeState.fresh(BigDecimal.TEN), Rig.HOUR);
  }

  @Test
  void everythingForADecisionIsReadOnEveryPage() {
    market();
    VenueView view = look(broker());
    assertEquals("BTC-USD", view.product().read().orElseThrow().productId());
    assertEquals(new BigDecimal("999.9845910744333"), view.wallet().read().orElseThrow().cash());
    assertEquals(0.009, view.takerFeeFraction());
    assertEquals(
        new BigDecimal("68923.665"), view.market().orElseThrow().read().orElseThrow().midUsd());
    assertEquals(new Result.Ok<>(Duration.ofMillis(412)), view.clockAhead());
    assertEquals(
        List.of(ID + 4 + " open", ID + 3 + " ended", ID + 2 + " ended", ID + 7 + " ended"),
        view.orders().read().orElseThrow().stream()
            .map(order -> order.venueOrderId() + (order.ended() ? " ended" : " open"))
            .toList());
    assertEquals(
        List.of(
            "GET /accounts?limit=250",
            "GET /accounts?limit=250&cursor=MjAyNi0xMS0yMg%3D%3D%3A2%2F%2B",
            "GET /best_bid_ask?product_ids=BTC-USD",
            LIST + "?product_ids=BTC-USD&limit=250&order_status=OPEN",
            LIST + "?product_ids=BTC-USD&limit=250&start_date=2026-11-22T14%3A00%3A00Z",
            LIST
                + "?product_ids=BTC-USD&limit=250&start_date=2026-11-22T14%3A00%3A00Z"
                + "&cursor=MTc5NTM1NjAwOA%3D%3D%2B%2F2",
            "GET /products/BTC-USD",
            "GET /time",
            "GET /transaction_summary?product_type=SPOT"),
        rig.transport.targets().stream().sorted().toList());
    assertEquals(List.of(), rig.notices);
  }

  /** What the venue's clock says, whose prices are of 14:00:06.911824, and whether they count. */
  @ParameterizedTest
  @CsvSource({
    "1795356066912, false",
    "1795356066911, true",
    "1795442406911, false",
    "1795356000000, true"
  })
  void pricesThatTheVenueHasNotRenewedAreNone(String millis, boolean fresh) {
    rig.transport.on(
        "GET /time", 200, String.format(Locale.ROOT, "{\"epochMillis\": \"%s\"}", millis));
    market();
    VenueView view = look(broker());
    assertEquals(fresh, view.market().orElseThrow().read().isPresent(), view::toString);
  }

  @Test
  void anOldOrderThatIsOpenIsListedToo() {
    ObjectNode none =
        ChangedFixture.change(ChangedFixture.fixture("orders_page_2.json"), "orders:=[]");
    ObjectNode open =
        ChangedFixture.change(ChangedFixture.fixture("orders_page_1.json"), "has_next:=false");
    rig.transport.on(LIST, 200, none.toString()).on(LIST, 200, open.toString());
    Result<List<VenueOrder>> orders = new OrderReads(rig.client()).sinceOrOpen("BTC-USD", Rig.HOUR);
    assertEquals(ID + 4, orders.read().orElseThrow().getFirst().venueOrderId());
  }

  @Test
  void whatCannotBeReadSaysSoAndTheFeeOfTheSettingsIsUsed() {
    for (String path :
        List.of(
            "/products/BTC-USD",
            "/accounts",
            "/transaction_summary",
            "/best_bid_ask",
            "/orders/historical/batch",
            "/time")) {
      rig.transport.on("GET " + path, 503, "");
    }
    VenueView view = look(broker());
    List<Result<?>> all = new ArrayList<>();
    all.addAll(List.of(view.product(), view.wallet(), view.market().orElseThrow()));
    all.addAll(List.of(view.orders(), view.clockAhead()));
    all.forEach(read -> assertInstanceOf(Result.Failed.class, read));
    assertEquals(0.012, view.takerFeeFraction());
    assertTrue(
        rig.notices.getFirst().startsWith("the fees could not be read; COINBASE_TAKER_FEE = 0.012"),
        rig.notices.toString());
  }

  /** A venue without that endpoint, or one that answers nonsense, for a week. */
  @Test
  void theFeesThatWereReadStayInForceWhileTheVenueDoesNotReportThem() {
    MemoryCandles kept = new MemoryCandles();
    CoinbaseBroker broker =
        new CoinbaseBroker(rig.client(), Optional.empty(), 0.012, Runnable::run, kept);
    List<String> nonsense =
        List.of(
            "-fee_tier",
            "fee_tier.taker_fee_rate=1.5",
            "fee_tier.taker_fee_rate=",
            "fee_tier.maker_fee_rate=-0.1",
            "fee_tier.taker_fee_rate=abc");
    market();
    for (String change : nonsense) {
      rig.transport.on(
          FEES,
          200,
          ChangedFixture.change(ChangedFixture.fixture("transaction_summary.json"), change)
              .toString());
    }
    rig.transport.on(FEES, 404, "");
    VenueView first = look(broker);
    assertEquals(Optional.of("Intro 1"), first.fees().tier());
    assertEquals(Optional.of(first.fees()), kept.fees.kept());
    rig.later(Duration.ofHours(23));
    assertEquals(first.fees(), look(broker).fees());
    assertEquals(1, rig.transport.count(FEES), "once a day");
    for (String change : nonsense) {
      rig.later(Duration.ofDays(1));
      VenueView view = look(broker);
      assertEquals(first.fees(), view.fees(), change);
      assertTrue(
          view.origin().notes().getFirst().contains("the venue's fee schedule could not be read: "),
          view.origin()::toString);
    }
    rig.later(Duration.ofDays(2));
    VenueView week = look(broker);
    assertEquals(0.009, week.takerFeeFraction());
    assertTrue(
        week.origin()
            .notes()
            .getFirst()
            .endsWith("; that of 2026-11-22T14:00:07Z, 7 days old, stays in force"),
        week.origin()::toString);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "has_next:=true ;cursor=          | /accounts: there is more, but no way to it",
        "-accounts                        | /accounts: the answer holds no list",
        "has_next:=true                   | /accounts: there is more, but no way to it"
      })
  void aListThatMayNotBeWholeIsUnread(String changes, String why) {
    ObjectNode page =
        ChangedFixture.change(ChangedFixture.fixture("accounts_page_1.json"), changes);
    rig.transport.on("GET /accounts", 200, page.toString());
    assertEquals(new Result.Failed<>(why), new AccountReads(rig.client()).wallet("BTC-USD"));
  }

  @Test
  void anUnknownProductIsSaidToBeOne() {
    rig.transport.on("GET /products/NONE-USD", 404, Fixture.text("error_404_product.json"));
    assertTrue(
        new MarketReads(rig.client()).product("NONE-USD")
                instanceof Result.Failed<com.iteradynamics.order.Product>(String why, boolean away)
            && why.startsWith("the venue does not know the product NONE-USD: "));
  }

  @Test
  void withoutAKeyRulesAndPricesAreReadOnThePublicPaths() {
    rig.transport
        .on("GET /market/products/BTC-USD", "product_btc_usd.json")
        .on("GET /market/product_book", "product_book.json");
    MarketReads reads = new MarketReads(rig.client(Optional.empty()));
    assertTrue(reads.product("BTC-USD").read().isPresent());
    assertTrue(reads.quote("BTC-USD").read().isPresent());
    assertEquals("product_id=BTC-USD&limit=1", rig.transport.calls().getLast().query());
  }

  // ---- submit

  @Test
  void anOrderIsPostedOnceWithATokenThatDiesInTime() {
    rig.transport.on("POST /orders", "create_success.json");
    OrderRequest buy = Requests.market(1, Side.BUY, "100.00");
    assertEquals(
        new OrderOutcome.Open(ID + 1), broker().submit(buy, rig.instant().minusSeconds(50)));
    HttpCall call = rig.transport.calls().getFirst();
    assertEquals(Optional.of(OrderBodies.create(buy)), call.body());
    assertEquals("application/json", call.headers().get("content-type"));
    assertEquals(1, rig.transport.calls().size());
  }

  @Test
  void anOrderThatWasHeldUpIsNotSent() {
    OrderOutcome outcome = broker().submit(SALE, rig.instant().minus(Duration.ofMinutes(2)));
    assertTrue(
        outcome instanceof OrderOutcome.Rejected(String why, boolean mayRetry)
            && why.startsWith("not sent: ")
            && !mayRetry,
        outcome.toString());
    assertEquals(List.of(), rig.transport.calls());
  }

  // ---- find

  private String found(JournaledOrder order) {
    return switch (broker().find(order)) {
      case OrderOutcome.Done(
              String id,
              List<com.iteradynamics.order.Fill> fills,
              boolean full,
              Optional<String> estimated) ->
          (full ? "Filled " : "Ended ") + fills.size();
      case OrderOutcome.Open(String id, List<Fill> fills) ->
          "Open " + id.substring(id.length() - 1);
      case OrderOutcome.Rejected rejected -> "Rejected";
      case OrderOutcome.Unknown(String why) -> "Unknown " + why;
      case OrderOutcome.NotFound notFound -> "NotFound";
    };
  }

  @Test
  void anOrderOfAKnownIdIsAskedForByThat() {
    rig.transport.on(ORDER + 3, "order_cancelled_partly_filled.json").on(FILLS, "fills.json");
    assertEquals("Ended 2", found(Requests.taken(SALE)));
    assertEquals(List.of(ORDER + 3, FILLS + "?order_ids=" + ID + 3), rig.transport.targets());
  }

  @ParameterizedTest
  @CsvSource({
    "1, order_pending.json, BUY, 100.00",
    "4, order_open_post_only.json, BUY, rest",
    "6, order_unknown_values.json, BUY, 6.36"
  })
  void anOrderWithoutAnEndIsOpen(int number, String fixture, Side side, String size) {
    rig.transport.on(ORDER + number, fixture);
    OrderRequest request =
        size.equals("rest") ? Requests.resting(number) : Requests.market(number, side, size);
    assertEquals("Open " + number, found(Requests.taken(request)));
    assertEquals(0, rig.transport.count(FILLS));
  }

  @Test
  void anExpiredOrderIsBookedWithWhatItGot() {
    ObjectNode fills =
        ChangedFixture.change(ChangedFixture.fixture("fills.json"), "fills.0.size=0.0005");
    fills.get("fills").forEach(fill -> ((ObjectNode) fill).put("order_id", ID + 5));
    rig.transport.on(ORDER + 5, "order_expired.json").on(FILLS, 200, fills.toString());
    assertEquals("Ended 2", found(Requests.taken(Requests.resting(5))));
  }

  @Test
  void theFillsOfOtherOrdersDoNotCount() {
    ObjectNode fills =
        ChangedFixture.change(ChangedFixture.fixture("fills.json"), "fills.1.order_id=other");
    rig.transport
        .on(ORDER + 3, "order_cancelled_partly_filled.json")
        .on(FILLS, 200, fills.toString());
    assertEquals("Open 3", found(Requests.taken(SALE)));
  }

  @Test
  void fillsComeOnPagesThatEndWithoutACursorOrWithNothing() {
    ObjectNode both = ChangedFixture.fixture("fills.json");
    ObjectNode first = both.deepCopy().put("cursor", "a+b");
    first.withArray("fills").remove(1);
    ObjectNode second = both.deepCopy().put("cursor", "c");
    second.withArray("fills").remove(0);
    rig.transport
        .on(ORDER + 3, "order_cancelled_partly_filled.json")
        .on(FILLS, 200, first.toString())
        .on(FILLS, 200, second.toString())
        .on(FILLS, 200, "{\"fills\": [], \"cursor\": \"d\"}");
    assertEquals("Ended 2", found(Requests.taken(SALE)));
    assertEquals(
        List.of(
            FILLS + "?order_ids=" + ID + 3,
            FILLS + "?order_ids=" + ID + 3 + "&cursor=a%2Bb",
            FILLS + "?order_ids=" + ID + 3 + "&cursor=c"),
        rig.transport.targets().subList(1, 4));
  }

  @Test
  void fillsThatDoNotAppearAreWaitedForAndThenTheTotalsCount() {
    rig.transport.on(ORDER + 3, "order_cancelled_partly_filled.json").on(FILLS, 200, NO_FILLS);
    assertEquals("Open 3", found(Requests.taken(SALE)));
    rig.later(Duration.ofSeconds(20));
    assertEquals("Open 3", found(Requests.taken(SALE)));
    rig.later(Duration.ofSeconds(1));
    assertEquals("Ended 1", found(Requests.taken(SALE)));
  }

  @ParameterizedTest
  @CsvSource({"1, Open 1", "2, Filled 1", "3, Ended 1", "4, Open 4", "5, NotFound"})
  void anOrderWithoutAnIdIsLookedForOnEveryPage(int number, String expected) {
    ObjectNode first = ChangedFixture.fixture("orders_page_1.json");
    ObjectNode pending = ChangedFixture.fixture("order_pending.json");
    first.withArray("orders").insert(0, pending.get("order"));
    rig.transport
        .on(LIST, 200, first.toString())
        .on(LIST, "orders_page_2.json")
        .on(FILLS, 200, NO_FILLS);
    rig.later(Duration.ofMinutes(1));
    OrderRequest request =
        switch (number) {
          case 1 -> Requests.market(1, Side.BUY, "100.00");
          case 2 -> Requests.market(2, Side.BUY, "6.36");
          case 4 -> Requests.resting(4);
          default -> Requests.market(number, Side.SELL, "0.00500000");
        };
    assertEquals(expected, found(Requests.sent(request)));
    assertEquals(
        LIST + "?product_ids=BTC-USD&limit=250&start_date=2026-11-22T13%3A55%3A00Z",
        rig.transport.targets().getFirst());
  }

  @Test
  void aListThatIsNotWholeDoesNotSayThatAnOrderIsNotThere() {
    rig.transport.on(LIST, "orders_page_1.json").on(LIST, 503, "");
    String found = found(Requests.sent(Requests.market(5, Side.SELL, "1")));
    assertTrue(found.startsWith("Unknown GET /api/v3/brokerage/orders/historical/batch"), found);
  }

  @ParameterizedTest
  @CsvSource({
    "{}, Unknown /orders/historical/batch: the answer holds no list",
    "{\"orders\":[]}, NotFound"
  })
  void anAnswerWithoutAListIsNotAnEmptyList(String body, String expected) {
    rig.transport.on(LIST, 200, body);
    assertEquals(expected, found(Requests.sent(SALE)));
  }

  @Test
  void anIdThatTheVenueDoesNotKnowIsLookedForInItsList() {
    rig.transport
        .on(ORDER + 3, 404, Fixture.text("error_404_order.json"))
        .on(LIST, "orders_page_1.json")
        .on(LIST, "orders_page_2.json")
        .on(FILLS, "fills.json");
    assertEquals("Ended 2", found(Requests.taken(SALE)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "503, '', Unknown GET /api/v3/brokerage/orders/historical/" + ID + "3: HTTP 503: nothing",
    "200, {}, Unknown the venue's answer holds no order",
    "200, '{\"order\":{}}', Unknown the venue's order has no id",
  })
  void anAnswerThatTellsNothingLeavesItUnknown(int status, String body, String expected) {
    rig.transport.on(ORDER + 3, status, body);
    assertEquals(expected, found(Requests.taken(SALE)));
  }

  @Test
  void anOldOrderUnderOurIdIsNotOurs() {
    rig.transport.on(ORDER + 3, "order_cancelled_partly_filled.json");
    JournaledOrder other = Requests.taken(Requests.market(3, Side.SELL, "0.00600000"));
    assertEquals(
        "Unknown the venue's order "
            + ID
            + "3 is not the one that was sent: its base_size is \"0.00500000\" instead of"
            + " 0.00600000",
        found(other));
  }

  @Test
  void twoOrdersOfOneIdAreTooMany() {
    ObjectNode page =
        ChangedFixture.change(ChangedFixture.fixture("orders_page_1.json"), "has_next:=false");
    ObjectNode again = (ObjectNode) page.withArray("orders").get(1).deepCopy();
    page.withArray("orders").add(again);
    rig.transport.on(LIST, 200, page.toString()).on(FILLS, "fills.json");
    assertEquals("Ended 2", found(Requests.sent(SALE)), "the same one on two pages is one");
    again.put("order_id", "another");
    rig.transport.on(LIST, 200, page.toString());
    found(Requests.sent(SALE));
    assertEquals(
        "Unknown the venue has 2 orders of the same client id", found(Requests.sent(SALE)));
  }

  // ---- cancel

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"results\": [{\"success\": true}]} | ",
        "200 | {\"results\": [{\"success\": false, \"failure_reason\": \"ORDER_IS_FULLY_FILLED\"}]}"
            + " | ORDER_IS_FULLY_FILLED",
        "200 | {\"results\": []} | it does not name the order",
        "200 | {} | it does not name the order",
        "502 | x | POST /api/v3/brokerage/orders/batch_cancel: HTTP 502: \"x\""
      })
  void aCancellationIsAskedForOnceAndItsRefusalIsReported(int status, String body, String why) {
    rig.transport.on("POST /orders/batch_cancel", status, body);
    broker().cancel(Requests.taken(SALE));
    assertEquals(1, rig.transport.calls().size());
    assertEquals(
        Optional.of("{\"order_ids\":[\"" + ID + "3\"]}"), rig.transport.calls().getFirst().body());
    assertEquals(
        why == null
            ? List.of()
            : List.of(
                "the venue did not say that it cancels order " + SALE.clientOrderId() + ": " + why),
        rig.notices);
  }

  @Test
  void anOrderOfUnknownIdCannotBeCancelled() {
    broker().cancel(Requests.sent(SALE));
    assertEquals(List.of(), rig.transport.calls());
    assertTrue(rig.notices.getFirst().endsWith("its id at the venue is not known"));
  }
}
