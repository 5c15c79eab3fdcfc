package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A deposit or a withdrawal: ledger cash and peak shift alike. */
public abstract sealed class CashFlowCommand extends StateChangeCommand {

  /** The largest book; beyond it the peak would lose its cents. */
  private static final BigDecimal MOST = new BigDecimal("1000000000");

  @Parameters(
      paramLabel = "AMOUNT",
      description = "How much, in the quote currency; more than 0, up to 1,000,000,000.")
  private BigDecimal amount;

  CashFlowCommand(CommandContext context, String action) {
    super(context, action);
  }

  /** Cash that comes in. */
  @Command(
      name = "deposit",
      description = {
        "Records a deposit of cash.",
        "Ledger cash and peak rise alike, so that it is not a profit."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./argus state deposit 500 --reason \"more paper money\"")
  public static final class Deposit extends CashFlowCommand {
    public Deposit(CommandContext context) {
      super(context, "state deposit");
    }

    @Override
    BigDecimal flow(BigDecimal amount) {
      return amount;
    }
  }

  /** Cash that goes out. */
  @Command(
      name = "withdraw",
      description = {
        "Records a withdrawal of cash.",
        "Ledger cash and peak fall alike, so that it is not a loss."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./argus state withdraw 250.50 --reason \"less paper money\"")
  public static final class Withdraw extends CashFlowCommand {
    public Withdraw(CommandContext context) {
      super(context, "state withdraw");
    }

    @Override
    BigDecimal flow(BigDecimal amount) {
      return amount.negate();
    }
  }

  /** What comes in; negative when it goes out. */
  abstract BigDecimal flow(BigDecimal amount);

  @Override
  void check() {
    if (amount.signum() <= 0) {
      throw CommandFailure.usage("AMOUNT must be more than 0, was " + amount.toPlainString());
    }
    if (amount.compareTo(MOST) > 0) {
      throw CommandFailure.usage(
          "AMOUNT must be at most 1,000,000,000, was " + amount.toPlainString());
    }
  }

  @Override
  PrimeState change(PrimeState before, String quote) {
    try {
      return before.flow(flow(amount));
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
