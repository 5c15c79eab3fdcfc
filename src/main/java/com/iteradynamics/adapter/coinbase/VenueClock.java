package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.MarketMessages.ServerTime;
import com.iteradynamics.execution.Reading;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** The venue's clock beside ours. */
final class VenueClock {
  private static final HttpCall TIME =
      new HttpCall(
          "GET", CoinbaseClient.API + "/time", "", CoinbaseClient.HEADERS, Optional.empty());

  private final Transport transport;
  private final InstantSource clock;
  private final Retries retries;

  VenueClock(Transport transport, InstantSource clock, Retries retries) {
    this.transport = transport;
    this.clock = clock;
    this.retries = retries;
  }

  /** How far the venue's clock is ahead of ours, negative when it is behind. */
  Reading<Duration> ahead() {
    return retries.ask(this::once).reading();
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
    Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
    Answer<ServerTime> read = AnswerReader.read(TIME, answer, ServerTime.class);
    Optional<Instant> time =
        read.reading().read().flatMap(ServerTime::instant).or(() -> date(answer.headers()));
    return time.<Answer<Duration>>map(venue -> new Answer.Ok<>(Duration.between(middle, venue)))
        .orElseGet(() -> unclear(read));
  }

  private static Answer<Duration> unclear(Answer<ServerTime> read) {
    return switch (read.reading()) {
      case Reading.Read<ServerTime> ok -> new Answer.Unclear<>(TIME + ": it tells no time");
      case Reading.Unread<ServerTime>(String why, boolean away) -> new Answer.Unclear<>(why);
    };
  }

  /** When the answer was made, by its header, to the second. */
  private static Optional<Instant> date(Map<String, String> headers) {
    try {
      return Optional.ofNullable(headers.get("date"))
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
