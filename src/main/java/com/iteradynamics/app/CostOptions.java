package com.iteradynamics.app;

import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** What an order costs; what is not said is as the paper venue's settings say. */
final class CostOptions {
  @Option(
      names = "--costs",
      paramLabel = "retail|pro|institutional",
      description =
          "Fee and slippage together, bps: 90 + 5, 10 + 5, 5 + 2; default: PAPER_FEE_BPS and"
              + " PAPER_SLIPPAGE_BPS, which are those of retail, a small US account at Coinbase.")
  private String preset;

  @Option(
      names = "--fee-bps",
      paramLabel = "BPS",
      description = "Fee of an order in hundredths of a percent.")
  private String feeBps;

  @Option(
      names = "--slippage-bps",
      paramLabel = "BPS",
      description = "How much worse than the market's price a fill is.")
  private String slippageBps;

  /** The settings that these options make, after {@code others}, name and value in turn. */
  String[] settings(String... others) {
    String fee = feeBps;
    String slippage = slippageBps;
    if (preset != null) {
      if (feeBps != null || slippageBps != null) {
        throw CommandFailure.usage("give --costs, or --fee-bps and --slippage-bps, not both");
      }
      Costs costs = Words.constant("--costs", preset, CostPreset.class).costs();
      fee = Double.toString(costs.feeBps());
      slippage = Double.toString(costs.slippageBps());
    }
    String[] all = Arrays.copyOf(others, others.length + 4);
    all[others.length] = "PAPER_FEE_BPS";
    all[others.length + 1] = fee;
    all[others.length + 2] = "PAPER_SLIPPAGE_BPS";
    all[others.length + 3] = slippage;
    return all;
  }
}
