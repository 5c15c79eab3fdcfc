package com.iteradynamics.lambda;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.event.InvalidEventException;
import com.iteradynamics.event.TickRequest;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One event, one answer. An event that cannot be understood, is for another product or lies ahead
 * of the clock is refused, which is an answer; it fails only when a retry can help.
 *
 * @param <S> what the log has of an event
 */
abstract class EventFunction<S extends FunctionLog.Story> {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  final Configuration settings;
  final InstantSource clock;
  private final String does;

  /**
   * @param does what the function does with its product, one word
   */
  EventFunction(Configuration settings, InstantSource clock, String does) {
    this.settings = settings;
    this.clock = clock;
    this.does = does;
  }

  /** The story of an event begins. */
  abstract S begin(String requestId);

  /** It is for this book, at this time, and may still be refused. */
  void about(S story, BookKey book, Instant time, boolean watch) {}

  /**
   * Does what an event asks for.
   *
   * @param asked the time that the event names; empty when it names none
   * @param time the time that it is for
   * @return the answer, by field name
   * @throws TickFailedException when a retry can help
   */
  abstract Map<String, Object> run(BookKey book, Optional<Instant> asked, Instant time, S story);

  /** Watches a book between two ticks, when the function does that. */
  Map<String, Object> watch(BookKey book, Instant time, S story) {
    return refused(story, "detail-type: this function does not watch");
  }

  /**
   * Does what {@code event} asks for: its time counts, now if it has none.
   *
   * @param requestId Lambda's id of this invocation
   * @return the answer, by field name
   * @throws TickFailedException when a retry can help
   */
  final Map<String, Object> handle(String event, String requestId) {
    S story = begin(requestId);
    TickRequest request;
    try {
      request = TickRequest.parse("the event", event);
    } catch (InvalidEventException e) {
      return refused(story, e.getMessage());
    }
    Instant now = clock.instant();
    Instant time = request.time().orElse(now);
    BookKey book = settings.book(request.paper());
    about(story, book, time, request.watch());
    String product = request.productId().orElse(book.productId());
    if (!product.equals(book.productId())) {
      return refused(
          story,
          String.format(
              Locale.ROOT,
              "product_id: this function %s %s (ARGUS_PRODUCT_ID), not %s",
              does,
              book.productId(),
              product));
    }
    if (time.isAfter(now.plus(CLOCK_TOLERANCE))) {
      return refused(story, "time: " + time + " lies ahead of the clock, " + now);
    }
    return request.watch() ? watch(book, time, story) : run(book, request.time(), time, story);
  }

  /** Nothing is done for this event, and nothing will be. */
  final Map<String, Object> refused(S story, String why) {
    story.refused(why);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("outcome", "refused");
    answer.put("why", why);
    return answer;
  }
}
