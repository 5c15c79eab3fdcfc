package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedFeed;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.market.CurrencyPair;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words in which tick and explain describe a record. What it lacks, as one of an older version
 * or of a tick that ended early, is described as not recorded.
 */
record RecordDescriptions(CortexRecord record) {
  /** What is said of money that was not known in the hour. */
  static final String NOT_KNOWN = "not known";

  /** What is said of a planned exit where there is none. */
  static final String NO_HORIZON = "none, the strategy wants no horizon";

  private static final String NOT_RECORDED = "not recorded";

  /** A field as it is. */
  String text(Field<?> field) {
    return record.get(field).map(Object::toString).orElse(NOT_RECORDED);
  }

  /** A number with at most four decimals. */
  String decimal(Field<Double> field) {
    return record.get(field).map(value -> NumberFormat.decimal(value, 4)).orElse(NOT_RECORDED);
  }

  /** An exact quantity. */
  String quantity(Field<BigDecimal> field) {
    return record.get(field).map(NumberFormat::quantity).orElse(NOT_RECORDED);
  }

  /** A fraction. */
  String percent(Field<Double> field) {
    return record.get(field).map(NumberFormat::percent).orElse(NOT_RECORDED);
  }

  String percent(Optional<Double> fraction) {
    return fraction.map(NumberFormat::percent).orElse(NOT_KNOWN);
  }

  /** The state before the hour; empty when it is not recorded, or cannot be read. */
  Optional<PrimeState> before() {
    try {
      return new RecordInputs(record).state().valid();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How many entries of a list are not what they have to be; empty when all are. */
  <T> Optional<String> unreadable(Field<List<T>> list) {
    int all = record.fields().get(list.name()) instanceof List<?> given ? given.size() : 0;
    int others = all - record.all(list).size();
    return Optional.of(others + " that cannot be read").filter(words -> others > 0);
  }

  String base() {
    return pair().base();
  }

  String quote() {
    return pair().quote();
  }

  private CurrencyPair pair() {
    return CurrencyPair.of(record.get(Recorded.PRODUCT_ID).orElse(""));
  }

  String usd(Optional<Double> known) {
    return known.map(amount -> NumberFormat.amount(amount, quote())).orElse(NOT_KNOWN);
  }

  /** How many candles there were, and where they end; empty when none were asked for. */
  Optional<String> candles(String noun) {
    return record.get(Recorded.WINDOW_CANDLES).map(count -> count + noun + newest());
  }

  private String newest() {
    return record.get(Recorded.ASOF_TS).map(at -> ", the newest opened " + at).orElse("");
  }

  /** Whose intent it was. */
  String strategy() {
    return record
        .get(Recorded.STRATEGY_MODULE)
        .or(() -> record.get(Recorded.INTENT_SOURCE))
        .map(id -> id.substring(id.lastIndexOf('.') + 1))
        .orElse("a strategy");
  }

  /** How sure the strategy was, of how much, for how long. */
  String wanted(String exposure) {
    return String.format(
        Locale.ROOT,
        "confidence %s, exposure %s, horizon %s",
        decimal(Recorded.INTENT_CONFIDENCE),
        exposure,
        record.is(Recorded.INTENT_NO_HORIZON) ? "none" : text(Recorded.INTENT_HORIZON_H) + " h");
  }

  /** What the strategy was told of its position; nothing when it does not read it. */
  Stream<String> position() {
    return record.get(Recorded.INTENT_POSITION).stream()
        .map(
            held ->
                String.format(
                    Locale.ROOT,
                    "its position: since %s at %s, held %d h, unrealized %s, high water %s, %s of"
                        + " equity",
                    held.since(),
                    NumberFormat.amount(held.entryPriceUsd(), quote()),
                    held.hoursHeld(),
                    NumberFormat.percent(held.unrealizedFraction()),
                    NumberFormat.amount(held.highWaterUsd(), quote()),
                    NumberFormat.percent(held.shareOfEquity())));
  }

  /** Why the feed gave no probability; empty when it did, and without a feed. */
  Optional<FeedReason> feedReason() {
    return record.get(Recorded.INPUTS).flatMap(RecordedInputs::feed).flatMap(RecordedFeed::reason);
  }

  /** What the feed said; empty without a feed. */
  Optional<String> feed() {
    return record
        .get(Recorded.INPUTS)
        .flatMap(RecordedInputs::feed)
        .map(
            feed ->
                feed.probability()
                        .map(p -> "The feed gave " + NumberFormat.percent(p))
                        .orElseGet(
                            () ->
                                "The feed gave nothing, "
                                    + feed.reason().map(FeedReason::word).orElse(NOT_RECORDED)
                                    + ": "
                                    + feed.why().orElse(NOT_RECORDED))
                    + feed.laterRows().map(rows -> ", " + rows + " later rows ignored").orElse("")
                    + feed.otherSymbols()
                        .map(rows -> ", " + rows + " rows of other products passed over")
                        .orElse(""));
  }

  /** What the feed made of the strategy's intent; empty without an overlay. */
  Stream<String> overlay() {
    return record.get(Recorded.OVERLAY).stream()
        .map(
            told ->
                String.format(
                    Locale.ROOT,
                    "overlay: %s%s, entries times %s; the strategy wanted %s of %s of equity",
                    told.state().name().toLowerCase(Locale.ROOT),
                    feedReason().map(why -> " (the feed: " + why + ")").orElse(""),
                    NumberFormat.decimal(told.multiplier(), 2),
                    told.coreAction(),
                    NumberFormat.percent(told.coreExposureFrac())));
  }

  /** When the position ends at the latest; empty where there is nothing to say. */
  Optional<String> plannedExit() {
    return record
        .get(Recorded.PLANNED_EXIT_TS)
        .map(Instant::toString)
        .or(() -> Optional.of(NO_HORIZON).filter(none -> record.is(Recorded.NO_HORIZON)));
  }

  /** The gates in the order they were asked, each behind {@code decided} or {@code passed}. */
  List<Fact> gates(String decided, String passed) {
    return record.all(Recorded.GATES).stream()
        .map(gate -> new Fact((gate.matched() ? decided : passed) + gate.gate(), gate.why()))
        .toList();
  }

  /** The orders of a list, of this hour or of earlier ones. */
  Stream<OrderDescriptions> orders(Field<List<RecordedOrder>> list) {
    return record.all(list).stream().map(order -> new OrderDescriptions(order, base(), quote()));
  }
}
