package com.iteradynamics.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a simulated world does to Argus, and how often: the share of its occasions. */
enum Disturbance {
  DUPLICATE_EVENT(Occasion.HOUR, 0.08),
  LATE_EVENT(Occasion.HOUR, 0.05),
  REORDERED_EVENT(Occasion.HOUR, 0.03),
  MISSING_EVENT(Occasion.HOUR, 0.02),
  OLD_EVENT(Occasion.HOUR, 0.02),
  PAPER_EVENT(Occasion.HOUR, 0.04),

  CLOCK_AHEAD(Occasion.START, 0.04),
  CLOCK_BEHIND(Occasion.START, 0.04),

  KILLED_BEFORE_CALL(Occasion.CALL, 0.0012),
  STALLED(Occasion.CALL, 0.0010),
  SLOW_CALL(Occasion.CALL, 0.0020),
  KILLED_AFTER_CALL(Occasion.ANSWER, 0.0012),

  DYNAMO_THROTTLED(Occasion.DYNAMO_CALL, 0.0015),
  DYNAMO_THROUGHPUT_EXCEEDED(Occasion.DYNAMO_CALL, 0.0010),
  DYNAMO_ERROR(Occasion.DYNAMO_CALL, 0.0010),
  DYNAMO_REQUEST_LOST(Occasion.DYNAMO_CALL, 0.0015),
  DYNAMO_LATE(Occasion.DYNAMO_CALL, 0.0005),
  DYNAMO_DENIED(Occasion.DYNAMO_CALL, 0.0005),
  TRANSACTION_CONFLICT(Occasion.TRANSACTION, 0.0040),
  DYNAMO_ANSWER_LOST(Occasion.DYNAMO_ANSWER, 0.0025),
  DYNAMO_ERROR_AFTERWARDS(Occasion.DYNAMO_ANSWER, 0.0010),
  DYNAMO_ANSWER_LATE(Occasion.DYNAMO_ANSWER, 0.0010),

  S3_SLOW_DOWN(Occasion.S3_CALL, 0.0020),
  S3_DENIED(Occasion.S3_CALL, 0.0010),
  S3_BROKEN(Occasion.S3_CALL, 0.0020),
  CANDLE_LATE(Occasion.ARCHIVE, 0.004),
  CANDLE_MISSING(Occasion.ARCHIVE, 0.002),
  CANDLES_DAMAGED(Occasion.ARCHIVE, 0.002),

  EVENTS_NOT_TAKEN(Occasion.EVENTS, 0.03),

  VENUE_FAULT(Occasion.VENUE_CALL, 0.015),
  CANDLE_FAULT(Occasion.CANDLE_CALL, 0.15),
  ORDER_FAULT(Occasion.ORDER_CALL, 0.15),
  ORDER_ARRIVES_LATE(Occasion.ORDER_CALL, 0.05),
  WRONG_KEY(Occasion.PEOPLE, 0.004),
  DEPOSIT(Occasion.PEOPLE, 0.010),
  WITHDRAWAL(Occasion.PEOPLE, 0.008),
  HOLD(Occasion.PEOPLE, 0.008),
  BOUGHT_BY_HAND(Occasion.PEOPLE, 0.010),
  SOLD_BY_HAND(Occasion.PEOPLE, 0.008),
  PRODUCT_FLAGGED(Occasion.PEOPLE, 0.006),
  HALTED(Occasion.PEOPLE, 0.006),
  REDUCED(Occasion.PEOPLE, 0.005),
  FLOW_RECORDED(Occasion.PEOPLE, 0.008),
  CASH_TAKEN_OUT(Occasion.PEOPLE, 0.012),

  SINGLE_HOLES(Occasion.TAPE, 0),
  RUNS_OF_HOLES(Occasion.TAPE, 0),
  REGULAR_HOLES(Occasion.TAPE, 0),
  EARLY_EVENT(Occasion.HOUR, 0.02),
  OLD_EVENT_MEANWHILE(Occasion.HOUR, 0.02),
  ARCHIVE_AWAY(Occasion.OUTAGE, 0.006),
  FEED_AWAY(Occasion.OUTAGE, 0.006),
  EVENT_BUS_AWAY(Occasion.OUTAGE, 0.003),
  RESET_RECORDED(Occasion.PEOPLE, 0.008),
  ADOPTED(Occasion.PEOPLE, 0.008),
  CANDLE_CORRECTED(Occasion.CANDLE_ANSWER, 0.05);

  /** When a disturbance may happen. */
  enum Occasion {
    /** Once for each hour that an event belongs to. */
    HOUR,
    /** Each start of a process. */
    START,
    /** Before each call to AWS or the venue. */
    CALL,
    /** After each call to AWS or the venue. */
    ANSWER,
    DYNAMO_CALL,
    TRANSACTION,
    DYNAMO_ANSWER,
    S3_CALL,
    /** Once an hour. */
    ARCHIVE,
    /** Each time that events are published. */
    EVENTS,
    VENUE_CALL,
    /** Each call for candles, which is rare: the archive mostly has them. */
    CANDLE_CALL,
    /** Each answer with candles of which Argus has recorded some. */
    CANDLE_ANSWER,
    /** Each call that has the venue do something. */
    ORDER_CALL,
    /** Once an hour. */
    PEOPLE,
    /** Never drawn: the world's tape is so. */
    TAPE,
    /** Once an hour: something is away from then on for seconds, minutes, hours or days. */
    OUTAGE
  }

  private static final Map<Occasion, List<Disturbance>> BY_OCCASION =
      Arrays.stream(values())
          .collect(
              Collectors.groupingBy(
                  each -> each.occasion, () -> new EnumMap<>(Occasion.class), Collectors.toList()));

  private final Occasion occasion;
  private final double share;

  Disturbance(Occasion occasion, double share) {
    this.occasion = occasion;
    this.share = share;
  }

  /** What may happen at an occasion; at most one of them does. */
  static List<Disturbance> of(Occasion occasion) {
    return BY_OCCASION.get(occasion);
  }

  /** Probability at each of its occasions, 0..1. */
  double share() {
    return share;
  }

  /** In words. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
