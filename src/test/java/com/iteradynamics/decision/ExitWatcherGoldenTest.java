package com.iteradynamics.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.testkit.Shared;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Legacy mode's rules of the watch against the Python reference's exit watcher, wherever its input
 * is one that our state and venue could be: an entry at a price above zero, a price and a quantity.
 * The rest of the 500 rows are missing files, prices and balances, which never reach the rules
 * here.
 */
final class ExitWatcherGoldenTest {
  private int compared;
  private int sold;

  @Test
  void sellsWhereTheReferenceSells() throws IOException, Json.MalformedJsonException {
    Path file = Shared.require("golden/later/exit_watcher.jsonl.gz");
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        compare(Json.readMap(line));
      }
    }
    System.out.println(compared + " of 500 rows compared, sold in " + sold);
    assertTrue(compared > 400 && sold > 100, compared + " compared, " + sold + " sold");
  }

  private void compare(Map<String, Object> row) {
    Map<?, ?> in = (Map<?, ?>) row.get("in");
    Map<?, ?> out = (Map<?, ?>) row.get("out");
    Optional<PrimeState> state = state(in);
    OptionalDouble price = number(in, "test_price", "api_price");
    if (state.isEmpty() || price.isEmpty() || !Boolean.TRUE.equals(in.get("broker"))) {
      return;
    }
    ExecutionBranch expected =
        switch (String.valueOf(out.get("reason"))) {
          case "EARLY_EXECUTION_5M" -> ExecutionBranch.WATCH_EARLY_PROFIT;
          case "EXECUTION_5M" -> ExecutionBranch.WATCH_HURDLE_PROFIT;
          default -> ExecutionBranch.WATCH_HOLD;
        };
    compared++;
    sold += expected == ExecutionBranch.WATCH_HOLD ? 0 : 1;
    assertEquals(expected, ours(in, state.get(), price.getAsDouble()), "row " + row.get("id"));
  }

  private static ExecutionBranch ours(Map<?, ?> in, PrimeState state, double price) {
    Map<?, ?> env = (Map<?, ?>) in.get("env");
    HeldProfit hurdle =
        new HeldProfit(
            ExecutionBranch.WATCH_HURDLE_PROFIT,
            set(env, "ARGUS_MIN_HOLD_HOURS", 4),
            set(env, "ARGUS_PROFIT_HURDLE_PCT", 0.0035));
    HeldProfit early =
        new HeldProfit(
            ExecutionBranch.WATCH_EARLY_PROFIT,
            set(env, "ARGUS_EARLY_EXIT_MIN_HOURS", 0.5),
            set(env, "ARGUS_EARLY_EXIT_PROFIT_PCT", 0.01));
    Object on = env.get("ARGUS_EARLY_EXIT_ENABLED");
    boolean off = on != null && List.of("0", "false", "False").contains(on);
    Scenario scenario = new Scenario().limit("PRIME_WATCH_MINUTES", "5");
    scenario.state = state;
    scenario.price = Optional.of(new Price(price, Price.Basis.QUOTE_MID));
    scenario.minimumSale = OptionalDouble.of(set(env, "ARGUS_MIN_NOTIONAL_USD", 5) / price);
    Situation of = scenario.situation();
    Situation now =
        new Situation(
            of.productId(),
            OffsetDateTime.parse((String) in.get("now")).toInstant(),
            of.price(),
            of.staleCandles(),
            of.gappyCandles(),
            of.clockSkew(),
            of.permission(),
            of.unresolvedOrder(),
            of.wallet(),
            of.unknownOrder(),
            of.late(),
            of.venueNotTradable(),
            of.priceCollar(),
            of.feeHeadroomFraction(),
            of.venueMinimumUsd(),
            of.minimumSaleBase(),
            of.unlistedOrders(),
            Optional.empty());
    return new WatchRules(scenario.parameters, off ? List.of(hurdle) : List.of(early, hurdle))
        .decide(
            new WatchRules.Sight(
                state, now, OptionalDouble.of(price), Optional.empty(), WatchMemory.NONE))
        .decision()
        .ruling()
        .branch();
  }

  /** A position as the reference's file and wallet have it; empty when it is none of ours. */
  private static Optional<PrimeState> state(Map<?, ?> in) {
    OptionalDouble quantity = number(in, "test_btc", "broker_btc");
    if (!(in.get("state") instanceof String text) || quantity.isEmpty()) {
      return Optional.empty();
    }
    try {
      Map<String, Object> file = Json.readMap(text);
      Instant at = OffsetDateTime.parse(String.valueOf(file.get("entry_timestamp"))).toInstant();
      BigDecimal price = new BigDecimal(String.valueOf(file.get("entry_price")));
      return price.signum() <= 0
          ? Optional.empty()
          : Optional.of(
              PrimeState.fresh(BigDecimal.ZERO)
                  .change()
                  .holdings(BigDecimal.ZERO, BigDecimal.valueOf(quantity.getAsDouble()))
                  .position(Optional.of(new PrimeState.Entry(at, price)), Optional.empty())
                  .done());
    } catch (Json.MalformedJsonException | RuntimeException e) {
      return Optional.empty(); // A file that no state of ours could be.
    }
  }

  /** The override when it is a price or quantity, else what was read. */
  private static OptionalDouble number(Map<?, ?> in, String override, String read) {
    for (String name : List.of(override, read)) {
      try {
        double value = Double.parseDouble(String.valueOf(in.get(name)));
        if (value > 0 && Double.isFinite(value)) {
          return OptionalDouble.of(value);
        }
      } catch (NumberFormatException e) {
        // Not this one.
      }
    }
    return OptionalDouble.empty();
  }

  private static double set(Map<?, ?> env, String name, double standard) {
    return env.containsKey(name) ? Double.parseDouble(String.valueOf(env.get(name))) : standard;
  }
}
