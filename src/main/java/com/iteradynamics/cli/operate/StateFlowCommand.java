package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A deposit or a withdrawal. */
@Command(
    name = "flow",
    description = {
      "Records a deposit (+) or withdrawal (-) of cash.",
      "Ledger cash and peak shift alike, so that it is neither profit nor loss."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus state flow --amount 500 --reason \"more paper money\"",
      "  ./argus state flow --amount=-250.50 --reason \"less paper money\""
    })
public final class StateFlowCommand extends StateChangeCommand {

  /** The largest book; beyond it the peak would lose its cents. */
  private static final BigDecimal MOST = new BigDecimal("1000000000");

  @Option(
      names = "--amount",
      required = true,
      paramLabel = "AMOUNT",
      description = "How much comes in, in the quote currency; negative when it goes out.")
  private BigDecimal amount;

  public StateFlowCommand(CommandContext context) {
    super(context, "state flow");
  }

  @Override
  void check() {
    if (amount.signum() == 0) {
      throw CommandFailure.usage("--amount must not be 0");
    }
    if (amount.abs().compareTo(MOST) > 0) {
      throw CommandFailure.usage(
          "--amount must be within -1,000,000,000 .. 1,000,000,000, was " + amount.toPlainString());
    }
  }

  @Override
  PrimeState change(PrimeState before, String quote) {
    try {
      return before.flow(amount);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage().replace(" USD", " " + quote));
    }
  }

  @Override
  String words(PrimeState before, PrimeState after, String quote) {
    return String.format(
        Locale.ROOT,
        "cash %s -> %s %s, peak %s -> %s",
        before.cashUsd().toPlainString(),
        after.cashUsd().toPlainString(),
        quote,
        NumberFormat.amount(before.peakEquityUsd(), quote),
        NumberFormat.amount(after.peakEquityUsd(), quote));
  }
}
