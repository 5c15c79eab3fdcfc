package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.CoinbaseMessages.ServerTime;
import com.iteradynamics.execution.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The venue's clock beside ours. May be used by several threads. */
final class VenueClock {
  private static final HttpCall TIME =
      new HttpCall(
          "GET", CoinbaseClient.API + "/time", "", CoinbaseClient.HEADERS, Optional.empty());

  /** A clock that is off by more is not followed: that is the most that may be allowed at all. */
  private static final Duration FOLLOWED = Duration.ofMinutes(10);

  private final Transport transport;
  private final InstantSource clock;
  private final Retries retries;
  private volatile Duration last = Duration.ZERO;

  VenueClock(Transport transport, InstantSource clock, Retries retries) {
    this.transport = transport;
    this.clock = clock;
    this.retries = retries;
  }

  /** How far the venue's clock is ahead of ours, negative when it is behind. */
  Reading<Duration> ahead() {
    Reading<Duration> read = retries.ask(this::once).reading();
    read.read().ifPresent(this::follow);
    return read;
  }

  /**
   * The same as it was last read, without asking: what tokens are dated by, so that a venue that
   * allows nothing takes those of a clock that is off. Zero before it was ever read, and when it is
   * more than ten minutes.
   */
  Duration lastAhead() {
    return last;
  }

  /**
   * Takes the time from an answer to something else, to the second.
   *
   * @param before when it was asked for
   */
  void learn(HttpAnswer answer, Instant before) {
    date(answer.headers()).ifPresent(venue -> follow(Duration.between(middle(before), venue)));
  }

  private void follow(Duration ahead) {
    last = ahead.abs().compareTo(FOLLOWED) <= 0 ? ahead : Duration.ZERO;
  }

  private Instant middle(Instant before) {
    return before.plus(Duration.between(before, clock.instant()).dividedBy(2));
  }

  /** The time by the venue's clock. */
  Reading<Instant> now() {
    return switch (ahead()) {
      case Reading.Read<Duration>(Duration ahead) ->
          new Reading.Read<>(clock.instant().plus(ahead));
      case Reading.Unread<Duration>(String why, boolean away) -> new Reading.Unread<>(why, away);
    };
  }

  private Answer<Duration> once() {
    Instant before = clock.instant();
    HttpAnswer answer;
    try {
      answer = transport.exchange(TIME);
    } catch (IOException e) {
      return new Answer.Unclear<>(CoinbaseClient.noAnswer(TIME, e));
    }
    Instant middle = middle(before);
    Answer<ServerTime> read = AnswerReader.read(TIME, answer, ServerTime.class, before);
    Optional<Instant> time =
        read.reading().read().flatMap(ServerTime::instant).or(() -> date(answer.headers()));
    return time.<Answer<Duration>>map(venue -> new Answer.Ok<>(Duration.between(middle, venue)))
        .orElseGet(() -> unclear(read));
  }

  private static Answer<Duration> unclear(Answer<ServerTime> read) {
    return switch (read) {
      case Answer.Ok<ServerTime> ok -> new Answer.Unclear<>(TIME + ": it tells no time");
      case Answer.Refused<ServerTime>(int status, String why, Optional<Duration> after)
          when status == Answer.Refused.TOO_MANY ->
          new Answer.Refused<>(status, why, after);
      case Answer.Refused<ServerTime> refused -> new Answer.Unclear<>(refused.why());
      case Answer.Unclear<ServerTime>(String why) -> new Answer.Unclear<>(why);
      case Answer.NotSent<ServerTime>(String why) -> new Answer.Unclear<>(why);
    };
  }

  /** When the answer was made, by its header, to the second. */
  private static Optional<Instant> date(Map<String, String> headers) {
    return AnswerReader.time(headers.getOrDefault("date", ""));
  }
}
