package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.execution.Pause;
import com.iteradynamics.execution.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Requests to Coinbase Advanced Trade, each with a token of its own. What only reads is asked again
 * when there was no clear answer; what does something only when it was certainly not done. May be
 * used by several threads.
 */
public final class CoinbaseClient {
  static final String API = "/api/v3/brokerage";

  /** Public answers are otherwise up to some seconds old. */
  static final Map<String, String> HEADERS =
      Map.of("accept", "application/json", "cache-control", "no-cache");

  private final Optional<KeySource> keys;
  private final InstantSource clock;
  private final Retries retries;
  private final VenueClock venueClock;
  private final Exchange exchange;
  private final SignedCall.Tools tools;
  private final Pause pause;
  private final Consumer<String> notices;

  public CoinbaseClient(CoinbaseAccess access) {
    keys = access.keys();
    clock = access.clock();
    notices = access.notices();
    pause = access.pause();
    retries = new Retries(clock, access.pause(), access.random());
    venueClock = new VenueClock(access.transport(), clock, retries);
    exchange = new Exchange(access.transport(), clock, venueClock);
    tools =
        new SignedCall.Tools(
            exchange,
            new Tokens(access.host(), access.random()),
            clock,
            venueClock,
            new Reauthorisation(venueClock, clock, notices));
  }

  /** Whether there is a key, so that private paths can be asked. */
  boolean hasKey() {
    return keys.isPresent();
  }

  InstantSource clock() {
    return clock;
  }

  VenueClock venueClock() {
    return venueClock;
  }

  /**
   * Does nothing for a while; answers at once that there is no time when that would be too long.
   */
  boolean rests(Duration time, Instant deadline) {
    boolean possible = !clock.instant().plus(time).isAfter(deadline);
    if (possible) {
      pause.pause(time);
    }
    return possible;
  }

  /** Tells something that somebody should read. */
  void notice(String text) {
    notices.accept(text);
  }

  /**
   * Reads without a key.
   *
   * @param path below {@value #API}, as {@code /market/products/BTC-USD}
   */
  <T> Answer<T> getPublic(String path, Query query, Class<T> type) {
    return retries.ask(() -> getPublicOnce(path, query, type));
  }

  /** The same, and not again when there is no clear answer. */
  <T> Answer<T> getPublicOnce(String path, Query query, Class<T> type) {
    HttpCall call = new HttpCall("GET", API + path, query.text(), HEADERS, Optional.empty());
    return exchange.send(call, Optional.empty(), type);
  }

  /** Reads with the key; after the first 401 once more, with the key read anew. */
  <T> Answer<T> get(String path, Query query, Class<T> type) {
    return withKey(
        new SignedCall.What("GET", path, query, Optional.empty(), Instant.MAX),
        type,
        call -> retries.ask(call::once));
  }

  /**
   * Has the venue do something, once. After a 401, which says that it was not done, it is sent once
   * more with the key read anew.
   *
   * @param body JSON
   */
  <T> Answer<T> post(String path, String body, Class<T> type) {
    return withKey(post(path, body, Instant.MAX), type, SignedCall::once);
  }

  /**
   * The same, unless it would reach the venue after {@code last}. As long as the venue answers that
   * too much is asked of it, which says that it was not done either, it is sent again, after pauses
   * as long as the venue wants.
   *
   * @param deadline when whoever waits for the answer has to go on: nothing is sent again later
   */
  <T> Answer<T> post(String path, String body, Class<T> type, Instant last, Instant deadline) {
    return withKey(post(path, body, last), type, call -> retries.send(call::once, deadline));
  }

  private static SignedCall.What post(String path, String body, Instant last) {
    return new SignedCall.What("POST", path, Query.NONE, Optional.of(body), last);
  }

  private <T> Answer<T> withKey(
      SignedCall.What what, Class<T> type, Function<SignedCall<T>, Answer<T>> asked) {
    if (keys.isEmpty()) {
      return new Answer.NotSent<>("not sent: there is no key of the venue");
    }
    KeySource source = keys.get();
    return switch (source.key()) {
      case Reading.Unread<Signer>(String why, boolean away) ->
          new Answer.NotSent<>("not sent: " + why);
      case Reading.Read<Signer>(Signer key) ->
          asked.apply(new SignedCall<>(what, type, tools, source, key));
    };
  }

  /** Why there is no answer, in words. */
  static String noAnswer(HttpCall call, IOException e) {
    String message = e.getMessage() == null ? "" : ": " + AnswerReader.shortened(e.getMessage());
    return call + ": no answer: " + e.getClass().getSimpleName() + message;
  }
}
