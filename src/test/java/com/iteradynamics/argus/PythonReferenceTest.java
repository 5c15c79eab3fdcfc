package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page for users of the Python system against the list of what that system can do. */
class PythonReferenceTest {
  /** How a capability of the list begins, and what the page calls it. */
  private static final String PLACES =
      """
      Layer 1, 5 strategies, Layer 3 = Layer 1, the regime engine
      `run_live.py` = `run_live.py`
      `real_broker.py` = `real_broker.py`
      `strategy_router.py` = a second type of intent in the router
      legacy engine, guardrails = the legacy engine and its guardrails
      `exit_watcher.py` = `exit_watcher.py`
      `models/governance_params.json` = `governance_params.json`
      `models/paper_trading_params.json` = `paper_trading_params.json`
      `models/ml_hyperparameters.json` = `ml_hyperparameters.json`
      `dashboard.py` = `dashboard.py`
      `test_execution.py` = `test_execution.py`
      research/engine/backtest_core = the backtest harness
      research/strategies guardian = older research strategies with moving averages
      run_regime_walkforward = walk-forward of the regime strategy
      run_regime_conditioned_eval = trades by regime at entry
      backtests/experiments = grids, experiments with one gate
      experiments/offline_backtest = target with a hurdle
      position_sizing_experiments = position sizing by Kelly
      monte_carlo_equity / trades = Monte Carlo of equity and trades
      scripts/analysis/analyze_trades = `analyze_trades`
      scripts/training/train_hmm = hidden Markov model of regimes
      scripts/data = data download and back-fill
      scripts/debug = debug scripts for wallet, vault and guardrails
      scripts/deploy.bat = `deploy.bat`
      moonwire live_engine = the alternative engine with its own loop
      moonwire walkforward_auditor = walk-forward auditor of a signal log
      moonwire governance scripts = guardrails, drift, retraining plan
      moonwire src = social signals
      moonwire / alpha CI workflows = workflows of the continuous integration
      alpha_engine = the renamed backend for stocks and futures
      archive signal_engine = comparison of candidate and current
      archive paper_trader = signals to paper trades
      **HEAD** multi-product files = several products
      HEAD cross_asset_allocator = several products
      HEAD Core Exposure v2 = `sg_core_exposure_v1`, `v2`
      HEAD Compression Shot v1-v3 = `sg_compression_shot_v1` to `v3`
      HEAD Volatility Breakout v1-v3 + dry run = the dry-run runner of Volatility Breakout
      HEAD mean_reversion_extreme = `sg_mean_reversion_extreme_v1`
      HEAD vol_breakout_continuation = variants for ETH, SOL and XRP, and other research strategies
      HEAD geometry, replay from traces = cost regimes
      HEAD crash_window_report = `crash_window_report`
      HEAD MoonWire feed = the feed of probabilities
      """;

  /** What the list says of a capability only beside others. */
  private static final List<String> AMONG_OTHERS =
      List.of(
          "shadow books",
          "Ulcer index",
          "gates of additivity",
          "screener of templates",
          "comparison of two simulators",
          "allocation over several strategies",
          "ensemble of regression, forest and boosting",
          "heartbeat ping and fail",
          "overlay A, B, C",
          "`sg_moonwire_intent_v1`");

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    PLACES.lines().map(line -> line.split(" = ", 2)).forEach(line -> places.put(line[0], line[1]));
    return places;
  }

  @Test
  void whatTheListIsSaidToHaveIsOnThePage() {
    String page = DocumentPage.of("docs/python-reference.md").text();
    places().values().forEach(name -> assertTrue(page.contains(name), name));
    AMONG_OTHERS.forEach(name -> assertTrue(page.contains("| " + name), name));
  }

  @Test
  void everyCapabilityOfTheListHasAPlaceOnThePage() throws IOException {
    List<String> capabilities =
        Files.readAllLines(Shared.require("reference/python-reference.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| capability |"))
            .map(line -> line.substring(2, line.indexOf(" |", 2)))
            .toList();
    assertTrue(capabilities.size() >= 40, capabilities::toString);
    for (String capability : capabilities) {
      long known = places().keySet().stream().filter(capability::startsWith).count();
      assertEquals(1, known, () -> "of the list, on the page: " + capability);
    }
  }
}
