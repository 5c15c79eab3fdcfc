package com.iteradynamics.adapter.coinbase.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.ChangedFixture;
import com.iteradynamics.adapter.coinbase.CoinbaseBroker;
import com.iteradynamics.adapter.coinbase.Requests;
import com.iteradynamics.adapter.coinbase.Rig;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order of which the venue does not report all is booked all the same, once it had the time. */
class EstimatedEndTest {
  private static final String ID = "11111111-7d2a-4ef9-9587-fc7a3b1c0d0";
  private static final String ORDER = "GET /orders/historical/" + ID + 3;
  private static final String FILLS = "GET /orders/historical/fills";
  private static final String FEES = "GET /transaction_summary";
  private static final String HALF = "order_cancelled_partly_filled.json";
  private static final String NO_FILLS = "{\"fills\": [], \"cursor\": \"\"}";
  private static final String SILENT =
      "-fills.0.commission ;-fills.0.commission_detail_total ;fills.1.commission:=null"
          + " ;-fills.1.commission_detail_total";
  private static final String NO_FEE = "order.total_fees= ;-order.total_value_after_fees";

  private final Rig rig = new Rig();
  private final JournaledOrder sent = Requests.taken(Requests.market(3, Side.SELL, "0.00500000"));

  private JournaledOrder found(String order, String fills, Duration later) {
    return found(sent, order, fills, later);
  }

  private JournaledOrder found(JournaledOrder sent, String order, String fills, Duration later) {
    ObjectNode changed = ChangedFixture.change(ChangedFixture.fixture(HALF), order);
    rig.transport.on(ORDER, 200, changed.toString());
    switch (fills) {
      case "none" -> rig.transport.on(FILLS, 200, NO_FILLS);
      case "unread" -> rig.transport.on(FILLS, 403, "");
      default ->
          rig.transport.on(
              FILLS,
              200,
              ChangedFixture.change(ChangedFixture.fixture("fills.json"), fills).toString());
    }
    rig.later(later);
    OrderOutcome found =
        new CoinbaseBroker(rig.client(), Optional.empty(), 0.012, Runnable::run).find(sent);
    return sent.after(found);
  }

  private static String shown(JournaledOrder order) {
    return order.state()
        + order.fills().stream()
            .map(EstimatedEndTest::shown)
            .collect(Collectors.joining(";", " ", ""));
  }

  private static String shown(Fill fill) {
    return fill.baseQty().stripTrailingZeros().toPlainString()
        + " at "
        + fill.priceUsd().stripTrailingZeros().toPlainString()
        + " fee "
        + fill.feeUsd().stripTrailingZeros().toPlainString();
  }

  /** The account's taker fee is reported by the venue: 0.006. */
  private void takerFee() {
    String fees =
        ChangedFixture.fixture("transaction_summary.json")
            .toString()
            .replace("\"0.009\"", "\"0.006\"");
    rig.transport.on(FEES, 200, fees);
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        NO_FEE
            + " | "
            + SILENT
            + " | PARTIAL_DONE 0.0015 at 68900 fee 0.6201;0.0005 at 68900 fee 0.2067",
        NO_FEE + " | none | PARTIAL_DONE 0.002 at 68900 fee 0.8268",
        NO_FEE + " | unread | PARTIAL_DONE 0.002 at 68900 fee 0.8268",
        NO_FEE + " ;order.filled_value= | none | PARTIAL_DONE 0.002 at 68900 fee 0.8268",
        NO_FEE + " ;order.settled:=false | none | PARTIAL_DONE 0.002 at 68900 fee 0.8268",
        NO_FEE + " ;order.status=FILLED | none | FILLED 0.002 at 68900 fee 0.8268",
        "order.total_fees=x | none | PARTIAL_DONE 0.002 at 68900 fee 0.8268",
        NO_FEE
            + " | -fills.0.commission ;-fills.0.commission_detail_total"
            + " | PARTIAL_DONE 0.0015 at 68900 fee 0.6201;0.0005 at 68900 fee 0.31005",
        "order.status=FILLED ;order.filled_size=0 | ''"
            + " | FILLED 0.0015 at 68900 fee 0.93015;0.0005 at 68900 fee 0.31005",
        "order.status=FILLED ;-order.filled_size | ''"
            + " | FILLED 0.0015 at 68900 fee 0.93015;0.0005 at 68900 fee 0.31005",
        "order.status=FILLED ;order.filled_size= | none | FILLED 0.002 at 68900 fee 1.2402",
        "order.filled_size=0 | ''"
            + " | PARTIAL_DONE 0.0015 at 68900 fee 0.93015;0.0005 at 68900 fee 0.31005",
        "order.status=FILLED ;order.filled_size=0 ;"
            + NO_FEE
            + " | "
            + SILENT
            + " | FILLED 0.0015 at 68900 fee 0.6201;0.0005 at 68900 fee 0.2067",
        "order.filled_size=0 ;order.number_of_fills=1 | none | 'CANCELLED '",
        "order.filled_size=0 | unread | 'CANCELLED '",
        "-order.filled_size | none | PARTIAL_DONE 0.002 at 68900 fee 1.2402",
        "-order.filled_size ;-order.filled_value ;-order.number_of_fills | none | 'CANCELLED '",
        "-order.filled_size ;-order.filled_value | unread | 'OPEN '",
        "order.status=FILLED ;-order.filled_size ;-order.filled_value | none | 'OPEN '",
        "order.average_filled_price= ;order.filled_value= | none"
            + " | PARTIAL_DONE 0.002 at 68915.39 fee 1.2402",
        NO_FEE
            + " ;order.average_filled_price= ;order.filled_value= ;order.status=FILLED | none"
            + " | FILLED 0.002 at 68915.39 fee 0.82698468",
        "order.average_filled_price=0 ;order.filled_value=x | none"
            + " | PARTIAL_DONE 0.002 at 68915.39 fee 1.2402"
      })
  void whatIsNotReportedIsEstimatedAfterFiveMinutes(String order, String fills, String booked) {
    takerFee();
    JournaledOrder found = found(order, fills, Duration.ofMinutes(5));
    assertEquals(booked, shown(found));
  }

  @Test
  void anEstimateSaysThatItIsOne() {
    takerFee();
    JournaledOrder found = found(NO_FEE, "none", Duration.ofHours(1));
    assertEquals(
        Optional.of("the venue reports no fee, it is estimated by the taker fee of 0.006"),
        found.why());
  }

  /**
   * A buy spends what it was to spend at most, its fee included: 137 is below 0.002 at 68915.39.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | 0.002 at 68915.39 fee 0.82698468",
        "137 | 0.002 at 68086.50766 fee 0.81703809192"
      })
  void aBuyWithoutPriceCostsNoMoreThanItWasToSpend(String usd, String booked) {
    takerFee();
    JournaledOrder buy = Requests.taken(Requests.market(3, Side.BUY, usd));
    String silent =
        "order.side=BUY ;order.order_configuration:={\"market_market_ioc\":{\"quote_size\":\""
            + usd
            + "\"}} ;order.status=FILLED ;order.average_filled_price= ;order.filled_value= ;"
            + NO_FEE;
    JournaledOrder found = found(buy, silent, "none", Duration.ofMinutes(5));
    assertEquals("FILLED " + booked, shown(found));
    Fill fill = found.fills().getFirst();
    assertTrue(fill.valueUsd().add(fill.feeUsd()).compareTo(new BigDecimal(usd)) <= 0);
  }

  @Test
  void whatIsReportedIsNoEstimate() {
    takerFee();
    assertEquals(Optional.empty(), found("", "", Duration.ofHours(1)).why());
  }

  @Test
  void theFeeOfTheSettingsCountsWhileTheAccountsCannotBeRead() {
    rig.transport.on(FEES, 403, "");
    JournaledOrder found = found(NO_FEE, "none", Duration.ofDays(7));
    assertEquals("PARTIAL_DONE 0.002 at 68900 fee 1.6536", shown(found));
    assertTrue(found.why().orElseThrow().contains("0.012"), found::toString);
  }

  @Test
  void nothingIsEstimatedBeforeThat() {
    for (String order : List.of(NO_FEE, "order.status=FILLED ;order.filled_size=0")) {
      assertEquals(OrderState.OPEN, found(order, "none", Duration.ofSeconds(100)).state(), order);
    }
  }
}
