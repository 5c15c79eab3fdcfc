package com.iteradynamics.adapter.coinbase;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One call, once, and what is to be made of what comes back. */
final class Exchange {
  private final Transport transport;
  private final InstantSource clock;
  private final VenueClock venueClock;

  Exchange(Transport transport, InstantSource clock, VenueClock venueClock) {
    this.transport = transport;
    this.clock = clock;
    this.venueClock = venueClock;
  }

  /**
   * The answer to {@code call}.
   *
   * @param token which must not be told to anybody, should the venue repeat it
   */
  <T> Answer<T> send(HttpCall call, Optional<String> token, Class<T> type) {
    Instant before = clock.instant();
    try {
      HttpAnswer answer = transport.exchange(call);
      if (answer.status() == Answer.Refused.UNAUTHORIZED) {
        venueClock.learn(answer, before);
      }
      boolean quoted = token.isPresent() && answer.body().contains(token.get());
      return AnswerReader.read(
          call,
          quoted
              ? new HttpAnswer(
                  answer.status(), answer.headers(), answer.body().replace(token.get(), "***"))
              : answer,
          type,
          clock.instant());
    } catch (IOException e) {
      return new Answer.Unclear<>(CoinbaseClient.noAnswer(call, e));
    }
  }
}
