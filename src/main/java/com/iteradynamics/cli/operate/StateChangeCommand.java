package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.OpenStore;
import picocli.CommandLine.Mixin;

/** Changes the state of a book on a person's word, and keeps their reason. */
abstract class StateChangeCommand extends ArgusCommand {
  private final String action;

  @Mixin private InterventionOptions intervention;

  StateChangeCommand(CommandContext context, String action) {
    super(context);
    this.action = action;
  }

  /**
   * Looks at the options before anything is opened.
   *
   * @throws CommandFailure when they make no sense
   */
  abstract void check();

  /**
   * The changed state.
   *
   * @param quote the currency of amounts
   * @throws CommandFailure when this state cannot be changed so
   */
  abstract PrimeState change(PrimeState before, String quote);

  /**
   * What changed, for the person and for the audit.
   *
   * @param quote the currency of amounts
   */
  abstract String words(PrimeState before, PrimeState after, String quote);

  @Override
  public final Integer call() {
    intervention.reason();
    check();
    Configuration configuration = configuration(intervention.store.settings());
    BookKey book = intervention.store.book(configuration);
    try (OpenStore<TickStore> open =
        OpenStore.existing(intervention.store.inAws(), configuration, context())) {
      PrimeState before =
          OpenStore.state(open.store(), book, intervention.store.fresh(configuration));
      PrimeState after = change(before, book.quoteCurrency());
      String change = words(before, after, book.quoteCurrency());
      open.store()
          .intervene(book, after, intervention.audit(context().clock().instant(), action, change));
      context().say(change);
    }
    return 0;
  }
}
