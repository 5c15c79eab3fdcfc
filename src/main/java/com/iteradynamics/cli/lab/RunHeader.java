package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cli.PaperRules;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.market.CurrencyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was run: the head of every answer of the lab.
 *
 * @param model what gave the strategy its p_long
 * @param span over which hours
 */
public record RunHeader(Configuration configuration, LabOptions lab, LabModel model, LabSpan span) {
  /** The field that says what is odd about the candles; it is left out when nothing is. */
  static final String CANDLE_NOTICES = "candle_notices";

  /** The field that says what an execution costs, and who says so. */
  static final String FEES = "fees";

  /** What is traded. */
  public String productId() {
    return configuration.runtime().productId();
  }

  /** What amounts are of. */
  public String currency() {
    return CurrencyPair.of(productId()).quote();
  }

  /** What was run, in lines. */
  public Prose prose() {
    List<String> lines = new ArrayList<>();
    lines.add(span.words(configuration.strategyId()));
    lines.add(
        String.format(
            Locale.ROOT,
            "engine %s, %s, taker fee %s bps, maker fee %s bps, slippage %s bps",
            lab.engineInWords(),
            filled(),
            NumberFormat.quantity(configuration.paper().feeBps()),
            NumberFormat.quantity(configuration.paper().makerFeeBps()),
            NumberFormat.quantity(configuration.paper().slippageBps())));
    if (lab.governed()) {
      lines.add(PaperRules.of(configuration).words());
    }
    lines.addAll(model.lines());
    return Prose.of(lines);
  }

  private String inWords() {
    return switch (lab.fill()) {
      case NEXT_OPEN -> "filled at the open of the next candle";
      case NEXT_CLOSE -> "filled at the close of the next candle";
      case MAKER, MAKER_BEST, MAKER_ONLY, MAKER_ONLY_BEST -> filled();
    };
  }

  private String filled() {
    return switch (lab.fill()) {
      case NEXT_OPEN -> "filled at the next open";
      case NEXT_CLOSE -> "filled at the next close";
      case MAKER -> "posted at the next open; worst case: the rest crosses the spread";
      case MAKER_BEST, MAKER_ONLY_BEST -> "posted and filled at the next open (best case)";
      case MAKER_ONLY ->
          "posted at the next open; worst case: entries that do not fill are given up";
    };
  }

  /** The strategy and what it traded, in a few words. */
  public String title() {
    return configuration.strategyId() + " on " + productId();
  }

  /** What was run, in sentences. */
  public String sentence() {
    String how =
        lab.governed()
            ? "run hour by hour "
                + (lab.noGovernors()
                    ? "without governors, with the orders"
                    : "with the governors, the orders")
                + " and the exact money of the cycle that trades"
            : "computed as the Python reference does, without governors";
    return String.format(
        Locale.ROOT,
        "The strategy %s from %s to %s, %,d hourly candles, %s. What it decided at the close of a"
            + " candle was %s, at a taker fee of %s bps and slippage of %s bps an order; a"
            + " maker's fee would be %s bps.",
        title(),
        span.from(),
        span.to(),
        span.hours(),
        how,
        inWords(),
        NumberFormat.quantity(configuration.paper().feeBps()),
        NumberFormat.quantity(configuration.paper().slippageBps()),
        NumberFormat.quantity(configuration.paper().makerFeeBps()));
  }

  /** What has to be kept in mind: of the model and the candles, if anything, and {@code others}. */
  public List<String> caveats(List<String> others, String... more) {
    List<String> caveats = new ArrayList<>();
    model.warning().ifPresent(caveats::add);
    caveats.addAll(lab.candles().caveats());
    caveats.addAll(others);
    caveats.addAll(List.of(more));
    return caveats;
  }

  /** What it takes to make the same figures again, for a page that is made {@code now}. */
  public List<Part> again(Map<String, Object> identity, Instant now) {
    Map<String, String> facts = new LinkedHashMap<>();
    identity.forEach(
        (name, value) -> {
          if (!name.equals("parameters") && value != null) {
            facts.put(
                name.replace('_', ' '), value instanceof String text ? text : Json.write(value));
          }
        });
    facts.put("created at", now.truncatedTo(ChronoUnit.SECONDS).toString());
    return List.of(
        Facts.of("How to reproduce", facts),
        Facts.of(
            "Parameters that differ from their defaults", configuration.run(true).parameters()));
  }

  /** Adds what is odd about the candles, when anything is. */
  void addNotices(Map<String, Object> map) {
    if (!lab.candles().notices().isEmpty()) {
      map.put(CANDLE_NOTICES, lab.candles().notices());
    }
  }

  public Map<String, Object> asMap() {
    RunIdentity run = configuration.run(true);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", configuration.strategyId());
    map.put("product_id", configuration.runtime().productId());
    map.put("execution", lab.executionWord());
    map.put("fill", lab.fill().word());
    map.putAll(lab.fillFacts());
    map.put("from", span.from().toString());
    map.put("to", span.to().toString());
    map.put("fee_bps", configuration.paper().feeBps().doubleValue());
    map.put("maker_fee_bps", configuration.paper().makerFeeBps().doubleValue());
    map.put("slippage_bps", configuration.paper().slippageBps().doubleValue());
    map.put(FEES, lab.fees(configuration.paper()).fields());
    if (lab.governed()) {
      map.put("rules", PaperRules.of(configuration).asMap());
    }
    model.addTo(map);
    addNotices(map);
    map.put("code_version", run.codeVersion());
    map.put("parameter_hash", run.parameterHash());
    map.put("parameters", run.parameters());
    return map;
  }
}
