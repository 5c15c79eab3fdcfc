package com.iteradynamics.adapter.coinbase.translator;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.AnswerReader;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Accepted;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Created;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the answer to a new order means. The venue refuses with HTTP 200 too, and says why in one of
 * several fields, of which others hold placeholders. Pure.
 */
public final class CreateTranslator {
  private static final List<String> REASONS =
      List.of(
          "new_order_failure_reason",
          "error",
          "preview_failure_reason",
          "error_details",
          "message");

  private CreateTranslator() {}

  public static OrderOutcome outcome(OrderRequest request, Answer<Created> answer) {
    return switch (answer) {
      case Answer.Ok<Created>(Created created) -> outcome(request, created);
      // One that still has too many requests after all tries has them for a new id as well.
      case Answer.Refused<Created> refusal -> refused(request, refusal.why(), !refusal.tooMany());
      case Answer.Indeterminate<Created>(String why) -> new OrderOutcome.Unknown(why);
      case Answer.NotSent<Created>(String why) -> new OrderOutcome.Rejected(why, false);
    };
  }

  private static OrderOutcome outcome(OrderRequest request, Created created) {
    String id =
        created
            .successResponse()
            .map(Accepted::orderId)
            .filter(text -> !text.isBlank())
            .orElse(created.orderId())
            .strip();
    if (created.success().equals(Optional.of(false)) && id.isEmpty()) {
      return refused(request, reason(created.errorResponse()), true);
    }
    if (!created.success().equals(Optional.of(true)) || id.isEmpty()) {
      return new OrderOutcome.Unknown(
          "the venue's answer to the order does not say what became of it");
    }
    return created
        .successResponse()
        .flatMap(accepted -> otherThan(request, accepted))
        .<OrderOutcome>map(OrderOutcome.Unknown::new)
        .orElseGet(() -> new OrderOutcome.Open(id));
  }

  /** What the venue took that we did not ask for; what it does not repeat cannot differ. */
  private static Optional<String> otherThan(OrderRequest request, Accepted accepted) {
    boolean same =
        isOrEmpty(accepted.productId(), request.productId())
            && isOrEmpty(accepted.side(), request.side().name())
            && isOrEmpty(accepted.clientOrderId(), request.clientOrderId());
    return same
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the venue took another order than ours: %s of %s, client id %s",
                shown(accepted.side()),
                shown(accepted.productId()),
                shown(accepted.clientOrderId())));
  }

  private static boolean isOrEmpty(String told, String asked) {
    return told.isEmpty() || told.equals(asked);
  }

  /**
   * A refusal. One that says that the order is there already is none: an earlier post of it may
   * have arrived.
   */
  private static OrderOutcome refused(OrderRequest request, String why, boolean newId) {
    String upper = why.toUpperCase(Locale.ROOT);
    if (upper.contains("DUPLICATE") || upper.contains("ALREADY EXISTS")) {
      return new OrderOutcome.Unknown(why);
    }
    return new OrderOutcome.Rejected(why, newId && mayRetry(request, why));
  }

  /** A new attempt helps when there were too many orders, or the price has moved meanwhile. */
  static boolean mayRetry(OrderRequest request, String reason) {
    String upper = reason.toUpperCase(Locale.ROOT);
    boolean crosses = upper.contains("POST_ONLY") || upper.contains("POSTONLY");
    return upper.contains("RATE_LIMIT") || (crosses && request.postOnly().isPresent());
  }

  /** Everything that the venue says about a refusal, the most exact first. */
  static String reason(JsonNode error) {
    List<String> words = new ArrayList<>();
    for (String name : REASONS) {
      String text = error.path(name).asText("").strip();
      if (isTelling(text) && !words.contains(text)) {
        words.add(text);
      }
    }
    return words.isEmpty()
        ? "the venue refuses the order and does not say why"
        : AnswerReader.shortened(String.join(": ", words));
  }

  /** Whether it is more than a placeholder. */
  static boolean isTelling(String reason) {
    String upper = reason.toUpperCase(Locale.ROOT);
    return !reason.isBlank()
        && !upper.startsWith("UNKNOWN")
        && !upper.endsWith("_UNSPECIFIED")
        && !upper.endsWith("UNKNOWN_FAILURE_REASON");
  }

  private static String shown(String text) {
    return "\"" + AnswerReader.shortened(text) + "\"";
  }
}
