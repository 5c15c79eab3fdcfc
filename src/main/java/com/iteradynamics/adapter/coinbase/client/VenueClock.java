package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.AnswerReader;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.ServerTime;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.execution.port.Result;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The venue's clock beside ours. May be used by several threads. */
public final class VenueClock {
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
  public Result<Duration> ahead() {
    Result<Duration> read = retries.ask(this::once).reading();
    read.read().ifPresent(this::follow);
    return read;
  }

  /**
   * The same as it was last read, without asking: what tokens are dated by, so that a venue that
   * allows nothing takes those of a clock that is off. Zero before it was ever read, and when it is
   * more than ten minutes.
   */
  public Duration lastAhead() {
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
  public Result<Instant> now() {
    return switch (ahead()) {
      case Result.Ok<Duration>(Duration ahead) -> new Result.Ok<>(clock.instant().plus(ahead));
      case Result.Failed<Duration>(String why, boolean away) -> new Result.Failed<>(why, away);
    };
  }

  private Answer<Duration> once() {
    Instant before = clock.instant();
    HttpAnswer answer;
    try {
      answer = transport.exchange(TIME);
    } catch (IOException e) {
      return new Answer.Indeterminate<>(CoinbaseClient.noAnswer(TIME, e));
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
      case Answer.Ok<ServerTime> ok -> new Answer.Indeterminate<>(TIME + ": it reports no time");
      case Answer.Refused<ServerTime>(int status, String why, Optional<Duration> after)
          when status == Answer.Refused.TOO_MANY ->
          new Answer.Refused<>(status, why, after);
      case Answer.Refused<ServerTime> refused -> new Answer.Indeterminate<>(refused.why());
      case Answer.Indeterminate<ServerTime>(String why) -> new Answer.Indeterminate<>(why);
      case Answer.NotSent<ServerTime>(String why) -> new Answer.Indeterminate<>(why);
    };
  }

  /** When the answer was made, by its header, to the second. */
  private static Optional<Instant> date(Map<String, String> headers) {
    return AnswerReader.time(headers.getOrDefault("date", ""));
  }
}
