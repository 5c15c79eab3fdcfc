package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.StateDocument;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Facts;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.OpenStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The state as it is stored. */
@Command(
    name = "show",
    description = "Shows a book's state and what trading is allowed.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus state show", "  ./argus state show --json"})
public final class StateShowCommand extends ArgusCommand {

  @Mixin private AnswerOption answer;

  @Mixin private BookOptions options;

  public StateShowCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    try (OpenStore<?> open = OpenStore.toRead(options.inAws(), configuration, context())) {
      PrimeState state = OpenStore.state(open.store(), book, options.fresh(configuration));
      TradingPermission permission = open.store().permission(book);
      answer.print(
          () -> StateDocument.of(book, state),
          () -> Document.of(facts(book, state, permission)),
          context());
    }
    return 0;
  }

  /** A state as a person reads it. */
  private static Facts facts(BookKey book, PrimeState state, TradingPermission permission) {
    String quote = book.quoteCurrency();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("book", book.book() + ", " + book.productId() + ", version " + state.version());
    facts.put("trading", permission.toString());
    facts.put("kill switch", state.killed() ? "TRIPPED: nothing is bought until a reset" : "armed");
    facts.put("cash", state.cashUsd().toPlainString() + " " + quote);
    facts.put("quantity", NumberFormat.quantity(state.baseQty()));
    facts.put(
        "equity", NumberFormat.amount(state.lastEquityUsd(), quote) + " when it was last verified");
    facts.put("peak", NumberFormat.amount(state.peakEquityUsd(), quote));
    state
        .entry()
        .ifPresent(
            entry -> facts.put("entry", entry.at() + " at " + entry.priceUsd().toPlainString()));
    time(facts, "planned exit", state.plannedExit());
    if (state.noHorizon()) {
      facts.putIfAbsent("planned exit", RecordDescriptions.NO_HORIZON);
    }
    time(facts, "last exit", state.lastExit());
    time(facts, "last hour", state.lastHour());
    state.lastDecision().ifPresent(branch -> facts.put("last branch", branch.name()));
    state.portfolio().ifPresent(id -> facts.put("portfolio", id));
    if (!state.openOrders().isEmpty()) {
      facts.put("open orders", String.join(", ", state.openOrders()));
    }
    state.resting().ifPresent(rest -> facts.put("rests", StatusView.resting(rest)));
    state.stopAtVenue().ifPresent(stop -> facts.put("stop rests", StatusView.restingStop(stop)));
    return new Facts("", Facts.of("", facts).facts(), "planned exit".length() + 2);
  }

  private static void time(Map<String, String> facts, String name, Optional<Instant> time) {
    time.ifPresent(at -> facts.put(name, at.toString()));
  }
}
