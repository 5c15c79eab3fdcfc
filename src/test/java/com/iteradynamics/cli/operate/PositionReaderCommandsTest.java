package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.testkit.StrategyJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands tell of a strategy that reads its position and wants no horizon. */
class PositionReaderCommandsTest {
  private static final String PROVIDER =
      """
      package elsewhere;

      import com.iteradynamics.market.CandleSeries;
      import com.iteradynamics.regime.RegimeState;
      import com.iteradynamics.settings.*;
      import com.iteradynamics.strategy.*;
      import java.util.List;

      public final class EndlessProvider implements StrategyProvider, Strategy {
        @Override public String id() { return "endless_v1"; }
        @Override public String description() { return "In, for ever."; }
        @Override public List<Setting> settings() { return List.of(); }
        @Override public Strategy create(SettingsReader settings) { return this; }
        @Override public boolean readsPosition() { return true; }

        @Override
        public StrategyIntent intend(
            CandleSeries closed, RegimeState regime, StrategyContext context) {
          Action action = context.position().isEmpty() ? Action.ENTER_LONG : Action.HOLD;
          return new StrategyIntent(action, 1, 0.2, 5, "for_ever", false, Signals.NONE)
              .withoutHorizon();
        }
      }
      """;

  private static final String NONE = "none, the strategy wants no horizon";

  @TempDir private Path folder;

  @BeforeEach
  void twoDaysAreReplayed(@TempDir Path work) throws IOException {
    new StrategyJar(work)
        .with("elsewhere.EndlessProvider", PROVIDER)
        .writeTo(folder.resolve("endless.jar"));
    argus(
        "replay --sample --out data --from 2025-03-11 --to 2025-03-13T01:00"
            + " --set PRIME_HORIZON=3");
  }

  private String argus(String line) {
    return Run.in(folder)
        .at("2025-03-13T02:20:00Z")
        .with("ARGUS_STRATEGY_JARS", "endless.jar")
        .with("ARGUS_STRATEGY_MODULE", "endless_v1")
        .argus(line.split(" "))
        .exits(0)
        .out();
  }

  private static void has(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is not in\n" + text);
    }
  }

  @Test
  void thatThereIsNoHorizonIsSaidEverywhere() throws IOException {
    has(argus("tick --sample --store data --at 2025-03-13T02:00"), NONE, "horizon none");
    has(
        argus("explain --at 2025-03-13T02:00"),
        "planned exit: " + NONE,
        "horizon none",
        "its position: since 2025-03-11T01:00:00Z at ",
        "held 49 h, unrealized ");
    has(argus("status"), "planned exit none");
    has(argus("state show"), "planned exit  " + NONE);
    argus("dashboard --out page.html");
    has(Files.readString(folder.resolve("page.html")), NONE, "<dt>horizon</dt><dd>none</dd>");
    JsonNode record = Run.json(argus("explain --json --at 2025-03-13T02:00")).get("record");
    assertTrue(record.get("no_horizon").asBoolean());
    assertTrue(record.get("intent_no_horizon").asBoolean());
    assertFalse(record.has("intent_horizon_h"));
    assertFalse(record.has("planned_exit_ts"));
    assertEquals(49, record.get("intent_position").get("hours_held").asInt());
    has(
        argus("verify-record --sample --at 2025-03-13T02:00"),
        "SAME       regime and intent",
        "SAME       decision");
  }

  @Test
  void theLabTakesItToo() throws IOException {
    String backtest = argus("backtest --sample --from 2025-05-01");
    has(backtest, "ENTER_LONG", "HOLD_IN_POSITION");
    assertFalse(backtest.contains("EXIT_HORIZON"), backtest);
    argus("backtest --sample --from 2025-05-01 --engine reference");
    argus("sweep --sample --from 2025-05-20 --param PRIME_MAX_EXPOSURE=0.1,0.2 --out sweep");
    List<String> rows = Files.readAllLines(folder.resolve("sweep/trials.csv"));
    assertEquals(3, rows.size());
    argus("walkforward --sample --param PRIME_MAX_EXPOSURE=0.1,0.2 --train-days 30 --test-days 30");
    has(
        argus("selftest"),
        "PASS  endless_v1: answers the up sample with a position the same twice");
    String trace =
        Run.in(folder)
            .with("ARGUS_STRATEGY_JARS", "endless.jar")
            .with("ARGUS_STRATEGY_MODULE", "endless_v1")
            .argus("trace", "--sample", "--from", "2025-05-31", "--out", "t.csv")
            .exits(0)
            .err();
    has(trace, "endless_v1 reads its position: it is asked as if it held nothing");
    has(Files.readString(folder.resolve("t.csv")), "ENTER_LONG,1.0,0.2,,for_ever");
  }
}
