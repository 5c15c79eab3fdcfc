package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.AnswerReader;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Page;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.Sleeper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final int MOST_PAGES = 200;

  private static final int FINGERPRINT_BYTES = 8;

  private final Optional<KeySource> keys;
  private final InstantSource clock;
  private final Transport transport;
  private final Retries retries;
  private final VenueClock venueClock;
  private final Tokens tokens;
  private final Reauthorization reauthorisation;
  private final Sleeper pause;
  private final Consumer<String> notices;

  public CoinbaseClient(CoinbaseAccess access) {
    keys = access.keys();
    clock = access.clock();
    notices = access.notices();
    pause = access.pause();
    retries = new Retries(clock, access.pause(), access.random());
    venueClock = new VenueClock(access.transport(), clock, retries);
    transport = access.transport();
    tokens = new Tokens(access.host(), access.random());
    reauthorisation = new Reauthorization(venueClock, clock, notices);
  }

  /** Whether there is a key, so that private paths can be asked. */
  public boolean hasKey() {
    return keys.isPresent();
  }

  /**
   * Whose key it is: a word that no other key has and that tells nothing of it; empty without a key
   * that can be read.
   */
  public Optional<String> account() {
    return keys.flatMap(source -> source.key().read()).map(key -> fingerprint(key.keyName()));
  }

  private static String fingerprint(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public InstantSource clock() {
    return clock;
  }

  public VenueClock venueClock() {
    return venueClock;
  }

  /**
   * Does nothing for a while; answers at once that there is no time when that would be too long.
   */
  public boolean rests(Duration time, Instant deadline) {
    boolean possible = !clock.instant().plus(time).isAfter(deadline);
    if (possible) {
      pause.pause(time);
    }
    return possible;
  }

  /** Tells something to the operator. */
  public void notice(String text) {
    notices.accept(text);
  }

  /**
   * Reads without a key.
   *
   * @param path below {@value #API}, as {@code /market/products/BTC-USD}
   */
  public <T> Answer<T> getPublic(String path, Query query, Class<T> type) {
    return retries.ask(() -> getPublicOnce(path, query, type));
  }

  /** The same, and not again when there is no clear answer. */
  public <T> Answer<T> getPublicOnce(String path, Query query, Class<T> type) {
    HttpCall call = new HttpCall("GET", API + path, query.text(), HEADERS, Optional.empty());
    return send(call, Optional.empty(), type);
  }

  /** Reads with the key; after the first 401 once more, with the key read anew. */
  public <T> Answer<T> get(String path, Query query, Class<T> type) {
    return withKey(
        new What<>("GET", path, query, Optional.empty(), Instant.MAX, type),
        call -> retries.ask(call::once));
  }

  /** The same, and not again when there is no clear answer. */
  public <T> Answer<T> getOnce(String path, Query query, Class<T> type) {
    return withKey(
        new What<>("GET", path, query, Optional.empty(), Instant.MAX, type), SignedCall::once);
  }

  /**
   * Has the venue do something, once. After a 401, which says that it was not done, it is sent once
   * more with the key read anew.
   *
   * @param body JSON
   */
  public <T> Answer<T> post(String path, String body, Class<T> type) {
    return withKey(post(path, body, Instant.MAX, type), SignedCall::once);
  }

  /**
   * The same, unless it would reach the venue after {@code last}. As long as the venue answers that
   * too much is asked of it, which says that it was not done either, it is sent again, after pauses
   * as long as the venue wants.
   *
   * @param deadline the caller's deadline: nothing is sent again later
   */
  public <T> Answer<T> post(
      String path, String body, Class<T> type, Instant last, Instant deadline) {
    return withKey(post(path, body, last, type), call -> retries.send(call::once, deadline));
  }

  private static <T> What<T> post(String path, String body, Instant last, Class<T> type) {
    return new What<>("POST", path, Query.NONE, Optional.of(body), last, type);
  }

  private <T> Answer<T> withKey(What<T> what, Function<SignedCall<T>, Answer<T>> asked) {
    if (keys.isEmpty()) {
      return new Answer.NotSent<>("not sent: there is no key of the venue");
    }
    KeySource source = keys.get();
    return switch (source.key()) {
      case Result.Failed<Signer>(String why, boolean away) ->
          new Answer.NotSent<>("not sent: " + why);
      case Result.Ok<Signer>(Signer key) -> asked.apply(new SignedCall<>(what, source, key));
    };
  }

  /**
   * Everything on every page. A list that may not be whole counts as unread: who looks for
   * something in it must not take its absence for an answer.
   *
   * @param query of the first page; the others have a cursor too
   */
  public <T, P extends Page<T>> Result<List<T>> all(String path, Query query, Class<P> type) {
    List<T> all = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    Query next = query;
    for (int page = 0; page < MOST_PAGES; page++) {
      Result<P> read = get(path, next, type).reading();
      if (read instanceof Result.Failed<P>(String why, boolean away)) {
        return new Result.Failed<>(why);
      }
      P answer = read.read().orElseThrow();
      if (answer.items().isEmpty()) {
        return new Result.Failed<>(path + ": the answer holds no list");
      }
      List<T> items = answer.items().get();
      all.addAll(items);
      if (isLast(answer, items)) {
        return new Result.Ok<>(List.copyOf(all));
      }
      if (answer.cursor().isEmpty() || !cursors.add(answer.cursor())) {
        return new Result.Failed<>(path + ": there is more, but no way to it");
      }
      next = query.with("cursor", answer.cursor());
    }
    return new Result.Failed<>(path + ": more than " + MOST_PAGES + " pages");
  }

  /** A list that does not say whether there is more ends without a cursor, or with nothing. */
  private static <T> boolean isLast(Page<T> page, List<T> items) {
    Optional<Boolean> more = page.hasNext();
    return more.map(next -> !next).orElse(page.cursor().isEmpty() || items.isEmpty());
  }

  /**
   * The answer to {@code call}, sent once.
   *
   * @param token which must not be shown, should the venue repeat it
   */
  private <T> Answer<T> send(HttpCall call, Optional<String> token, Class<T> type) {
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
      return new Answer.Indeterminate<>(noAnswer(call, e));
    }
  }

  /** Why there is no answer, in words. */
  static String noAnswer(HttpCall call, IOException e) {
    String message = e.getMessage() == null ? "" : ": " + AnswerReader.shortened(e.getMessage());
    return call + ": no answer: " + e.getClass().getSimpleName() + message;
  }

  /**
   * What is asked with the key.
   *
   * @param path below {@value #API}
   * @param body JSON; empty for GET
   * @param last when it must have reached the venue, by our clock
   */
  private record What<T>(
      String method,
      String path,
      Query query,
      Optional<String> body,
      Instant last,
      Class<T> type) {}

  /**
   * A call with a key. After the first 401, which says that the venue did nothing, it is made once
   * more with the key read anew and dated by the venue's clock; each try has a token of its own.
   */
  private final class SignedCall<T> {
    private final What<T> what;
    private final KeySource source;
    private Signer key;
    private boolean again;

    SignedCall(What<T> what, KeySource source, Signer key) {
      this.what = what;
      this.source = source;
      this.key = key;
    }

    /** The answer to one try, or to two when the first was not let in. */
    Answer<T> once() {
      Answer<T> first = ask();
      boolean unauthorized =
          first instanceof Answer.Refused<T> refused
              && refused.status() == Answer.Refused.UNAUTHORIZED;
      if (!unauthorized || again) {
        return first;
      }
      again = true;
      return switch (reauthorisation.after401(source, key)) {
        case Result.Failed<Signer>(String why, boolean away) ->
            new Answer.NotSent<>("not sent: " + why);
        case Result.Ok<Signer>(Signer next) -> {
          key = next;
          yield ask();
        }
      };
    }

    private Answer<T> ask() {
      Instant now = clock.instant();
      Instant usual = now.plus(Tokens.LIFE);
      Instant expires = what.last().isBefore(usual) ? what.last() : usual;
      if (expires.getEpochSecond() <= now.getEpochSecond()) {
        return new Answer.NotSent<>(
            "not sent: it was held up, and should have been sent before " + expires);
      }
      Duration ahead = venueClock.lastAhead();
      String path = API + what.path();
      String token = tokens.token(key, what.method(), path, now.plus(ahead), expires.plus(ahead));
      Map<String, String> headers = new HashMap<>(HEADERS);
      headers.put("authorization", "Bearer " + token);
      if (what.body().isPresent()) {
        headers.put("content-type", "application/json");
      }
      HttpCall call = new HttpCall(what.method(), path, what.query().text(), headers, what.body());
      return send(call, Optional.of(token), what.type());
    }
  }
}
