package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.SettingChoices;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The paper venue of the lab: the cash of its book, and what an order costs there. */
final class CostOptions {
  /** The name of the option that says what a book begins with. */
  static final String CASH = "--cash";

  /** The names of the settings that these options make. */
  static final Set<String> SETTINGS =
      Set.of("PAPER_MAKER_FEE_BPS", "PAPER_FEE_BPS", "PAPER_SLIPPAGE_BPS");

  @Option(
      names = CASH,
      paramLabel = "USD",
      description =
          "Cash at the start, of what the product is paid with; else PAPER_START_CASH_USD.")
  private String cash;

  @Option(
      names = "--costs",
      paramLabel = "PRESET",
      description =
          "Maker fee, taker fee and slippage together, bps: retail (50, 90, 5), retail-eu"
              + " (25, 50, 5), retail-world (9, 10, 5), pro (10, 10, 5) or institutional (2, 5,"
              + " 2); default: PAPER_MAKER_FEE_BPS, PAPER_FEE_BPS and PAPER_SLIPPAGE_BPS, which"
              + " are those of retail, a small US account at Coinbase.")
  private String preset;

  @Option(
      names = "--fee-bps",
      paramLabel = "BPS",
      description = "Fee of every order in hundredths of a percent, of maker and taker alike.")
  private String feeBps;

  @Option(
      names = "--maker-bps",
      paramLabel = "BPS",
      description = "Fee of what waits for its price, in hundredths of a percent.")
  private String makerBps;

  @Option(
      names = "--taker-bps",
      paramLabel = "BPS",
      description = "Fee of what takes a price, in hundredths of a percent.")
  private String takerBps;

  @Option(
      names = "--slippage-bps",
      paramLabel = "BPS",
      description = "How much worse than the market's price a fill is.")
  private String slippageBps;

  /** The rates in force: of the preset where it was named and nothing is set against it. */
  FeeSchedule fees(PaperParameters paper) {
    return preset(paper).map(CostPreset::fees).orElseGet(paper::fees);
  }

  /** What makes the same costs again, as it is typed; empty where settings alone do. */
  List<String> words(PaperParameters paper) {
    return preset(paper).map(named -> List.of("--costs", named.word())).orElseGet(List::of);
  }

  private Optional<CostPreset> preset(PaperParameters paper) {
    return Optional.ofNullable(preset)
        .map(named -> SettingChoices.constant("--costs", named, CostPreset.class))
        .filter(named -> named.costs().equals(Costs.of(paper)));
  }

  /** Whether a start cash was typed. */
  boolean namesCash() {
    return cash != null;
  }

  /**
   * {@code others} and the settings that these options make, name and value in turn; a value may be
   * null.
   *
   * @throws CommandFailure when an option is not an amount, or says what another one says
   */
  String[] with(String... others) {
    if (cash != null && !PaperParameters.isCash(cash)) {
      throw CommandFailure.usage(
          CASH + " must be an amount, " + PaperParameters.CASH_RANGE + ", was \"" + cash + "\"");
    }
    return Stream.of(others, new String[] {PaperParameters.START_CASH, cash}, costs())
        .flatMap(Arrays::stream)
        .toArray(String[]::new);
  }

  private String[] costs() {
    boolean each = makerBps != null || takerBps != null;
    if (preset != null && (each || feeBps != null || slippageBps != null)) {
      throw CommandFailure.usage(
          "give --costs, or --fee-bps (or --maker-bps and --taker-bps) and --slippage-bps, not"
              + " both");
    }
    if (feeBps != null && each) {
      throw CommandFailure.usage(
          "--fee-bps is the fee of maker and taker: give it, or --maker-bps and --taker-bps, not"
              + " both");
    }
    if (preset != null) {
      Costs costs = SettingChoices.constant("--costs", preset, CostPreset.class).costs();
      return settings(
          Double.toString(costs.makerBps()),
          Double.toString(costs.takerBps()),
          Double.toString(costs.slippageBps()));
    }
    String slippage = bps("--slippage-bps", slippageBps);
    String both = bps("--fee-bps", feeBps);
    return both == null
        ? settings(bps("--maker-bps", makerBps), bps("--taker-bps", takerBps), slippage)
        : settings(both, both, slippage);
  }

  /** What was typed, which the settings would name by their own names. */
  private static String bps(String option, String typed) {
    if (typed == null || PaperParameters.isCost(typed)) {
      return typed;
    }
    throw CommandFailure.usage(
        option
            + " must be basis points, 0.."
            + PaperParameters.MOST_BPS.toPlainString()
            + ", was \""
            + typed
            + "\"");
  }

  private static String[] settings(String maker, String taker, String slippage) {
    return new String[] {
      "PAPER_MAKER_FEE_BPS", maker, "PAPER_FEE_BPS", taker, "PAPER_SLIPPAGE_BPS", slippage
    };
  }
}
