package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.OrderMessages.CancelResult;
import com.iteradynamics.adapter.coinbase.OrderMessages.Cancelled;
import com.iteradynamics.execution.Reading;
import java.util.List;
import java.util.Optional;

/** What the answer to a cancellation of one order means. Pure. */
final class CancelTranslator {
  private CancelTranslator() {}

  /** Why it may not be cancelled; empty when the venue accepted that. */
  static Optional<String> notCancelled(Answer<Cancelled> answer) {
    return switch (answer.reading()) {
      case Reading.Unread<Cancelled>(String why, boolean away) -> Optional.of(why);
      case Reading.Read<Cancelled>(Cancelled read) -> {
        List<CancelResult> results = read.results().orElse(List.of());
        boolean accepted =
            !results.isEmpty()
                && results.stream().allMatch(one -> one.success().equals(Optional.of(true)));
        yield accepted ? Optional.empty() : Optional.of(reasons(results));
      }
    };
  }

  private static String reasons(List<CancelResult> results) {
    return results.isEmpty()
        ? "it does not name the order"
        : AnswerReader.shortened(results.getFirst().failureReason());
  }
}
