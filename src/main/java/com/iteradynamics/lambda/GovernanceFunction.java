package com.iteradynamics.lambda;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.model.ModelRegistryException;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.GovernanceRound;
import com.iteradynamics.service.GovernanceRound.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One event, one round of governance, up to the event's time. Fails when a retry can help: what is
 * not read, not kept or not published is done again then, and nothing twice.
 */
final class GovernanceFunction extends EventFunction<GovernanceStory.Round> {
  private final GovernanceRound round;
  private final GovernanceStory story;

  GovernanceFunction(
      Configuration settings, GovernanceRound round, GovernanceStory story, InstantSource clock) {
    super(settings, clock, "watches");
    this.round = round;
    this.story = story;
  }

  @Override
  GovernanceStory.Round begin(String requestId) {
    return story.begin(requestId);
  }

  @Override
  Map<String, Object> run(
      BookKey book, Optional<Instant> asked, Instant asOf, GovernanceStory.Round told) {
    told.of(book);
    Outcome outcome;
    try {
      outcome = round.run(book, asOf);
    } catch (RuntimeException e) {
      String why = String.format(Locale.ROOT, "governance of %s failed: %s", shown(book), words(e));
      told.failed(why, e);
      throw new TickFailedException(why, e);
    }
    told.reported(book, outcome);
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
    return failure instanceof ModelRegistryException || failure instanceof GovernanceLogException
        ? failure.getMessage()
        : CycleFunction.words(failure);
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
}
