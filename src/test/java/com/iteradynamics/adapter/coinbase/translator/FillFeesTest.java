package com.iteradynamics.adapter.coinbase.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.ChangedFixture;
import com.iteradynamics.adapter.coinbase.Requests;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Fills;
import com.iteradynamics.adapter.coinbase.translator.EndTranslator.Waited;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order cost is the venue's total, however little its fills say. */
class FillFeesTest {
  private static final OrderRequest SALE = Requests.market(3, Side.SELL, "0.00500000");
  private static final String HALF = "order_cancelled_partly_filled.json";
  private static final String NOTHING =
      "-fills.0.commission ;-fills.0.commission_detail_total ;fills.1.commission:=null"
          + " ;-fills.1.commission_detail_total";

  private static OrderOutcome end(String order, String fills, Waited waited) {
    ObjectNode listed = ChangedFixture.change(ChangedFixture.fixture("fills.json"), fills);
    return EndTranslator.of(
        SALE,
        OrderTranslatorTest.order(HALF, order),
        new Result.Ok<>(ChangedFixture.read(listed, Fills.class).fills().orElseThrow()),
        waited);
  }

  private static List<String> fees(OrderOutcome outcome) {
    return switch (outcome) {
      case OrderOutcome.Done(
              String id,
              List<Fill> fills,
              boolean complete,
              Optional<String> estimated) ->
          fills.stream().map(fill -> fill.feeUsd().stripTrailingZeros().toPlainString()).toList();
      default -> List.of(outcome.getClass().getSimpleName());
    };
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "                | ''                                                 | 0.93015 0.31005",
        "                | fills.0.commission= ;fills.1.commission=           | 0.93015 0.31005",
        "total_fees=2.96 | " + NOTHING + "                                   | 2.22 0.74",
        "total_fees=2.96 | ''                                                 | 2.22 0.74",
        "total_fees=0.01 | " + NOTHING + "                                   | 0.0075 0.0025",
        "total_fees=1E-9 | " + NOTHING + "                                   | 0 0.000000001",
        "total_fees=0    | fills.0.commission=0 ;fills.1.commission=0         | 0 0",
        "total_fees=     | fills.0.commission=0.9 ;fills.1.commission=0.3     | 0.93015 0.31005",
        "total_fees=2.96 | fills.0.commission=-1                             | Open"
      })
  void theOrdersTotalIsBookedUnlessTheFillsAgreeWithIt(String order, String fills, String fees) {
    assertEquals(
        List.of(fees.split(" ", -1)),
        fees(end(order == null ? "" : order, fills, Waited.NOT_LONG)));
  }

  @Test
  void aFeeThatIsNotReportedIsNotNothing() {
    String silent = "total_fees= ;total_value_after_fees=";
    for (Waited waited : Waited.values()) {
      assertEquals(List.of("Open"), fees(end(silent, NOTHING, waited)));
    }
    assertEquals(List.of("0.93015", "0.31005"), fees(end(silent, "", Waited.NOT_LONG)));
  }

  @ParameterizedTest
  @CsvSource({"0.1", "2.96", "0.000000000000000007", "1234567.123456789012345678", "3"})
  void thePartsAddUpToTheLastDigit(String total) {
    OrderOutcome end = end("total_fees=" + total, NOTHING, Waited.NOT_LONG);
    OrderOutcome.Done done = (OrderOutcome.Done) end;
    BigDecimal sum =
        done.fills().stream().map(Fill::feeUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(0, sum.compareTo(new BigDecimal(total)), sum.toPlainString());
    assertTrue(done.fills().stream().allMatch(fill -> fill.feeUsd().signum() >= 0));
  }

  /** Cash that is booked with more digits than a store keeps stops every later tick. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "average_filled_price= ;filled_value=247.77 ;filled_size=0.00516951     | 247.77",
        "average_filled_price=0 ;filled_value=247.77 ;filled_size=0.00516951    | 247.77",
        "average_filled_price=47930 ;filled_value=247.77 ;filled_size=0.00516951 | 247.77",
        "average_filled_price=68900 ;filled_value= ;filled_size=0.002           | 137.8",
        "average_filled_price=0.333333333333333333333333333333333333333"
            + " ;filled_value= ;filled_size=0.123456789012345678901234567890 | 0.04115226300411522633",
        "average_filled_price= ;filled_value=0.7777777777777777777777777777777777777777"
            + " ;filled_size=0.7 | 0.77777777777777777778",
        "average_filled_price= ;filled_value=123456789.12 ;filled_size=98765432109.87654321"
            + " | 123456789.12"
      })
  void anOrderIsBookedByValueAndQuantityWithFewEnoughDigits(String order, String value) {
    OrderOutcome outcome =
        EndTranslator.of(
            SALE,
            OrderTranslatorTest.order(HALF, order),
            new Result.Failed<>("503"),
            Waited.FOR_FILLS);
    Fill fill = ((OrderOutcome.Done) outcome).fills().getFirst();
    assertEquals(0, fill.valueUsd().compareTo(new BigDecimal(value)), fill.valueUsd()::toString);
    BigDecimal cash = new BigDecimal("99999999999.99").add(fill.valueUsd()).subtract(fill.feeUsd());
    for (BigDecimal kept :
        List.of(fill.priceUsd(), fill.baseQty(), fill.feeUsd(), fill.valueUsd(), cash)) {
      assertTrue(kept.stripTrailingZeros().precision() <= 38, kept::toPlainString);
    }
  }

  @Test
  void aQuantityThatNoMarketHasIsNone() {
    OrderOutcome outcome = end("filled_size=1e18", "", Waited.LONG_ENOUGH);
    assertTrue(
        outcome instanceof OrderOutcome.Unknown(String why)
            && why.endsWith("filled_size is too large: \"1e18\""),
        outcome.toString());
  }
}
