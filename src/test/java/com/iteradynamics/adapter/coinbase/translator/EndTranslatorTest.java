package com.iteradynamics.adapter.coinbase.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.ChangedFixture;
import com.iteradynamics.adapter.coinbase.Requests;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Fills;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneFill;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.translator.EndTranslator.Waited;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndTranslatorTest {
  private static final OrderRequest BUY = Requests.market(2, Side.BUY, "6.36");
  private static final Optional<BigDecimal> NOT_TOLD = Optional.empty();
  private static final String HALF = "order_cancelled_partly_filled.json";
  private static final String FULL = "order_filled_by_quote.json";

  private static Result<List<OneFill>> fills(String word) {
    return switch (word) {
      case "both" -> new Result.Ok<>(read("fills.json", ""));
      case "one" -> new Result.Ok<>(read("fills.json", "").subList(0, 1));
      case "none" -> new Result.Ok<>(List.of());
      case "twice" -> {
        List<OneFill> all = read("fills.json", "");
        yield new Result.Ok<>(List.of(all.get(0), all.get(1), all.get(0)));
      }
      case "nonsense" -> new Result.Ok<>(read("fills.json", "fills.0.price=x"));
      default -> new Result.Failed<>("HTTP 500");
    };
  }

  private static List<OneFill> read(String fixture, String changes) {
    ObjectNode json = ChangedFixture.change(ChangedFixture.fixture(fixture), changes);
    return ChangedFixture.read(json, Fills.class).fills().orElseThrow();
  }

  private static String end(Order order, String fills, Waited waited) {
    return switch (EndTranslator.of(BUY, order, fills(fills), waited)) {
      case OrderOutcome.Done(
              String id,
              List<Fill> all,
              boolean complete,
              Optional<String> estimated) ->
          (complete ? "Filled" : "Ended") + all.stream().map(EndTranslatorTest::shown).toList();
      case OrderOutcome.Open open -> "Open";
      case OrderOutcome.Rejected(String why, boolean mayRetry) ->
          (mayRetry ? "Retry " : "Rejected ") + why;
      case OrderOutcome.Unknown(String why) -> "Unknown " + why;
      case OrderOutcome.NotFound notFound -> "NotFound";
    };
  }

  /** What an order that is open has got: what its fills say, once they say as much as it does. */
  @ParameterizedTest(name = "{0} fills {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        " | both | 0.0015 at 68900 fee 0.93015, 0.0005 at 68900 fee 0.31005",
        " | twice | 0.0015 at 68900 fee 0.93015, 0.0005 at 68900 fee 0.31005",
        "filled_size=0.0015 ;total_fees=0.93015 | one | 0.0015 at 68900 fee 0.93015",
        "filled_size=0.0015 ;total_fees=0.93015 | both | 0.0015 at 68900 fee 0.93015, 0.0005 at 68900 fee 0.31005",
        " | one | ",
        " | none | ",
        " | unread | ",
        " | nonsense | ",
        "filled_size=x | both | "
      })
  void anOpenOrder(String changes, String fills, String expected) {
    Order order =
        OrderTranslatorTest.order(HALF, "status=OPEN" + (changes == null ? "" : " ;" + changes));
    OrderOutcome.Open open =
        assertInstanceOf(OrderOutcome.Open.class, EndTranslator.open(BUY, order, fills(fills)));
    assertEquals(
        expected == null ? "" : expected,
        open.fills().stream().map(EndTranslatorTest::shown).collect(Collectors.joining(", ")));
  }

  private static String shown(Fill fill) {
    return fill.baseQty().toPlainString()
        + " at "
        + fill.priceUsd().toPlainString()
        + " fee "
        + fill.feeUsd().toPlainString();
  }

  /** An order, its fills, whether they had time to appear, and what is booked. */
  @ParameterizedTest(name = "{0} {1} fills {2} waited {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        HALF
            + " | | both | false | Ended[0.0015 at 68900 fee 0.93015, 0.0005 at 68900 fee 0.31005]",
        HALF
            + " | | twice | false | Ended[0.0015 at 68900 fee 0.93015, 0.0005 at 68900 fee"
            + " 0.31005]",
        HALF
            + " | status=FILLED | both | false | Filled[0.0015 at 68900 fee 0.93015, 0.0005 at"
            + " 68900 fee 0.31005]",
        HALF
            + " | status=EXPIRED | both | false | Ended[0.0015 at 68900 fee 0.93015, 0.0005 at"
            + " 68900 fee 0.31005]",
        HALF + " | -settled | both | false | Open",
        HALF + " | -settled | both | true | Open",
        HALF
            + " | -settled | both | long | Ended[0.0015 at 68900 fee 0.93015, 0.0005 at 68900 fee"
            + " 0.31005]",
        HALF
            + " | status=FILLED ;-settled | both | false | Filled[0.0015 at 68900 fee 0.93015,"
            + " 0.0005 at 68900 fee 0.31005]",
        HALF + " | status=FILLED ;settled:=false | both | true | Open",
        HALF + " | settled:=false | both | true | Open",
        HALF
            + " | settled:=false | both | long | Ended[0.0015 at 68900 fee 0.93015, 0.0005 at 68900"
            + " fee 0.31005]",
        HALF + " | status=EXPIRED ;settled:=false | both | true | Open",
        HALF + " | status=FAILED ;settled:=false | both | true | Open",
        HALF + " | | one | false | Open",
        HALF + " | | none | false | Open",
        HALF + " | | unread | false | Open",
        HALF + " | | nonsense | false | Open",
        HALF + " | | one | true | Ended[0.002 at 68900 fee 1.2402]",
        HALF + " | | none | true | Ended[0.002 at 68900 fee 1.2402]",
        HALF + " | | unread | true | Ended[0.002 at 68900 fee 1.2402]",
        HALF + " | | nonsense | true | Ended[0.002 at 68900 fee 1.2402]",
        HALF + " | average_filled_price= | none | true | Ended[0.002 at 68900 fee 1.2402]",
        HALF + " | filled_value=0 | none | true | Ended[0.002 at 68900 fee 1.2402]",
        HALF + " | filled_value=137.800000000001 | none | true | Ended[0.002 at 68900 fee 1.2402]",
        HALF
            + " | filled_value=137.800000000002 | none | true | Ended[0.002 at 68900.000000001 fee"
            + " 1.2402]",
        HALF
            + " | average_filled_price=0 ;filled_value= | none | true | Unknown order"
            + " 11111111-7d2a-4ef9-9587-fc7a3b1c0d03: filled_value is missing",
        HALF + " | -settled | none | true | Open",
        HALF + " | status=FILLED ;-settled | none | true | Open",
        HALF + " | -settled | none | long | Ended[0.002 at 68900 fee 1.2402]",
        HALF + " | settled:=false | one | long | Ended[0.002 at 68900 fee 1.2402]",
        HALF
            + " | total_fees= ;total_value_after_fees=139.0402 | none | true | Ended[0.002 at 68900 fee 1.2402]",
        HALF + " | total_fees= ;total_value_after_fees= | none | long | Open",
        HALF + " | total_fees= ;filled_value= | none | long | Open",
        HALF + " | total_fees= ;total_value_after_fees=137.7 | none | long | Open",
        HALF
            + " | total_fees= ;total_value_after_fees=137.8 | none | true | Ended[0.002 at 68900"
            + " fee 0.0]",
        HALF
            + " | filled_size=x | both | true | Unknown order 11111111-7d2a-4ef9-9587-fc7a3b1c0d03:"
            + " filled_size is no amount: \"x\"",
        HALF
            + " | average_filled_price= ;filled_value= | none | true | Unknown order"
            + " 11111111-7d2a-4ef9-9587-fc7a3b1c0d03: filled_value is missing",
        FULL
            + " | | none | true | Filled[0.000297920684505 at 21220.6399999973697697 fee"
            + " 0.0379324055666004]",
        HALF + " | filled_size=0 ;number_of_fills=0 | none | false | Ended[]",
        HALF + " | filled_size= ;-number_of_fills ;settled:=false | none | false | Open",
        HALF + " | filled_size=0 ;number_of_fills=0 ;settled:=false | none | true | Open",
        HALF + " | filled_size=0 ;number_of_fills=0 ;-settled | none | true | Open",
        HALF
            + " | filled_size=0 ;number_of_fills=0 ;-settled ;trigger_status=STOP_PENDING | none |"
            + " false | Ended[]",
        HALF
            + " | filled_size=0 ;number_of_fills=0 ;-settled ;trigger_status=STOP_PENDING | one |"
            + " false | Open",
        HALF
            + " | filled_size=0 ;number_of_fills=0 ;-settled ;trigger_status=STOP_TRIGGERED | none"
            + " | true | Open",
        HALF + " | -settled ;trigger_status=STOP_PENDING | both | true | Open",
        HALF + " | filled_size=0 ;number_of_fills=0 ;settled:=false | none | long | Ended[]",
        HALF + " | filled_size=0 ;number_of_fills=0 ;-settled | none | long | Ended[]",
        HALF + " | filled_size=0 ;number_of_fills=0 ;settled:=false | one | long | Open",
        HALF
            + " | status=EXPIRED ;filled_size=0 ;number_of_fills=0 ;settled:=false | none | true |"
            + " Open",
        HALF + " | status=EXPIRED ;filled_size=0 ;number_of_fills=0 | none | false | Ended[]",
        HALF + " | filled_size=0 ;number_of_fills=0 | one | true | Open",
        HALF + " | filled_size=0 ;number_of_fills=0 | unread | true | Open",
        HALF + " | filled_size=0 | none | true | Open",
        HALF + " | status=FILLED ;filled_size=0 ;number_of_fills=0 | none | true | Open",
        HALF + " | status=FAILED ;filled_size=0 ;number_of_fills=0 | none | false | Ended[]",
        HALF
            + " | status=FAILED ;filled_size=0 ;-number_of_fills ;-reject_reason | none | false |"
            + " Ended[]",
        HALF
            + " | status=FAILED ;filled_size=0 ;number_of_fills=0 ;reject_reason=HOLD_FAILURE | none"
            + " | false | Rejected the venue took the order and then failed it: HOLD_FAILURE",
        HALF
            + " | status=FAILED ;filled_size=0 ;number_of_fills=0"
            + " ;reject_reason=RATE_LIMIT_EXCEEDED ;reject_message=slow down | none | false | Retry"
            + " the venue took the order and then failed it: RATE_LIMIT_EXCEEDED: slow down",
        HALF
            + " | status=FAILED ;reject_reason=HOLD_FAILURE | both | false | Ended[0.0015 at 68900"
            + " fee 0.93015, 0.0005 at 68900 fee 0.31005]",
      })
  void anEndIsBookedFromWhatWasExecutedAndNotFromItsStatus(
      String fixture, String changes, String fills, String waited, String expected) {
    Waited time =
        switch (waited) {
          case "false" -> Waited.NOT_LONG;
          case "true" -> Waited.FOR_FILLS;
          default -> Waited.LONG_ENOUGH;
        };
    assertEquals(expected, end(OrderTranslatorTest.order(fixture, changes), fills, time));
  }

  @Test
  void aFillInQuoteCurrencyIsAnAmountAndTheFeeComesOnTop() {
    List<OneFill> fills = read("fills_size_in_quote.json", "");
    BigDecimal filled = new BigDecimal("0.002143939779");
    List<Fill> booked = FillTranslator.adding(fills, filled, NOT_TOLD).orElseThrow();
    assertEquals(
        List.of("0.002143939779000000 at 37.44 fee 0.0004816146322068"),
        booked.stream().map(EndTranslatorTest::shown).toList());
    BigDecimal off = booked.getFirst().valueUsd().subtract(new BigDecimal("0.0802691053677932"));
    assertEquals(-1, off.abs().compareTo(new BigDecimal("0.0000001")), off.toString());
  }

  @Test
  void aRealBuyByAmountInTwoPartsAddsUpToTheLastDigit() {
    BigDecimal filled = new BigDecimal("0.000297920684505");
    String half = "3.1610337972166998";
    List<OneFill> fills = List.of(inQuote("a", "21220.64", half), inQuote("b", "21220.64", half));
    List<Fill> booked = FillTranslator.adding(fills, filled, NOT_TOLD).orElseThrow();
    assertEquals(
        filled,
        booked.stream()
            .map(Fill::baseQty)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .stripTrailingZeros());
    assertEquals(2, booked.size());
  }

  @Test
  void whatDivisionsLoseIsABillionthAtMost() {
    BigDecimal filled = BigDecimal.ONE;
    assertEquals(
        filled,
        FillTranslator.adding(List.of(inQuote("a", "1", "0.999999999")), filled, NOT_TOLD)
            .orElseThrow()
            .getFirst()
            .baseQty()
            .stripTrailingZeros());
    assertEquals(
        Optional.empty(),
        FillTranslator.adding(List.of(inQuote("a", "1", "0.9999999989")), filled, NOT_TOLD));
  }

  @Test
  void aFillWhoseSizeIsTakenForTheWrongUnitDoesNotAddUp() {
    List<OneFill> fills = read("fills_size_in_quote.json", "-fills.0.size_in_quote");
    assertEquals(
        Optional.empty(), FillTranslator.adding(fills, new BigDecimal("0.002143939779"), NOT_TOLD));
    List<OneFill> wrong = read("fills.json", "fills.0.size_in_quote:=true");
    assertEquals(Optional.empty(), FillTranslator.adding(wrong, new BigDecimal("0.002"), NOT_TOLD));
  }

  @Test
  void fillsWithoutAnyIdAreNotTakenForTheSame() {
    OneFill fill = new OneFill("", "", "o", "10", "1", "0", Optional.empty(), Optional.of(false));
    assertEquals(
        2,
        FillTranslator.adding(List.of(fill, fill), new BigDecimal("2"), NOT_TOLD)
            .orElseThrow()
            .size());
    OneFill trade = new OneFill("", "t", "o", "10", "1", "0", Optional.empty(), Optional.of(false));
    assertEquals(
        Optional.empty(),
        FillTranslator.adding(List.of(trade, trade), new BigDecimal("2"), NOT_TOLD));
  }

  private static OneFill inQuote(String id, String price, String size) {
    return new OneFill(id, id, "o", price, size, "0.01", Optional.empty(), Optional.of(true));
  }
}
