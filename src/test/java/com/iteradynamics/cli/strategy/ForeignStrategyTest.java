package com.iteradynamics.cli.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.testkit.StrategyJar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A strategy in somebody else's jar, used as docs/strategies.md says. */
class ForeignStrategyTest {
  private static final String PROVIDER =
      """
      package elsewhere;

      import com.iteradynamics.settings.*;
      import com.iteradynamics.strategy.*;
      import java.util.List;

      public final class AlwaysProvider implements StrategyProvider {
        private static final Setting.Real SHARE =
            new Setting.Real("ALWAYS_SHARE", 0.1, 0, 1, "fraction", "How much it wants.");

        @Override public String id() { return "elsewhere_always_v1"; }
        @Override public String description() { return "Wants to be in, always."; }
        @Override public List<Setting> settings() { return List.of(SHARE); }

        @Override public Strategy create(SettingsReader settings) {
          double share = settings.real(SHARE);
          return (closed, regime, context) ->
              new StrategyIntent(
                  Action.ENTER_LONG, 1, share, 5, "always", false, Signals.NONE);
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aJarIsMade(@TempDir Path work) throws IOException {
    new StrategyJar(work)
        .with("elsewhere.AlwaysProvider", PROVIDER)
        .writeTo(folder.resolve("always.jar"));
  }

  private Run run() {
    return Run.in(folder)
        .with("ARGUS_STRATEGY_JARS", "always.jar")
        .with("ARGUS_STRATEGY_MODULE", "elsewhere_always_v1");
  }

  @Test
  void itIsListedWithItsJar() {
    String list = run().argus("strategies").exits(0).out();
    assertTrue(list.contains("* elsewhere_always_v1"), list);
    assertTrue(list.contains("Wants to be in, always. (always.jar)\n"), list);
  }

  @Test
  void itsParametersAreParametersLikeAnyOther() throws IOException {
    String config = run().with("ALWAYS_SHARE", "0.15").argus("config").exits(0).out();
    assertTrue(config.contains("Layer 2: elsewhere_always_v1"), config);
    assertTrue(config.contains("How much it wants."), config);
    Outcome wrong = run().with("ALWAYS_SHARE", "2").argus("config").exits(2);
    assertTrue(wrong.err().contains("ALWAYS_SHARE must be a number 0.0..1.0"), wrong.err());
    JsonNode record =
        Run.json(
            run().with("ALWAYS_SHARE", "0.15").argus("tick", "--sample", "--json").exits(0).out());
    assertEquals("ENTER_LONG", record.get("execution_branch").asText());
    assertEquals(0.15, record.get("intent_exposure_frac").asDouble());
    assertEquals("0.15", record.get("parameters").get("ALWAYS_SHARE").asText());
  }

  /** What create reads is declared by that. */
  @Test
  void aParameterThatIsOnlyReadIsAParameterToo(@TempDir Path work) throws IOException {
    provide(work, "from.real(\"ONLY_READ\", 0.2, 0, 1, \"fraction\").means(\"How much.\")");
    String config = run().argus("config").exits(0).out();
    assertTrue(config.contains("Layer 2: elsewhere_always_v1"), config);
    assertTrue(config.contains("ONLY_READ"), config);
    Outcome wrong = run().with("ONLY_READ", "2").argus("config").exits(2);
    assertTrue(wrong.err().contains("ONLY_READ must be a number 0.0..1.0"), wrong.err());
  }

  @Test
  void itIsOneOfAllSideBySide() {
    String[] args = {"backtest", "--sample", "--from=2025-05-28", "--strategy=all"};
    String all = run().argus(args).exits(0).out();
    assertTrue(all.contains("18 runs on BTC-USD"), all);
    assertTrue(all.contains("\nelsewhere_always_v1 "), all);
  }

  /** Of all strategies it is left out, and that is said; asked for by its name it is refused. */
  @Test
  void oneThatCannotBeMadeIsLeftOutOfAll(@TempDir Path work) throws IOException {
    provide(work, "Double.parseDouble(\"none\")");
    String[] args = {"backtest", "--sample", "--from=2025-05-28", "--strategy=all"};
    String all = run().argus(args).exits(0).out();
    assertTrue(all.contains("17 runs on BTC-USD"), all);
    assertTrue(all.contains("elsewhere_always_v1 is left out: strategy "), all);
    args[3] = "--strategy=sg_stub_strategy,elsewhere_always_v1";
    String err = run().argus(args).exits(2).err();
    assertTrue(err.contains("could not be made"), err);
  }

  /** A provider that throws is its strategy's matter, and nobody else's. */
  @Test
  void oneThatCannotBeMadeStopsNoOther(@TempDir Path work) throws IOException {
    provide(work, "Double.parseDouble(\"none\")");
    run().with("ARGUS_STRATEGY_MODULE", "sg_stub_strategy").argus("config").exits(0);
    Outcome chosen = run().argus("config").exits(2);
    assertTrue(chosen.err().contains("could not be made"), chosen.err());
  }

  private void provide(Path work, String share) throws IOException {
    new StrategyJar(work)
        .with(
            "elsewhere.AlwaysProvider",
            """
            package elsewhere;

            import com.iteradynamics.settings.SettingsReader;
            import com.iteradynamics.strategy.*;

            public final class AlwaysProvider implements StrategyProvider {
              @Override public String id() { return "elsewhere_always_v1"; }
              @Override public String description() { return "Wants to be in, always."; }

              @Override public Strategy create(SettingsReader from) {
                double share = @share@;
                return (closed, regime, context) ->
                    new StrategyIntent(
                        Action.ENTER_LONG, 1, share, 5, "always", false, Signals.NONE);
              }
            }
            """
                .replace("@share@", share))
        .writeTo(folder.resolve("always.jar"));
  }

  @Test
  void itTradesATapeHourByHour() throws IOException {
    JsonNode result =
        Run.json(
            run()
                .argus("replay", "--sample", "--json", "--from=2025-05-25", "--to=2025-05-26T00:00")
                .exits(0)
                .out());
    assertEquals("elsewhere_always_v1", result.get("strategy").asText());
    assertEquals(5, result.get("buys").asInt());
  }

  /** A jar that was built again may decide otherwise: its trials are not mixed with older ones. */
  @Test
  void aSearchIsNotGoneOnWithAnotherBuildOfIt(@TempDir Path work) throws IOException {
    String[] sweep = {"sweep", "--sample", "--param=ALWAYS_SHARE=0.1,0.2", "--out=results"};
    run().argus(sweep).exits(0);
    run().argus(sweep).exits(0);
    new StrategyJar(work)
        .with("elsewhere.AlwaysProvider", PROVIDER.replace("share, 5,", "share, 6,"))
        .writeTo(folder.resolve("always.jar"));
    Outcome other = run().argus(sweep).exits(1);
    assertTrue(other.err().contains("its strategy_jars_sha256 is"), other.err());
  }
}
