package com.iteradynamics.cli.operate;

import com.iteradynamics.adapter.local.FolderHalt;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.OpenStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes what trading is allowed. */
public abstract class PermissionCommand extends ArgusCommand {
  /** What says where a book is. */
  private static final List<String> WHERE =
      List.of(
          RuntimeParameters.STORE,
          RuntimeParameters.PRODUCT,
          "ARGUS_STATE_TABLE",
          "ARGUS_CORTEX_TABLE");

  private final String action;
  private final TradingState state;

  @Option(names = "--reducing", description = "Allows sales and nothing else.")
  private boolean reducing;

  @Mixin private InterventionOptions intervention;

  PermissionCommand(CommandContext context, String action, TradingState state) {
    super(context);
    this.action = action;
    this.state = state;
  }

  @Override
  public Integer call() {
    TradingPermission after =
        new TradingPermission(reducing ? TradingState.REDUCING : state, intervention.reason());
    boolean stops = after.state() != TradingState.ACTIVE;
    Configuration configuration =
        stops ? evenIfInvalid() : configuration(intervention.store.settings());
    // Made when it is not there: halting comes before the first tick, too.
    try (OpenStore<TickStore> open =
        OpenStore.orNew(intervention.store.inAws(), configuration, context())) {
      for (BookKey book : books(configuration, after)) {
        permit(open.store(), book, after);
      }
    } catch (StoreException e) {
      if (!stops || intervention.store.aws) {
        throw e;
      }
      stopAllTheSame(configuration, after, e);
    }
    return 0;
  }

  /**
   * A value that stopping does without does not keep a person from it; that it is wrong is
   * reported.
   */
  private Configuration evenIfInvalid() {
    Configuration configuration =
        Configuration.of(values(intervention.store.settings()), context().folder());
    if (configuration.problems().stream().anyMatch(PermissionCommand::says)) {
      return configuration.valid();
    }
    configuration.problems().forEach(this::notice);
    return configuration;
  }

  /** Whether a problem is of what says where the permission is. */
  private static boolean says(String problem) {
    return WHERE.stream().anyMatch(problem::contains);
  }

  /** In a folder whose disk is full, or where a process is stuck in the middle of a change. */
  private void stopAllTheSame(
      Configuration configuration, TradingPermission after, StoreException failure) {
    Path folder = context().path(configuration.runtime().store());
    BookKey book = intervention.store.book(configuration);
    TradingPermission before;
    try (FolderStore store = FolderStore.openReadOnly(folder, this::notice)) {
      before = store.permission(book);
    }
    if (after.state().compareTo(before.state()) < 0) {
      throw failure;
    }
    String change = before.state() + " -> " + after.state();
    try {
      FolderHalt.write(
          folder, after, intervention.audit(context().clock().instant(), action, change));
    } catch (StoreException e) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "%s, and %s. Trading goes on as before: stop whatever starts the ticks. A tick that"
                  + " cannot write to the folder sends no order either",
              failure.getMessage(),
              e.getMessage()),
          e);
    }
    notice(
        String.format(
            Locale.ROOT,
            "%s; halted all the same, by %s in it",
            failure.getMessage().split(";", 2)[0],
            FolderHalt.FILE));
    context().say(book.book() + ": " + after + " (from the next tick on)");
  }

  private void permit(TickStore store, BookKey book, TradingPermission after) {
    TradingPermission before = store.permission(book);
    String change = before.state() + " -> " + after.state();
    store.permit(book, after, intervention.audit(context().clock().instant(), action, change));
    context().say(book.book() + ": " + after);
  }

  /** Whoever stops trading in AWS without saying which book means both of them. */
  private List<BookKey> books(Configuration configuration, TradingPermission after) {
    BookKey named = intervention.store.book(configuration);
    boolean both = intervention.store.aws && !named.live() && after.state() != TradingState.ACTIVE;
    return both ? List.of(new BookKey(BookKey.LIVE, named.productId()), named) : List.of(named);
  }

  /** Stops trading. */
  @Command(
      name = "halt",
      description = {
        "Stops trading.",
        "Ticks go on and leave records, but no order is sent; with --reducing, what is held may be"
            + " sold.",
        "It waits for no other process: if one works on the folder, or the disk is full, the halt"
            + " holds from the next tick on. It reports wrong settings and halts all the same, unless"
            + " they say where the book is."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  ./argus halt --reason \"venue maintenance\"",
        "  ./argus halt --reducing --reason \"winding down\""
      })
  public static final class Halt extends PermissionCommand {

    public Halt(CommandContext context) {
      super(context, "halt", TradingState.HALTED);
    }
  }

  /** Lets trading go on. */
  @Command(
      name = "resume",
      description = "Lets trading go on; with --reducing, only sales.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  ./argus resume --reason \"maintenance is over\"",
        "  ./argus resume --reducing --reason \"sell first\""
      })
  public static final class Resume extends PermissionCommand {

    public Resume(CommandContext context) {
      super(context, "resume", TradingState.ACTIVE);
    }
  }
}
