package com.iteradynamics.app;

import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.BookKey;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class StateFlowCommand extends ArgusCommand {

  @Option(
      names = "--amount",
      required = true,
      paramLabel = "USD",
      description = "How much comes in; negative when it goes out.")
  private BigDecimal amount;

  @Mixin private InterventionOptions intervention;

  StateFlowCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    intervention.reason();
    if (amount.signum() == 0) {
      throw CommandFailure.usage("--amount must not be 0");
    }
    Configuration configuration = configuration(intervention.store.settings());
    RuntimeParameters runtime = configuration.runtime();
    BookKey book = BookKey.paper(runtime.productId());
    try (FolderStore store = Stores.existing(around().path(runtime.store()))) {
      PrimeState before = Stores.state(store, book, configuration.paper().startCashUsd());
      PrimeState after = flow(before);
      String change =
          "cash %s -> %s USD, peak %s -> %s"
              .formatted(
                  before.cashUsd().toPlainString(),
                  after.cashUsd().toPlainString(),
                  Figures.usd(before.peakEquityUsd()),
                  Figures.usd(after.peakEquityUsd()));
      store.intervene(
          book, after, intervention.audit(around().clock().instant(), "state flow", change));
      around().out().println(change);
    }
    return 0;
  }

  private PrimeState flow(PrimeState before) {
    try {
      return before.flow(amount);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage());
    }
  }
}
