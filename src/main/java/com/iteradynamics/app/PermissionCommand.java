package com.iteradynamics.app;

import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.order.BookKey;
import java.util.List;
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
    // Made when it is not there: halting comes before the first tick, too.
    try (OpenStore<TickStore> open = OpenStore.orNew(intervention.store, configuration, around())) {
      for (BookKey book : books(configuration, after)) {
        permit(open.store(), book, after);
      }
    }
    return 0;
  }

  private void permit(TickStore store, BookKey book, TradingPermission after) {
    TradingPermission before = store.permission(book);
    String change = before.state() + " -> " + after.state();
    store.permit(book, after, intervention.audit(around().clock().instant(), action, change));
    around().out().println(book.book() + ": " + after);
  }

  /** Whoever stops trading in AWS without saying which book means both of them. */
  private List<BookKey> books(Configuration configuration, TradingPermission after) {
    BookKey named = intervention.store.book(configuration);
    boolean both = intervention.store.aws && !named.live() && after.state() != TradingState.ACTIVE;
    return both ? List.of(new BookKey(BookKey.LIVE, named.productId()), named) : List.of(named);
  }
}
