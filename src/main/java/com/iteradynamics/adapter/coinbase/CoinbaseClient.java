package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.execution.Reading;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Requests to Coinbase Advanced Trade, each with a token of its own. What only reads is asked again
 * when there was no clear answer; what does something never is. May be used by several threads.
 */
public final class CoinbaseClient {
  static final String API = "/api/v3/brokerage";

  /** Public answers are otherwise up to some seconds old. */
  static final Map<String, String> HEADERS =
      Map.of("accept", "application/json", "cache-control", "no-cache");

  private final Transport transport;
  private final Optional<KeySource> keys;
  private final InstantSource clock;
  private final Retries retries;
  private final Tokens tokens;
  private final VenueClock venueClock;
  private final Reauthorisation reauthorisation;
  private final Consumer<String> notices;

  public CoinbaseClient(CoinbaseAccess access) {
    transport = access.transport();
    keys = access.keys();
    clock = access.clock();
    retries = new Retries(clock, access.pause(), access.random());
    tokens = new Tokens(access.host(), access.random());
    venueClock = new VenueClock(transport, clock, retries);
    reauthorisation = new Reauthorisation(venueClock, clock, access.notices());
    notices = access.notices();
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
    HttpCall call = new HttpCall("GET", API + path, query.text(), HEADERS, Optional.empty());
    return retries.ask(() -> exchange(call, Optional.empty(), type));
  }

  /** Reads with the key; after the first 401 once more, with the key read anew. */
  <T> Answer<T> get(String path, Query query, Class<T> type) {
    return withKey(
        (source, key) -> {
          SignedGet<T> get = new SignedGet<>(path, query, type, source, key);
          return retries.ask(get::once);
        });
  }

  /**
   * Has the venue do something, once.
   *
   * @param body JSON
   */
  <T> Answer<T> post(String path, String body, Class<T> type) {
    return post(path, body, type, now -> now.plus(Tokens.LIFE));
  }

  /** The same, unless it would reach the venue after {@code last}. */
  <T> Answer<T> post(String path, String body, Class<T> type, Instant last) {
    return post(
        path,
        body,
        type,
        now -> {
          Instant usual = now.plus(Tokens.LIFE);
          return last.isBefore(usual) ? last : usual;
        });
  }

  private <T> Answer<T> post(
      String path, String body, Class<T> type, Function<Instant, Instant> expiry) {
    return withKey(
        (source, key) -> {
          Instant now = clock.instant();
          Instant expires = expiry.apply(now);
          if (expires.getEpochSecond() <= now.getEpochSecond()) {
            return new Answer.NotSent<>(
                "not sent: it was held up, and should have been sent before " + expires);
          }
          String token = tokens.token(key, "POST", API + path, now, expires);
          Map<String, String> headers = signed(token);
          headers.put("content-type", "application/json");
          HttpCall call = new HttpCall("POST", API + path, "", headers, Optional.of(body));
          return exchange(call, Optional.of(token), type);
        });
  }

  /** What is done with a key. */
  private interface Keyed<T> {
    Answer<T> with(KeySource source, Signer key);
  }

  private <T> Answer<T> withKey(Keyed<T> what) {
    if (keys.isEmpty()) {
      return new Answer.NotSent<>("not sent: there is no key of the venue");
    }
    return switch (keys.get().key()) {
      case Reading.Unread<Signer>(String why, boolean away) -> new Answer.NotSent<>("not sent: " + why);
      case Reading.Read<Signer>(Signer key) -> what.with(keys.get(), key);
    };
  }

  private static Map<String, String> signed(String token) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.put("authorization", "Bearer " + token);
    return headers;
  }

  private <T> Answer<T> exchange(HttpCall call, Optional<String> token, Class<T> type) {
    try {
      HttpAnswer answer = transport.exchange(call);
      boolean quoted = token.isPresent() && answer.body().contains(token.get());
      return AnswerReader.read(
          call,
          quoted
              ? new HttpAnswer(
                  answer.status(), answer.headers(), answer.body().replace(token.get(), "***"))
              : answer,
          type);
    } catch (IOException e) {
      return new Answer.Unclear<>(noAnswer(call, e));
    }
  }

  /** Why there is no answer, in words. */
  static String noAnswer(HttpCall call, IOException e) {
    String message = e.getMessage() == null ? "" : ": " + AnswerReader.shortened(e.getMessage());
    return call + ": no answer: " + e.getClass().getSimpleName() + message;
  }

  /** One read with a key, which signs again once. */
  private final class SignedGet<T> {
    private final String path;
    private final Query query;
    private final Class<T> type;
    private final KeySource source;
    private Signer key;
    private boolean again;

    SignedGet(String path, Query query, Class<T> type, KeySource source, Signer key) {
      this.path = path;
      this.query = query;
      this.type = type;
      this.source = source;
      this.key = key;
    }

    Answer<T> once() {
      Answer<T> first = ask();
      boolean unauthorized =
          first instanceof Answer.Refused<T>(int status, String why)
              && status == Answer.Refused.UNAUTHORIZED;
      if (!unauthorized || again) {
        return first;
      }
      again = true;
      return switch (reauthorisation.after401(source, key)) {
        case Reading.Unread<Signer>(String why, boolean away) -> new Answer.NotSent<>("not sent: " + why);
        case Reading.Read<Signer>(Signer next) -> {
          key = next;
          yield ask();
        }
      };
    }

    private Answer<T> ask() {
      Instant now = clock.instant();
      String token = tokens.token(key, "GET", API + path, now, now.plus(Tokens.LIFE));
      HttpCall call =
          new HttpCall("GET", API + path, query.text(), signed(token), Optional.empty());
      return exchange(call, Optional.of(token), type);
    }
  }
}
