package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.order.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random use of a misbehaving venue: no money comes or goes but by trades, fees and by hand. */
class VenueMoneyTest {
  private static final int CALLS = 4_000;

  /** What one seed does. */
  private static final class Walk {
    private final Random random;
    private final TestVenue test;
    private final Map<String, BigDecimal> put = new TreeMap<>();
    private final MessageDigest digest;
    private int orders;

    private Walk(long seed) throws NoSuchAlgorithmException {
      random = new Random(seed);
      digest = MessageDigest.getInstance("SHA-256");
      test =
          new TestVenue(
              VenueSettings.defaults(seed).withDepth("0.5"),
              TestVenue.TAPE,
              // Credits that are cut are lost on purpose; MisleadingVenueTest has them.
              VenueFaults.seeded(
                  seed, 0.2, EnumSet.complementOf(EnumSet.of(VenueFault.CREDITS_CUT))),
              TestVenue.KEY);
      for (String currency : new String[] {"USD", "USDC", "BTC"}) {
        put.put(currency, BigDecimal.ZERO);
        deposit(currency, currency.equals("BTC") ? "2" : "20000");
      }
    }

    private void deposit(String currency, String amount) {
      test.hands().deposit(currency, amount);
      put.merge(currency, new BigDecimal(amount), BigDecimal::add);
    }

    private void step() {
      test.sleep(Duration.ofMillis(random.nextInt(40_000)));
      switch (random.nextInt(16)) {
        case 0 -> deposit(random.nextBoolean() ? "USD" : "BTC", "0.25");
        case 1 -> withdraw();
        case 2 -> test.hands().hold("USD", Integer.toString(random.nextInt(100)));
        case 3 -> test.hands().release("USD", Integer.toString(random.nextInt(100)));
        case 4 -> call("GET", "accounts", "", "");
        case 5 -> call("GET", "orders/historical/batch", "limit=5", "");
        case 6 -> call("GET", "orders/historical/fills", "limit=5", "");
        case 7, 8 -> cancel();
        case 9, 10, 11 -> call("POST", "orders", "", resting());
        default -> call("POST", "orders", "", taking());
      }
    }

    private void withdraw() {
      String currency = random.nextBoolean() ? "USD" : "BTC";
      BigDecimal taken = test.hands().withdraw(currency, "0.3");
      put.merge(currency, taken.negate(), BigDecimal::add);
    }

    private void cancel() {
      var some = test.venue().ordersSince(Math.max(0, orders - 5));
      if (!some.isEmpty()) {
        String id = some.get(random.nextInt(some.size())).orderId();
        call("POST", "orders/batch_cancel", "", "{\"order_ids\":[\"" + id + "\"]}");
      }
    }

    private String clientId() {
      return "order-" + (random.nextInt(10) == 0 ? random.nextInt(orders + 1) : ++orders);
    }

    private String taking() {
      String product = random.nextInt(4) == 0 ? "BTC-USDC" : "BTC-USD";
      if (random.nextBoolean()) {
        String size = random.nextInt(3_000) + "." + random.nextInt(10);
        return TestVenue.order(clientId(), product, "BUY", TestVenue.ofQuote(size));
      }
      String side = random.nextInt(4) == 0 ? "BUY" : "SELL";
      return TestVenue.order(clientId(), product, side, TestVenue.ofBase(base()));
    }

    private String resting() {
      boolean buy = random.nextBoolean();
      BigDecimal bid = new BigDecimal(Double.toString(price()));
      BigDecimal off = new BigDecimal(random.nextInt(60)).movePointLeft(4);
      BigDecimal price =
          bid.multiply(buy ? BigDecimal.ONE.subtract(off) : BigDecimal.ONE.add(off))
              .setScale(2, RoundingMode.HALF_UP);
      String configuration =
          String.format(
              Locale.ROOT,
              "'limit_limit_gtd':{'base_size':'%s','limit_price':'%s','end_time':'%s','post_only':%s}",
              base(),
              price,
              test.now().plusSeconds(random.nextInt(3_600) - 100),
              random.nextBoolean());
      return TestVenue.order(clientId(), "BTC-USD", buy ? "BUY" : "SELL", configuration);
    }

    private double price() {
      return TestVenue.TAPE.close(
          Math.min(TestVenue.TAPE.size() - 1, TestVenue.TAPE.countBefore(test.now())));
    }

    private String base() {
      return "0.0" + random.nextInt(1_000_000);
    }

    private void call(String method, String path, String query, String body) {
      String said;
      try {
        HttpAnswer answer = test.tryCall(method, path, query, body);
        said = answer.status() + answer.body();
      } catch (IOException e) {
        said = e.getClass().getSimpleName();
      }
      digest.update(said.getBytes(StandardCharsets.UTF_8));
    }

    /** What has to be in a wallet by what was put there and traded. */
    private BigDecimal due(String currency) {
      BigDecimal due = put.get(currency);
      for (VenueOrderView order : test.venue().orders()) {
        boolean buys = order.side() == Side.BUY;
        String quote = order.productId().substring(4);
        if (quote.equals(currency)) {
          BigDecimal value = order.filledValue();
          due =
              buys
                  ? due.subtract(value).subtract(order.fees())
                  : due.add(value).subtract(order.fees());
        } else if (currency.equals("BTC")) {
          due = buys ? due.add(order.filledSize()) : due.subtract(order.filledSize());
        }
      }
      return due;
    }

    private void assertConserved() {
      for (String currency : put.keySet()) {
        Balance balance = test.venue().balance(currency);
        assertEquals(0, due(currency).compareTo(balance.total()), () -> currency + balance);
        assertTrue(balance.available().signum() >= 0 && balance.hold().signum() >= 0);
      }
    }

    private String hash() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static Walk walk(long seed) throws NoSuchAlgorithmException {
    Walk walk = new Walk(seed);
    for (int i = 0; i < CALLS; i++) {
      walk.step();
      if (i % 500 == 0) {
        walk.assertConserved();
      }
    }
    walk.assertConserved();
    return walk;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_251_122})
  void moneyIsConserved(long seed) throws NoSuchAlgorithmException {
    Walk walk = walk(seed);
    Map<VenueStatus, Integer> ends = new TreeMap<>();
    walk.test.venue().orders().forEach(order -> ends.merge(order.status(), 1, Integer::sum));
    System.out.println(
        "seed "
            + seed
            + ": orders "
            + ends
            + ", faults "
            + walk.test.faults().counts().values().stream().mapToInt(Integer::intValue).sum());
    for (VenueStatus status :
        EnumSet.of(
            VenueStatus.FILLED, VenueStatus.CANCELLED, VenueStatus.EXPIRED, VenueStatus.FAILED)) {
      assertTrue(ends.getOrDefault(status, 0) > 2, () -> status + " of " + ends);
    }
  }

  @Test
  void whenAllIsOverOnlyWhatAHandBoundIsBound() throws NoSuchAlgorithmException {
    Walk walk = walk(9);
    walk.test.sleep(Duration.ofDays(1));
    walk.test.hands().release("USD", "1000000");
    for (String currency : walk.put.keySet()) {
      assertEquals(0, walk.test.venue().balance(currency).hold().signum(), currency);
    }
    assertTrue(walk.test.venue().orders().stream().allMatch(o -> o.status().isTerminal()));
  }

  @Test
  void noClientIdHasTwoOrders() throws NoSuchAlgorithmException {
    var orders = walk(5).test.venue().orders();
    assertEquals(
        orders.size(), orders.stream().map(VenueOrderView::clientOrderId).distinct().count());
  }

  @Test
  void theSameSeedAndCallsGiveTheSameBytes() throws NoSuchAlgorithmException {
    String hash = walk(7).hash();
    assertEquals(hash, walk(7).hash());
    assertFalse(hash.equals(walk(8).hash()));
  }
}
