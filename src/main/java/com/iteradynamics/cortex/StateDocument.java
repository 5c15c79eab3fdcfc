package com.iteradynamics.cortex;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.BookKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The stored form of a {@link PrimeState}: flat, with the field names that people query.
 *
 * @param schema layout version
 * @param version counts the writes
 * @param inPosition for the reader's eye; decided anew each tick from quantity and price
 */
public record StateDocument(
    int schema,
    String book,
    String productId,
    long version,
    boolean killed,
    BigDecimal cashUsd,
    BigDecimal baseQty,
    boolean inPosition,
    double peakEquityUsd,
    double lastEquityUsd,
    Optional<Instant> entryTs,
    Optional<BigDecimal> entryPx,
    Optional<Instant> plannedExitTs,
    Optional<Instant> lastExitTs,
    Optional<Instant> lastHour,
    Optional<ExecutionBranch> lastDecision,
    List<String> openOrders,
    Optional<String> portfolioId,
    Optional<Activity> activity,
    String mode,
    int fillsSinceFlat,
    List<String> bookedLate) {

  /** The layout before this one, which neither counted fills nor told late ones. */
  public static final int FORMER_SCHEMA = 3;

  /** The one before that, which knew no mode either. */
  public static final int OLDER_SCHEMA = 2;

  /** The first one, which knew neither portfolio nor caps either. */
  public static final int OLDEST_SCHEMA = 1;

  /** The document in this text; one of a former schema is read as if it named what it lacks. */
  public static StateDocument read(String text) throws Json.MalformedJsonException {
    Map<String, Object> fields = Json.readMap(text);
    if (fields.get("schema") instanceof Integer schema
        && schema >= OLDEST_SCHEMA
        && schema <= FORMER_SCHEMA) {
      fields.put("schema", PrimeState.SCHEMA);
      fields.put("fills_since_flat", 0);
      fields.put("booked_late", List.of());
      if (schema <= OLDER_SCHEMA) {
        fields.put("mode", PrimeState.FIRST_MODE);
      }
      if (schema == OLDEST_SCHEMA) {
        fields.put("portfolio_id", null);
        fields.put("activity", null);
      }
    }
    return Json.read(fields, StateDocument.class);
  }

  /** The document of {@code state}. */
  public static StateDocument of(BookKey key, PrimeState state) {
    return new StateDocument(
        PrimeState.SCHEMA,
        key.book(),
        key.productId(),
        state.version(),
        state.killed(),
        state.cashUsd(),
        state.baseQty(),
        state.entry().isPresent(),
        state.peakEquityUsd(),
        state.lastEquityUsd(),
        state.entry().map(PrimeState.Entry::at),
        state.entry().map(PrimeState.Entry::priceUsd),
        state.plannedExit(),
        state.lastExit(),
        state.lastHour(),
        state.lastDecision(),
        state.openOrders(),
        state.portfolio(),
        state.activity(),
        state.mode(),
        state.fillsSinceFlat(),
        state.bookedLate());
  }

  /**
   * The state of this document.
   *
   * @throws IllegalArgumentException when it is of another schema, book or product, or invalid
   */
  public PrimeState toState(BookKey key) {
    if (schema != PrimeState.SCHEMA) {
      throw new IllegalArgumentException(
          "schema " + schema + " is not understood, only 1 to " + PrimeState.SCHEMA);
    }
    if (!key.equals(new BookKey(book, productId))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "it belongs to %s %s, not to %s %s",
              book,
              productId,
              key.book(),
              key.productId()));
    }
    if (entryTs.isPresent() != entryPx.isPresent()) {
      throw new IllegalArgumentException("entry_ts and entry_px belong together");
    }
    return new PrimeState(
        version,
        killed,
        peakEquityUsd,
        lastEquityUsd,
        cashUsd,
        baseQty,
        entryTs.map(at -> new PrimeState.Entry(at, entryPx.orElseThrow())),
        plannedExitTs,
        lastExitTs,
        lastHour,
        lastDecision,
        openOrders,
        portfolioId,
        activity,
        mode,
        fillsSinceFlat,
        bookedLate);
  }
}
