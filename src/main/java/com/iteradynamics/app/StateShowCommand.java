package com.iteradynamics.app;

import com.iteradynamics.cortex.StateDocument;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.document.Document;
import com.iteradynamics.order.BookKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The state as it is stored. */
@Command(
    name = "show",
    description = "Shows a book's state and what trading is allowed.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus state show", "  ./argus state show --json"})
final class StateShowCommand extends ArgusCommand {

  @Mixin private AnswerOption answer;

  @Mixin private BookOptions options;

  StateShowCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    try (OpenStore<?> open = OpenStore.toRead(options.inAws(), configuration, around())) {
      PrimeState state = OpenStore.state(open.store(), book, options.fresh(configuration));
      TradingPermission permission = open.store().permission(book);
      answer.print(
          () -> StateDocument.of(book, state),
          () -> Document.of(StateView.of(book, state, permission)),
          around());
    }
    return 0;
  }
}
