package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Seed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCostTest {

  private static Optional<BigDecimal> maybe(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(new BigDecimal(text));
  }

  private static OrderCost.Prices prices(
      Side side, boolean rested, String decided, String reference, String bid, String ask) {
    return new OrderCost.Prices(
        side,
        rested,
        maybe(decided),
        new BigDecimal(reference),
        maybe(bid).map(best -> new Quote(best, new BigDecimal(ask))));
  }

  /** Quantity at price, fee; more of them with a semicolon between. */
  private static List<Fill> fills(String text) {
    return Arrays.stream(text.split(";", -1))
        .map(String::strip)
        .map(fill -> fill.split(" ", -1))
        .map(
            fill ->
                new Fill(new BigDecimal(fill[1]), new BigDecimal(fill[0]), new BigDecimal(fill[2])))
        .toList();
  }

  private static void same(String expected, Optional<BigDecimal> part) {
    assertEquals(maybe(expected).isPresent(), part.isPresent(), expected);
    part.ifPresent(amount -> same(expected, amount));
  }

  private static void same(String expected, BigDecimal amount) {
    assertEquals(0, new BigDecimal(expected).compareTo(amount), expected + " was " + amount);
  }

  /** Each by hand, as the second line of the comment says. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # side, decided, reference, bid, ask, fills: quantity price fee | delay, spread, impact, fee, cost
          # (101 - 100) * 2, (101.10 - 101) * 2, (101.30 - 101.10) * 2
          BUY  | 100 | 100   | 100.90 | 101.10 | 2 101.30 1.82        | 2    | 0.20  | 0.40  | 1.82 | 4.42
          # (100 - 101) * 2, (101 - 100.90) * 2, (100.90 - 100.50) * 2
          SELL | 100 | 100   | 100.90 | 101.10 | 2 100.50 1.81        | -2   | 0.20  | 0.80  | 1.81 | 0.81
          # on paper: (100.50 - 100) * 3, (100.55 - 100.50) * 3
          BUY  | 100 | 100.5 | -      | -      | 3 100.55 2.71        | 1.50 | -     | 0.15  | 2.71 | 4.36
          # on paper at an open that is the close: (100 - 99.95) * 4
          SELL | 100 | 100   | -      | -      | 4 99.95 3.60         | 0    | -     | 0.20  | 3.60 | 3.80
          # rested at the bid: (99.90 - 100) * 5
          REST BUY  | 100 | 100 | 99.90 | 100.10 | 5 99.90 2.50       | 0    | -0.50 | 0     | 2.50 | 2.00
          # rested, and sold above the ask: (100 - 100.20) * 1, (100.20 - 100.30) * 1
          REST SELL | 100 | 100 | 99.80 | 100.20 | 1 100.30 0.50      | 0    | -0.20 | -0.10 | 0.50 | 0.20
          # in two parts: 100.01 + 200.08 - 3 * 100.01
          BUY  | 100 | 100   | 99.99  | 100.01 | 1 100.01 0.9;2 100.04 1.8 | 0 | 0.03  | 0.06 | 2.7 | 2.79
          # nobody knows the decision's price: (50.02 - 50) * 10
          BUY  | -   | 50    | -      | -      | 10 50.02 0           | -    | -     | 0.20  | 0    | 0.20
          # a few satoshis: 32 * 0.00000123
          BUY  | 64000 | 64000 | -    | -      | 0.00000123 64032 0.00070887 | 0 | - | 0.00003936 | 0.00070887 | 0.00074823
          # sold through a falling market: (100 - 90) * 2, 0.5 * 2, (89.5 - 80) * 2
          SELL | 100 | 100   | 89.5   | 90.5   | 2 80 1.44            | 20   | 1     | 19    | 1.44 | 41.44
          """)
  void tenOrdersByHand(
      String side,
      String decided,
      String reference,
      String bid,
      String ask,
      String fills,
      String delay,
      String spread,
      String impact,
      String fee,
      String total) {
    boolean rested = side.startsWith("REST ");
    Side way = Side.valueOf(side.replace("REST ", ""));
    OrderCost cost = OrderCost.of(prices(way, rested, decided, reference, bid, ask), fills(fills));
    same(delay, cost.delayUsd());
    same(spread, cost.spreadUsd());
    same(impact, cost.impactUsd());
    same(fee, cost.feeUsd());
    same("0", cost.roundingUsd());
    same(total, cost.totalUsd());
  }

  @Test
  void roundedPartsAddUpToTheRoundedWhole() {
    OrderCost cost =
        OrderCost.of(prices(Side.BUY, false, "10", "10.014", "-", "-"), fills("1 10.028 0.014"));
    same("0.042", cost.totalUsd());
    OrderCost shown = cost.rounded(2);
    same("0.01", shown.delayUsd());
    same("0.01", shown.impactUsd());
    same("0.01", shown.feeUsd());
    same("0.01", shown.roundingUsd());
    same("0.04", shown.totalUsd());
    OrderCost tiny =
        OrderCost.of(prices(Side.SELL, false, "-", "50", "-", "-"), fills("0.0001 49.99 0.0001"));
    assertEquals("0.00", tiny.rounded(2).totalUsd().toPlainString());
    same("0.000101", tiny.rounded(8).totalUsd());
  }

  @Test
  void sumsKeepWhatOneOfThemKnows() {
    OrderCost live =
        OrderCost.of(prices(Side.BUY, false, "100", "100", "99.9", "100.1"), fills("1 100.1 1"));
    OrderCost paper =
        OrderCost.of(prices(Side.SELL, false, "100", "101", "-", "-"), fills("1 100.9 2"));
    OrderCost both = OrderCost.NONE.plus(live).plus(paper);
    same("0.1", both.spreadUsd());
    same("-1", both.delayUsd());
    same("1.1", live.totalUsd());
    same("1.1", paper.totalUsd());
    same("2.2", both.totalUsd());
    same("-", OrderCost.NONE.plus(paper).spreadUsd());
  }

  /** Of 10,000 random orders, the parts are the whole, and so are the rounded ones. */
  @Test
  void thePartsOfAnyOrderAddUp() {
    Random random = new Random(Seed.value());
    for (int i = 0; i < 10_000; i++) {
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      BigDecimal decided = price(random);
      Optional<Quote> quote =
          random.nextInt(3) == 0 ? Optional.empty() : Optional.of(quote(random, decided));
      OrderCost.Prices prices =
          new OrderCost.Prices(
              side,
              random.nextInt(4) == 0,
              Optional.of(decided).filter(any -> random.nextInt(10) > 0),
              near(random, decided),
              quote);
      List<Fill> fills = new ArrayList<>();
      for (int fill = random.nextInt(4); fill >= 0; fill--) {
        fills.add(
            new Fill(
                near(random, decided),
                BigDecimal.valueOf(1 + random.nextInt(1_000_000_000), 8),
                BigDecimal.valueOf(random.nextInt(1_000_000_000), 8)));
      }
      OrderCost cost = OrderCost.of(prices, fills);
      BigDecimal from = prices.decisionPriceUsd().orElseGet(prices::arrivalUsd);
      BigDecimal base = sum(fills.stream().map(Fill::baseQty));
      BigDecimal more = sum(fills.stream().map(Fill::valueUsd)).subtract(from.multiply(base));
      BigDecimal paid = side == Side.BUY ? more : more.negate();
      BigDecimal whole = paid.add(sum(fills.stream().map(Fill::feeUsd)));
      String what = i + ": " + prices + " " + fills;
      assertEquals(0, whole.compareTo(cost.totalUsd()), what);
      OrderCost cents = cost.rounded(2);
      same(cost.totalUsd().setScale(2, RoundingMode.HALF_EVEN).toString(), sum(parts(cents)));
      assertTrue(
          cents.roundingUsd().abs().compareTo(new BigDecimal("0.025")) <= 0, cents::toString);
      assertEquals(0, cents.totalUsd().compareTo(cents.rounded(2).totalUsd()), what);
    }
  }

  /** What a sale costs is what a buy costs in the mirrored market. */
  @Test
  void buysAndSalesCostAlike() {
    Random random = new Random(Seed.value());
    for (int i = 0; i < 1_000; i++) {
      BigDecimal mirror = new BigDecimal("200000");
      BigDecimal decided = price(random);
      Quote quote = quote(random, decided);
      Fill fill = new Fill(near(random, decided), BigDecimal.ONE, BigDecimal.TEN);
      boolean rested = random.nextBoolean();
      OrderCost bought =
          OrderCost.of(
              new OrderCost.Prices(
                  Side.BUY, rested, Optional.of(decided), decided, Optional.of(quote)),
              List.of(fill));
      Quote turned = new Quote(mirror.subtract(quote.askUsd()), mirror.subtract(quote.bidUsd()));
      BigDecimal other = mirror.subtract(decided);
      OrderCost sold =
          OrderCost.of(
              new OrderCost.Prices(
                  Side.SELL, rested, Optional.of(other), other, Optional.of(turned)),
              List.of(new Fill(mirror.subtract(fill.priceUsd()), BigDecimal.ONE, BigDecimal.TEN)));
      assertEquals(
          parts(bought).map(BigDecimal::stripTrailingZeros).toList(),
          parts(sold).map(BigDecimal::stripTrailingZeros).toList());
    }
  }

  private static Stream<BigDecimal> parts(OrderCost cost) {
    return Stream.of(
        cost.delayUsd().orElse(BigDecimal.ZERO),
        cost.spreadUsd().orElse(BigDecimal.ZERO),
        cost.impactUsd(),
        cost.feeUsd(),
        cost.roundingUsd());
  }

  private static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal price(Random random) {
    return BigDecimal.valueOf(100 + random.nextInt(10_000_000), 2);
  }

  private static BigDecimal near(Random random, BigDecimal price) {
    return price.multiply(BigDecimal.valueOf(9_500 + random.nextInt(1_000), 4));
  }

  private static Quote quote(Random random, BigDecimal price) {
    BigDecimal bid = near(random, price);
    return new Quote(bid, bid.add(BigDecimal.valueOf(random.nextInt(10_000), 2)));
  }

  @Test
  void whatCannotBeIsRefused() {
    OrderCost.Prices fine = prices(Side.BUY, false, "100", "100", "-", "-");
    assertThrows(IllegalArgumentException.class, () -> OrderCost.of(fine, List.of()));
    for (String bad :
        List.of(
            "0 100 1",
            "-1 100 1",
            "1 0 1",
            "1 -5 1",
            "1 100 -0.01",
            "1 1E+999999999 1",
            "1E-999999999 1 0")) {
      assertThrows(IllegalArgumentException.class, () -> OrderCost.of(fine, fills(bad)), bad);
    }
    assertThrows(
        IllegalArgumentException.class, () -> prices(Side.BUY, false, "0", "100", "-", "-"));
    assertThrows(
        IllegalArgumentException.class, () -> prices(Side.BUY, false, "100", "-1", "-", "-"));
    assertThrows(
        IllegalArgumentException.class,
        () -> prices(Side.BUY, false, "1E+999999999", "1", "-", "-"));
    assertThrows(IllegalArgumentException.class, () -> OrderCost.priceUsd(Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AssumedCost(BigDecimal.ONE.negate(), BigDecimal.ZERO));
  }

  /** 5 bps of 200 are 0.10; 90 bps of 200.10 are 1.8009, and of 199.90 1.7991. */
  @Test
  void theLabReckonsSlippageAndTheFeeOfWhatItLeads() {
    AssumedCost lab = new AssumedCost(new BigDecimal("90"), new BigDecimal("5"));
    BigDecimal price = new BigDecimal("100");
    BigDecimal two = new BigDecimal("2");
    same("1.9009", lab.usd(Side.BUY, price, two));
    same("1.8991", lab.usd(Side.SELL, price, two));
    assertEquals(
        "95.00", AssumedCost.bps(new BigDecimal("1.9009"), new BigDecimal("200.1")).toString());
    assertEquals(
        "-0.33", AssumedCost.bps(new BigDecimal("-1"), new BigDecimal("30000")).toString());
  }
}
