package com.iteradynamics.adapter.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Side;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import com.iteradynamics.venue.ApiKey;
import com.iteradynamics.venue.ClaimsVerifier;
import com.iteradynamics.venue.CoinbaseVenue;
import com.iteradynamics.venue.Unsigned;
import com.iteradynamics.venue.VenueFault;
import com.iteradynamics.venue.VenueFaults;
import com.iteradynamics.venue.VenueOrderView;
import com.iteradynamics.venue.VenueSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Orders at a venue that does half of everything wrong: what is believed of an order that ended is
 * what the venue has, and what was refused never happened.
 */
class BrokerUnderFaultsTest {
  private static final int ORDERS = 400;

  private static final Set<OrderState> ENDS =
      EnumSet.of(
          OrderState.FILLED, OrderState.PARTIAL_DONE, OrderState.REJECTED, OrderState.CANCELLED);

  private static final CandleSeries TAPE = Tapes.random(7, 600);
  private static final Instant START = TAPE.openTime(100).plusSeconds(7);
  private static final ApiKey KEY = ApiKey.trading("organizations/o/apiKeys/k");

  private final long seed = Seed.value();
  private final Random random = new Random(seed);
  private final VenueFaults faults = VenueFaults.seeded(seed, 0.4, EnumSet.allOf(VenueFault.class));
  private Instant now = START;
  private final CoinbaseVenue venue =
      new CoinbaseVenue(
          VenueSettings.defaults(seed).withPages(2, 3),
          TAPE,
          () -> now,
          new ClaimsVerifier(KEY, Set.of("h"), Duration.ofSeconds(5)),
          faults);
  private final CoinbaseBroker broker =
      new CoinbaseBroker(
          new CoinbaseClient(
              new CoinbaseAccess(
                  venue,
                  "h",
                  Optional.of(KeySource.of(new Unsigned(KEY.name()))),
                  () -> now,
                  pause -> now = now.plus(pause),
                  random,
                  notice -> {})),
          Optional.empty(),
          0.012,
          Runnable::run);
  private final Map<OrderState, Integer> ends = new EnumMap<>(OrderState.class);

  @Test
  void whatIsBookedIsWhatTheVenueHas() {
    venue.hands().deposit("USD", "1000000");
    venue.hands().deposit("BTC", "50");
    // The rarest end, a part of an order, takes some seeds more orders than that.
    for (int i = 0; i < ORDERS || (i < 10 * ORDERS && !ends.keySet().equals(ENDS)); i++) {
      JournaledOrder order = followed(request(i));
      ends.merge(order.state(), 1, Integer::sum);
      agrees(order);
      now = now.plusSeconds(60 + random.nextInt(60));
    }
    assertEquals(ENDS, ends.keySet());
    assertTrue(faults.counts().size() > 25, faults.counts().toString());
  }

  private OrderRequest request(int number) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    BigDecimal price = BigDecimal.valueOf((long) TAPE.close(TAPE.countBefore(now) - 1)).setScale(2);
    boolean rests = random.nextInt(4) == 0;
    Optional<PostOnly> terms =
        rests
            ? Optional.of(
                new PostOnly(
                    price
                        .multiply(new BigDecimal(side == Side.BUY ? "0.995" : "1.005"))
                        .setScale(2, RoundingMode.FLOOR),
                    now.plusSeconds(40),
                    new BigDecimal("0.01"),
                    BigDecimal.ONE))
            : Optional.empty();
    String size =
        side == Side.BUY && !rests
            ? String.format(Locale.ROOT, "%d.%02d", 5 + random.nextInt(200), random.nextInt(100))
            : String.format(Locale.ROOT, "0.%08d", 10_000 + random.nextInt(1_000_000));
    return new OrderRequest(
        "order-" + number,
        "BTC-USD",
        side,
        new BigDecimal(size),
        now,
        0,
        0,
        price,
        PriceSource.LAST_CLOSE,
        terms,
        Optional.empty());
  }

  /** Posts once and looks until it is known how that ended, or for twenty minutes. */
  private JournaledOrder followed(OrderRequest request) {
    Instant sent = now;
    JournaledOrder order = JournaledOrder.planned(request).sent(sent);
    order = order.after(broker.submit(request, sent));
    while (!order.state().ended() && now.isBefore(sent.plusSeconds(1_200))) {
      now = now.plusSeconds(10);
      OrderOutcome found = broker.find(order);
      boolean certain = now.isAfter(sent.plus(broker.pollPolicy().notFoundIsFinalAfter()));
      if (found instanceof OrderOutcome.NotFound && certain) {
        return order.markNotReceived("not there");
      }
      order = found instanceof OrderOutcome.NotFound ? order : order.after(found);
    }
    return order;
  }

  private void agrees(JournaledOrder order) {
    List<VenueOrderView> there =
        venue.orders().stream()
            .filter(one -> one.clientOrderId().equals(order.request().clientOrderId()))
            .toList();
    String what = order + " against " + there;
    assertTrue(order.state().ended(), what);
    BigDecimal filled =
        there.stream().map(VenueOrderView::filledSize).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(0, filled.compareTo(order.filledBase()), what);
    BigDecimal value =
        there.stream().map(VenueOrderView::filledValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal fees =
        there.stream().map(VenueOrderView::fees).reduce(BigDecimal.ZERO, BigDecimal::add);
    near(value, sum(order, Fill::valueUsd), what);
    near(fees, sum(order, Fill::feeUsd), what);
  }

  private static BigDecimal sum(
      JournaledOrder order, java.util.function.Function<Fill, BigDecimal> part) {
    return order.fills().stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void near(BigDecimal expected, BigDecimal was, String what) {
    BigDecimal off = expected.subtract(was).abs();
    assertTrue(
        off.compareTo(new BigDecimal("0.00000001")) < 0, expected + ", " + was + ": " + what);
  }
}
