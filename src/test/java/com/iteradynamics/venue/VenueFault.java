package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the venue can misbehave. Each is met by one call, some with consequences for later ones. */
public enum VenueFault {
  /** Nothing is done, and no answer comes in time. */
  TIMEOUT_BEFORE_ACCEPTANCE(Kind.INSTEAD),
  /** Nothing is done, and the connection breaks. */
  RESET_BEFORE_ACCEPTANCE(Kind.INSTEAD),
  /** Nothing is done: 429 with a page. */
  THROTTLED_HTML(Kind.INSTEAD),
  /** Nothing is done: 429 with the documented body. */
  THROTTLED_JSON(Kind.INSTEAD),
  /** Nothing is done: 429 that says for how long, and so is every such call until then. */
  THROTTLED_FOR_SECONDS(Kind.INSTEAD),
  /** Nothing is done: 500 with a body in JSON. */
  INTERNAL_ERROR(Kind.INSTEAD),
  /** Nothing is done: 502 with a page of the network in front. */
  BAD_GATEWAY_HTML(Kind.INSTEAD),
  /** Nothing is done: 503 with a reference in plain text. */
  UNAVAILABLE_TEXT(Kind.INSTEAD),
  /** Nothing is done: 504 with nothing. */
  GATEWAY_TIMEOUT_EMPTY(Kind.INSTEAD),
  /** Nothing is done: 401, although the token is good. */
  UNAUTHORIZED(Kind.PRIVATE),

  /** It is done, but no answer comes in time. */
  TIMEOUT_AFTER_ACCEPTANCE(Kind.AFTER),
  /** It is done, but the connection breaks. */
  RESET_AFTER_ACCEPTANCE(Kind.AFTER),
  /** It is done, but answered with 500. */
  INTERNAL_ERROR_AFTER_ACCEPTANCE(Kind.AFTER),
  /** It is done, but answered with 502 and a page. */
  BAD_GATEWAY_AFTER_ACCEPTANCE(Kind.AFTER),
  /** It is done, but answered with 504 and nothing. */
  GATEWAY_TIMEOUT_AFTER_ACCEPTANCE(Kind.AFTER),
  /** It is done and answered with 200, but the body ends half way. */
  CUT_OFF_BODY(Kind.ANSWER),
  /** It is done and answered with 200 and nothing. */
  EMPTY_BODY(Kind.ANSWER),

  /** An order that takes gets a part only and ends CANCELLED. */
  PARTIAL_IOC(Kind.ORDER),
  /** An order is FILLED and says "Internal error". */
  FILLED_WITH_CANCEL_MESSAGE(Kind.ORDER),
  /** An order is PENDING and then OPEN for seconds before anything is done with it. */
  SLOW_FILL(Kind.ORDER),
  /** An order is FILLED, but for seconds not settled. */
  SLOW_SETTLE(Kind.ORDER),
  /** An order's fills are listed seconds later than its totals tell of them. */
  LATE_FILLS(Kind.ORDER),
  /** An order's fills do not say what they cost; its totals do. */
  FILLS_WITHOUT_FEES(Kind.ORDER),
  /** An order that takes is CANCELLED and not settled, and gets a part only seconds later. */
  CANCELLED_BEFORE_FILLS(Kind.ORDER),
  /** What an order's fills bring arrives in the wallet without what is beyond eight decimals. */
  CREDITS_CUT(Kind.ORDER),
  /** An order cannot be seen in the list of orders for seconds. */
  LATE_LISTING(Kind.ORDER),
  /** A resting order gets a part only, however much is traded. */
  PARTIAL_MAKER(Kind.ORDER),
  /** An order is accepted and FAILED afterwards. */
  FAILED_ORDER(Kind.ORDER),
  /** A cancellation is accepted, and done seconds later. */
  SLOW_CANCEL(Kind.CANCEL),

  /**
   * Candles as they were minutes ago; a public answer that may be cached has the forming one too.
   */
  STALE_CANDLES(Kind.CANDLES),
  /** The newest candle is the one that forms, from its first second. */
  FORMING_CANDLE(Kind.CANDLES),
  /** One of the candles is not there. */
  MISSING_CANDLE(Kind.CANDLES),
  /** The newest closed candle appears seconds later, for everybody. */
  LATE_CANDLE(Kind.CANDLES),

  /** One of the closed hours is there twice, the second time with other prices. */
  DUPLICATE_CANDLE(Kind.CANDLES),
  /** One of the candles does not say how much was traded: null, nothing, or no such field. */
  NULL_VOLUME(Kind.CANDLES),

  /** The best prices are those of a day ago, and say so. */
  STALE_QUOTE(Kind.QUOTE),
  /** The best prices are there, but nothing is offered at one of them. */
  QUOTE_WITHOUT_SIZE(Kind.QUOTE),

  /** There is a second active wallet in US dollars. */
  SECOND_CASH_WALLET(Kind.WALLETS),
  /** What of the cash is on hold is not reported: null. */
  NULL_HOLD(Kind.WALLETS),

  /** Objects have fields that nobody knows. */
  UNKNOWN_FIELDS(Kind.SHAPE),
  /** Enums have values that nobody knows. */
  UNKNOWN_ENUM_VALUES(Kind.SHAPE),
  /** A new order's id is at the top too, as before September 2024. */
  LEGACY_ORDER_ID(Kind.REPLY),
  /** Zeros are empty texts. */
  EMPTY_STRINGS(Kind.SHAPE),
  /** Fields that are not needed are missing. */
  MISSING_OPTIONAL_FIELDS(Kind.SHAPE),

  /** The venue's clock is off for a minute. */
  CLOCK_SKEW(Kind.CLOCK);

  /** When a fault comes into play. */
  enum Kind {
    INSTEAD,
    PRIVATE,
    AFTER,
    ANSWER,
    ORDER,
    CANCEL,
    CANDLES,
    QUOTE,
    WALLETS,
    SHAPE,
    REPLY,
    CLOCK
  }

  private final Kind kind;

  VenueFault(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** Whether a call of this kind can meet it. */
  public boolean meets(Endpoint endpoint) {
    return switch (kind) {
      case INSTEAD, ANSWER, SHAPE, CLOCK -> true;
      case PRIVATE -> !endpoint.isPublic();
      case AFTER -> endpoint.trades();
      case ORDER, REPLY -> endpoint == Endpoint.CREATE;
      case CANCEL -> endpoint == Endpoint.CANCEL;
      case CANDLES -> endpoint.isCandles();
      case QUOTE -> endpoint.isQuotes();
      case WALLETS -> endpoint == Endpoint.ACCOUNTS;
    };
  }

  /** What a call of this path can meet; nothing when the venue has no such path. */
  public static List<VenueFault> of(HttpCall call) {
    return Route.of(call.path())
        .map(route -> Arrays.stream(values()).filter(each -> each.meets(route.endpoint())).toList())
        .orElse(List.of());
  }

  /** Its name as it is typed, for example {@code timeout-after-acceptance}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault that this word names; empty when there is none. */
  public static Optional<VenueFault> of(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(VenueFault::word).toList();
  }
}
