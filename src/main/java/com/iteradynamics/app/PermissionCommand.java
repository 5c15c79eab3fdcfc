package com.iteradynamics.app;

import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.order.BookKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes what trading is allowed. */
abstract class PermissionCommand extends ArgusCommand {
  private final String action;
  private final TradingState state;

  @Option(names = "--reducing", description = "Allows sales and nothing else.")
  private boolean reducing;

  @Mixin private InterventionOptions intervention;

  PermissionCommand(Surroundings around, String action, TradingState state) {
    super(around);
    this.action = action;
    this.state = state;
  }

  @Override
  public Integer call() {
    TradingPermission after =
        new TradingPermission(reducing ? TradingState.REDUCING : state, intervention.reason());
    Configuration configuration = configuration(intervention.store.settings());
    BookKey book = BookKey.paper(configuration.runtime().productId());
    // Made when it is not there: halting comes before the first tick, too.
    try (OpenStore open = OpenStore.orNew(intervention.store, configuration, around())) {
      TickStore store = open.store();
      TradingPermission before = store.permission(book);
      store.permit(
          book,
          after,
          intervention.audit(
              around().clock().instant(), action, before.state() + " -> " + after.state()));
      around().out().println(after);
    }
    return 0;
  }
}
