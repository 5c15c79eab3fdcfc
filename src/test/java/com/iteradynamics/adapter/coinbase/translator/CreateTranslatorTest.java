package com.iteradynamics.adapter.coinbase.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.ChangedFixture;
import com.iteradynamics.adapter.coinbase.Requests;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Created;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTranslatorTest {
  private static final OrderRequest BUY = Requests.market(1, Side.BUY, "100.00");

  private static String outcome(OrderRequest request, Answer<Created> answer) {
    return switch (CreateTranslator.outcome(request, answer)) {
      case OrderOutcome.Open(String id, List<Fill> fills) ->
          "Open " + id.substring(id.length() - 3);
      case OrderOutcome.Rejected(String why, boolean mayRetry) ->
          (mayRetry ? "Retry " : "Rejected ") + why;
      case OrderOutcome.Unknown(String why) -> "Unknown " + why;
      case OrderOutcome.Done done -> "Done";
      case OrderOutcome.NotFound notFound -> "NotFound";
    };
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "create_success.json             |                                     | Open d01",
        "create_success_before_2024.json |                                     | Open d01",
        "create_success_before_2024.json | -success_response                   | Open d01",
        "create_success_before_2024.json | success_response.order_id=          | Open d01",
        "create_success.json             | something_new:={\"a\":1}            | Open d01",
        "create_success.json             | -success_response.side ;-success_response.product_id"
            + " ;-success_response.client_order_id                              | Open d01",
        "create_success.json             | success:=\"true\"                   | Open d01",
        "create_success.json             | -success                            | Unknown the venue's"
            + " answer to the order does not say what became of it",
        "create_success.json             | -success_response                   | Unknown the venue's"
            + " answer to the order does not say what became of it",
        "create_success.json             | success_response.order_id=          | Unknown the venue's"
            + " answer to the order does not say what became of it",
        "create_success.json             | success:=false                      | Unknown the venue's"
            + " answer to the order does not say what became of it",
        "create_duplicate.json           |                                     | Unknown the venue"
            + " took another order than ours: \"SELL\" of \"BTC-USD\", client id"
            + " \"6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a001\"",
        "create_success.json             | success_response.product_id=X       | Unknown the venue"
            + " took another order than ours: \"BUY\" of \"X\", client id"
            + " \"6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a001\"",
        "create_insufficient_fund.json   |                                     | Rejected"
            + " INSUFFICIENT_FUND: PREVIEW_INSUFFICIENT_FUND: Insufficient balance in source"
            + " account",
        "create_size_precision.json      |                                     | Rejected"
            + " PREVIEW_INVALID_SIZE_PRECISION",
        "create_size_precision.json      | -error_response                     | Rejected the venue"
            + " refuses the order and does not say why",
        "create_size_precision.json      | error_response.preview_failure_reason=UNKNOWN_PREVIEW"
            + " ;error_response.message=account is not available | Rejected account is not"
            + " available",
        "create_size_precision.json      | error_response.error=RATE_LIMIT_EXCEEDED | Retry"
            + " RATE_LIMIT_EXCEEDED: PREVIEW_INVALID_SIZE_PRECISION",
        "create_size_precision.json      | error_response.error=DUPLICATE_CLIENT_ORDER_ID | Unknown"
            + " DUPLICATE_CLIENT_ORDER_ID: PREVIEW_INVALID_SIZE_PRECISION",
        "create_size_precision.json      | error_response.error=X ;error_response.message=order"
            + " already exists | Unknown X: PREVIEW_INVALID_SIZE_PRECISION: order already exists"
      })
  void anAnswerSaysWhetherTheOrderWasTaken(String fixture, String changes, String expected) {
    Created created =
        ChangedFixture.read(
            ChangedFixture.change(ChangedFixture.fixture(fixture), changes == null ? "" : changes),
            Created.class);
    assertEquals(expected, outcome(BUY, new Answer.Ok<>(created)));
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_LIMIT_PRICE_POST_ONLY, Retry",
    "PREVIEW_INVALID_LIMIT_PRICE_POST_ONLY, Retry",
    "PREVIEW_INVALID_LIMIT_PRICE_POSTONLY, Retry",
    "RATE_LIMIT_EXCEEDED, Retry",
    "INVALID_LIMIT_PRICE, Rejected",
    "INSUFFICIENT_FUND, Rejected",
    "INSUFFICIENT_FUNDS, Rejected",
    "ORDER_ENTRY_DISABLED, Rejected",
    "SOMETHING_NEW, Rejected"
  })
  void onlyWhatMayBeOtherwiseSoonIsWorthAnotherAttempt(String reason, String expected) {
    Created created =
        ChangedFixture.read(
            ChangedFixture.change(
                ChangedFixture.fixture("create_size_precision.json"),
                "error_response:={\"new_order_failure_reason\": \"" + reason + "\"}"),
            Created.class);
    assertEquals(expected + " " + reason, outcome(Requests.resting(1), new Answer.Ok<>(created)));
    String market = outcome(BUY, new Answer.Ok<>(created));
    assertEquals(reason.startsWith("RATE"), market.startsWith("Retry"), market);
  }

  @ParameterizedTest
  @CsvSource({"400, Rejected", "401, Rejected", "403, Rejected", "404, Rejected", "429, Rejected"})
  void aDefiniteNoIsARejection(int status, String expected) {
    assertEquals(expected + " no", outcome(BUY, new Answer.Refused<>(status, "no")));
    assertEquals(
        "Unknown Duplicate client_order_id",
        outcome(BUY, new Answer.Refused<>(status, "Duplicate client_order_id")));
  }

  @Test
  void whoIsAskedTooMuchIsNotAskedAgainUnderAnotherId() {
    String why = "RATE_LIMIT_EXCEEDED";
    assertEquals("Rejected " + why, outcome(BUY, new Answer.Refused<>(429, why)));
    assertEquals("Retry " + why, outcome(BUY, new Answer.Refused<>(403, why)));
  }

  @ParameterizedTest
  @CsvSource({"timeout", "HTTP 502"})
  void whatIsNotClearIsUnknownAndWhatWasNotSentIsRejected(String why) {
    assertEquals("Unknown " + why, outcome(BUY, new Answer.Indeterminate<>(why)));
    assertTrue(outcome(BUY, new Answer.NotSent<>("not sent")).startsWith("Rejected not sent"));
  }
}
