package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.execution.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call with a key. After the first 401, which says that the venue did nothing, it is made once
 * more with the key read anew and dated by the venue's clock; each try has a token of its own.
 */
final class SignedCall<T> {
  /**
   * What is asked.
   *
   * @param path below {@value CoinbaseClient#API}
   * @param body JSON; empty for GET
   * @param last when it must have reached the venue, by our clock
   */
  record What(String method, String path, Query query, Optional<String> body, Instant last) {}

  /**
   * What it takes to sign and send.
   *
   * @param clock ours
   * @param venueClock how far the venue's is from it
   */
  record Tools(
      Exchange exchange,
      Tokens tokens,
      InstantSource clock,
      VenueClock venueClock,
      Reauthorisation reauthorisation) {}

  private final What what;
  private final Class<T> type;
  private final Tools tools;
  private final KeySource source;
  private Signer key;
  private boolean again;

  SignedCall(What what, Class<T> type, Tools tools, KeySource source, Signer key) {
    this.what = what;
    this.type = type;
    this.tools = tools;
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
    return switch (tools.reauthorisation().after401(source, key)) {
      case Reading.Unread<Signer>(String why, boolean away) ->
          new Answer.NotSent<>("not sent: " + why);
      case Reading.Read<Signer>(Signer next) -> {
        key = next;
        yield ask();
      }
    };
  }

  private Answer<T> ask() {
    Instant now = tools.clock().instant();
    Instant usual = now.plus(Tokens.LIFE);
    Instant expires = what.last().isBefore(usual) ? what.last() : usual;
    if (expires.getEpochSecond() <= now.getEpochSecond()) {
      return new Answer.NotSent<>(
          "not sent: it was held up, and should have been sent before " + expires);
    }
    Duration ahead = tools.venueClock().lastAhead();
    String path = CoinbaseClient.API + what.path();
    String token =
        tools.tokens().token(key, what.method(), path, now.plus(ahead), expires.plus(ahead));
    Map<String, String> headers = new HashMap<>(CoinbaseClient.HEADERS);
    headers.put("authorization", "Bearer " + token);
    if (what.body().isPresent()) {
      headers.put("content-type", "application/json");
    }
    HttpCall call = new HttpCall(what.method(), path, what.query().text(), headers, what.body());
    return tools.exchange().send(call, Optional.of(token), type);
  }
}
