package com.iteradynamics.app.lambda;

import com.iteradynamics.app.CommandFailure;
import com.iteradynamics.app.FunctionSettings;
import com.iteradynamics.app.GovernanceRound;
import com.iteradynamics.app.GovernanceRound.Outcome;
import com.iteradynamics.app.TickRequest;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.model.ShelfException;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One event, one round of governance. Fails when a retry can help: what is not read, not kept or
 * not told is done again then, and nothing twice. An event that cannot be understood is refused,
 * which is an answer.
 */
final class GovernanceFunction {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  private final FunctionSettings settings;
  private final GovernanceRound round;
  private final GovernanceStory story;
  private final InstantSource clock;

  GovernanceFunction(
      FunctionSettings settings,
      GovernanceRound round,
      GovernanceStory story,
      InstantSource clock) {
    this.settings = settings;
    this.round = round;
    this.story = story;
    this.clock = clock;
  }

  /**
   * Does what {@code event} asks for: its time is up to when is looked, now if it has none.
   *
   * @param requestId Lambda's id of this invocation
   * @return the answer, by field name
   * @throws TickFailedException when a retry can help
   */
  Map<String, Object> handle(String event, String requestId) {
    TickRequest request;
    try {
      request = TickRequest.parse("the event", event);
    } catch (CommandFailure e) {
      return refused(requestId, e.getMessage());
    }
    Instant now = clock.instant();
    Instant asOf = request.time().orElse(now);
    String product = request.productId().orElse(settings.productId());
    if (!product.equals(settings.productId())) {
      return refused(
          requestId,
          String.format(
              Locale.ROOT,
              "product_id: this function watches %s (ARGUS_PRODUCT_ID), not %s",
              settings.productId(),
              product));
    }
    if (asOf.isAfter(now.plus(CLOCK_TOLERANCE))) {
      return refused(requestId, "time: " + asOf + " lies ahead of the clock, " + now);
    }
    boolean live = settings.live() && !request.paper();
    return run(new BookKey(live ? BookKey.LIVE : BookKey.PAPER, product), asOf, requestId);
  }

  private Map<String, Object> run(BookKey book, Instant asOf, String requestId) {
    Outcome outcome;
    try {
      outcome = round.run(book, asOf);
    } catch (RuntimeException e) {
      String why = String.format(Locale.ROOT, "governance of %s failed: %s", shown(book), words(e));
      story.failed(requestId, book, why, e);
      throw new TickFailedException(why, e);
    }
    story.reported(requestId, book, outcome);
    if (!outcome.problems().isEmpty()) {
      throw new TickFailedException(
          String.format(
              Locale.ROOT,
              "governance of %s is not done: %s",
              shown(book),
              String.join("; ", outcome.problems())),
          null);
    }
    return answer(book, outcome);
  }

  private static String shown(BookKey book) {
    return book.book() + " " + book.productId();
  }

  private static String words(RuntimeException failure) {
    return failure instanceof ShelfException || failure instanceof GovernanceLogException
        ? failure.getMessage()
        : Failure.words(failure);
  }

  private static Map<String, Object> answer(BookKey book, Outcome outcome) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("pk", "GOVERNANCE#" + book.book() + "#" + book.productId());
    key.put("sk", outcome.report().asOf().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("outcome", "reported");
    answer.put("level", outcome.report().level().name());
    answer.put("report", key);
    answer.put("replayed", outcome.before());
    answer.put("late", outcome.late());
    outcome.switchedOff().ifPresent(off -> answer.put("model_switched_off", off.model()));
    return answer;
  }

  private Map<String, Object> refused(String requestId, String why) {
    story.refused(requestId, why);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("outcome", "refused");
    answer.put("why", why);
    return answer;
  }
}
