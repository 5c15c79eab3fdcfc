package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.FeeStore;
import com.iteradynamics.execution.port.KnownFees;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueFees;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.testkit.Seed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Costs are paid, rules are kept, and the same order always gives the same fill. */
class PaperBrokerTest {
  private static Result<Ticker> noMarket(String product) {
    return new Result.Failed<>("HTTP 503", true);
  }

  private final PaperBroker broker = broker(Map.of());

  @Test
  void aBuySpendsItsAmountWithSlippageAndFeeInIt() {
    Fill fill = fill(submit(broker, order(Side.BUY, "250.00", "64000")));
    assertEquals(new BigDecimal("64032"), fill.priceUsd(), "5 bps above the reference");
    // 250 / (64032 * 1.009) = 0.003869472..., rounded down to a satoshi
    assertEquals(new BigDecimal("0.00386947"), fill.baseQty());
    assertEquals(new BigDecimal("2.22992913"), fill.feeUsd(), "90 bps of the value, rounded up");
  }

  @Test
  void aSaleGetsSlippageAndPaysTheFee() {
    Fill fill = fill(submit(broker, order(Side.SELL, "0.00386947", "64000")));
    assertEquals(new BigDecimal("63968"), fill.priceUsd(), "5 bps below the reference");
    assertEquals(new BigDecimal("0.00386947"), fill.baseQty());
    assertEquals(new BigDecimal("2.22770032"), fill.feeUsd());
  }

  @Test
  void pricesAreRoundedAgainstUsToThePriceIncrement() {
    PaperBroker coarse = broker(Map.of("PAPER_PRICE_INCREMENT", "10", "PAPER_SLIPPAGE_BPS", "0"));
    assertEquals(
        0,
        new BigDecimal("64010")
            .compareTo(fill(submit(coarse, order(Side.BUY, "250.00", "64001"))).priceUsd()));
    assertEquals(
        0,
        new BigDecimal("64000")
            .compareTo(fill(submit(coarse, order(Side.SELL, "0.1", "64009"))).priceUsd()));
  }

  /**
   * What rests is never proven filled; over recorded hours what is taken costs the worst price of
   * the hour's candle, with slippage: 64,500 x 1.0005 for a buy, 63,500 x 0.9995 for a sale.
   */
  @Test
  void anOrderThatRestsFirstIsNeverProvenFilled() {
    OrderRequest rests = resting("0.003", "64000");
    OrderOutcome.Done ended = assertInstanceOf(OrderOutcome.Done.class, submit(broker, rests));
    assertEquals(List.of(), ended.fills());
    CandleSeries tape =
        CandleSeries.of(
            "BTC-USD", List.of(new Candle(rests.hour(), 64_000, 64_500, 63_500, 64_100, 10)));
    PaperBroker hours =
        PaperBroker.over(
            tape,
            PaperParameters.defaults(),
            new MakerParameters(true, false, Duration.ofSeconds(45)));
    assertEquals(
        new BigDecimal("64532.25"),
        fill(submit(hours, order(Side.BUY, "250.00", "64000"))).priceUsd());
    assertEquals(
        new BigDecimal("63468.25"),
        fill(submit(hours, order(Side.SELL, "0.003", "64000"))).priceUsd());
    assertEquals(
        new BigDecimal("63968"),
        fill(submit(hours, order(Side.SELL, "0.003", "64000", PriceSource.QUOTE_TOUCH))).priceUsd(),
        "a watch rests nowhere, and sells at its bid");
    PaperBroker taker = PaperBroker.over(tape, PaperParameters.defaults(), MakerParameters.OFF);
    assertEquals(
        new BigDecimal("64032"),
        fill(submit(taker, order(Side.BUY, "250.00", "64000"))).priceUsd());
  }

  /** A price of 2e-6 is not rounded to a cent, which would be 5,000 times as much. */
  @Test
  void withoutAnIncrementPricesAreExact() {
    Fill bought = fill(submit(broker, order(Side.BUY, "250", "0.0000016727")));
    assertEquals(new BigDecimal("0.00000167353635"), bought.priceUsd(), "5 bps above");
    // 250 / (0.00000167353635 * 1.009) = 148051800.234646486..., rounded down to 1e-8
    assertEquals(new BigDecimal("148051800.23464648"), bought.baseQty());
    Fill sold = fill(submit(broker, order(Side.SELL, "148051800.23464648", "0.0000016727")));
    assertEquals(new BigDecimal("0.00000167186365"), sold.priceUsd(), "5 bps below");
    assertEquals(new BigDecimal("148051800.23464648"), sold.baseQty());
  }

  @Test
  void sizesThatBreakTheRulesAreRejectedForGood() {
    PaperBroker strict =
        broker(
            Map.of(
                "PAPER_QUOTE_INCREMENT", "0.01",
                "PAPER_QUOTE_MIN_USD", "1",
                "PAPER_QUOTE_MAX_USD", "100000000",
                "PAPER_BASE_MIN", "0.0001",
                "PAPER_BASE_MAX", "1000"));
    for (OrderRequest bad :
        new OrderRequest[] {
          order(Side.BUY, "250.001", "64000"),
          order(Side.BUY, "0", "64000"),
          order(Side.BUY, "0.50", "1"),
          order(Side.BUY, "100000000.01", "640000"),
          order(Side.BUY, "6.40", "64000"),
          order(Side.BUY, "2000", "1"),
          order(Side.SELL, "0.000000001", "64000"),
          order(Side.SELL, "0", "64000"),
          order(Side.SELL, "0.5", "1"),
          order(Side.SELL, "200", "640000"),
          order(Side.SELL, "0.00009", "64000"),
          order(Side.SELL, "1000.1", "1")
        }) {
      OrderOutcome.Rejected rejected =
          assertInstanceOf(OrderOutcome.Rejected.class, submit(strict, bad), bad.toString());
      assertTrue(!rejected.mayRetry(), bad.toString());
    }
  }

  @Test
  void withoutRulesNoSizeIsTooSmallOrTooLarge() {
    for (OrderRequest good :
        new OrderRequest[] {
          order(Side.BUY, "0.01", "0.001"),
          order(Side.BUY, "900000000", "0.000002"),
          order(Side.SELL, "0.00000001", "0.001"),
          order(Side.SELL, "900000000000", "0.000002")
        }) {
      fill(submit(broker, good));
    }
  }

  /** Rules that are kept somewhere. */
  record Kept(KnownRules rules) implements CandleSource {
    @Override
    public CandleWindow window(String productId, Instant hour, int count) {
      throw new AssertionError("a broker needs no candles");
    }

    @Override
    public KnownRules rules(String productId) {
      return rules;
    }
  }

  /**
   * Also of an order that a tick before this process had sent: it is prepared, and does not look.
   */
  @Test
  void ordersKeepTheVenuesRulesWhereTheyWereRead() {
    PaperBroker venue =
        new PaperBroker(PaperParameters.defaults(), new Kept(RulesInForceTest.KNOWN));
    venue.prepare("BTC-USD");
    assertEquals(
        new BigDecimal("64032.25"),
        fill(submit(venue, order(Side.BUY, "250.50", "64000.10"))).priceUsd(),
        "64032.10005, up to a quarter");
    assertEquals(
        new BigDecimal("0.003"),
        fill(submit(venue, order(Side.BUY, "250.50", "64000"))).baseQty(),
        "in thousandths");
    for (String bad : List.of("250.10", "0.50")) {
      assertInstanceOf(
          OrderOutcome.Rejected.class, submit(venue, order(Side.BUY, bad, "64000")), bad);
    }
    VenueView view = venue.look("BTC-USD", PrimeState.fresh(BigDecimal.TEN), Instant.EPOCH);
    assertEquals(new Result.Ok<>(RulesInForceTest.VENUE), view.product());
    assertEquals(VenueView.Origin.venue(RulesInForceTest.READ), view.origin());
    assertEquals(
        VenueView.Origin.SETTINGS,
        broker.look("BTC-USD", PrimeState.fresh(BigDecimal.TEN), Instant.EPOCH).origin());
  }

  /** Also of an order that a tick before this process had sent. */
  @Test
  void ordersPayTheVenuesFeeWhereItWasReadAndNoneIsSet() {
    FeeSchedule told =
        FeeSchedule.ofVenue(
            new BigDecimal("0.004"), new BigDecimal("0.006"), Optional.empty(), HOUR);
    FeeStore store = new Told(told);
    VenueFees fees = new VenueFees(store, Optional.empty(), () -> HOUR);
    PaperParameters unset = PaperParameters.defaults();
    PaperBroker venue =
        new PaperBroker(
            unset, new Kept(KnownRules.NONE), fees, PaperBrokerTest::noMarket, () -> HOUR);
    venue.prepare("BTC-USD");
    assertEquals(new BigDecimal("0.6"), feeOfAHundred(venue));
    PrimeState book = PrimeState.fresh(BigDecimal.TEN);
    assertEquals(told, venue.look("BTC-USD", book, Instant.EPOCH).fees());
    PaperParameters set = unset.withCosts(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ZERO);
    PaperBroker other =
        new PaperBroker(
            set, new Kept(KnownRules.NONE), fees, PaperBrokerTest::noMarket, () -> HOUR);
    other.prepare("BTC-USD");
    assertEquals(new BigDecimal("0.1"), feeOfAHundred(other));
    assertEquals(
        FeeSchedule.configured(new BigDecimal("0.0001"), new BigDecimal("0.001")),
        other.look("BTC-USD", book, Instant.EPOCH).fees());
    PaperBroker silent =
        new PaperBroker(
            unset,
            new Kept(KnownRules.NONE),
            new VenueFees(FeeStore.NONE, Optional.empty(), () -> HOUR),
            PaperBrokerTest::noMarket,
            () -> HOUR);
    silent.prepare("BTC-USD");
    VenueView view = silent.look("BTC-USD", book, Instant.EPOCH);
    assertEquals(
        FeeSchedule.configured(new BigDecimal("0.005"), new BigDecimal("0.009")), view.fees());
    assertEquals(VenueView.Origin.SETTINGS, view.origin(), "there is nothing to say");
  }

  private static final Instant HOUR = Instant.parse("2026-03-01T14:00:00Z");

  private static BigDecimal feeOfAHundred(PaperBroker venue) {
    Fill sold = fill(submit(venue, order(Side.SELL, "1", "100")));
    return sold.feeUsd()
        .divide(sold.valueUsd(), MathContext.DECIMAL64)
        .movePointRight(2)
        .stripTrailingZeros();
  }

  /** Fees that are kept. */
  private record Told(FeeSchedule told) implements FeeStore {
    @Override
    public KnownFees fees(String productId) {
      return KnownFees.of(told);
    }

    @Override
    public void keep(String productId, FeeSchedule fees) {
      throw new AssertionError("nobody was asked");
    }
  }

  @Test
  void theSameOrderGivesTheSameFillHoweverOftenItIsSent() {
    OrderRequest order = order(Side.BUY, "250.00", "64000");
    assertEquals(submit(broker, order), submit(broker(Map.of()), order));
  }

  @Test
  void aBuyNeverCostsMoreThanItsAmount() {
    long seed = Seed.value();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal amount = BigDecimal.valueOf(100 + random.nextInt(10_000_000), 2);
      BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(20_000_000), 2);
      OrderOutcome outcome =
          submit(broker, order(Side.BUY, amount.toPlainString(), price.toPlainString()));
      if (outcome instanceof OrderOutcome.Done) {
        Fill fill = fill(outcome);
        BigDecimal cost = fill.valueUsd().add(fill.feeUsd());
        // The fee is rounded up to eight decimals.
        BigDecimal most = amount.add(new BigDecimal("0.00000001"));
        assertTrue(cost.compareTo(most) <= 0, amount + " at " + price + " cost " + cost);
      }
    }
  }

  static PaperBroker broker(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(new HashMap<>(settings));
    PaperParameters parameters = PaperParameters.read(reader);
    reader.throwIfInvalid();
    return new PaperBroker(parameters);
  }

  private static Fill fill(OrderOutcome outcome) {
    OrderOutcome.Done done = assertInstanceOf(OrderOutcome.Done.class, outcome);
    assertEquals(1, done.fills().size());
    return done.fills().get(0);
  }

  private static OrderOutcome submit(PaperBroker broker, OrderRequest request) {
    return broker.submit(request, request.hour());
  }

  private static OrderRequest resting(String base, String limit) {
    OrderRequest order = order(Side.BUY, base, limit);
    PostOnly terms =
        new PostOnly(
            new BigDecimal(limit),
            order.hour().plusSeconds(45),
            new BigDecimal("0.01"),
            BigDecimal.ZERO);
    return new OrderRequest(
        order.clientOrderId(),
        order.productId(),
        order.side(),
        order.size(),
        order.hour(),
        0,
        0,
        order.referencePriceUsd(),
        order.priceSource(),
        Optional.of(terms),
        Optional.empty());
  }

  private static OrderRequest order(Side side, String size, String reference) {
    return order(side, size, reference, PriceSource.NEXT_OPEN);
  }

  private static OrderRequest order(Side side, String size, String reference, PriceSource source) {
    return new OrderRequest(
        "id-1",
        "BTC-USD",
        side,
        new BigDecimal(size),
        Instant.parse("2026-03-01T15:00:00Z"),
        0,
        0,
        new BigDecimal(reference),
        source,
        Optional.empty(),
        Optional.empty());
  }
}
