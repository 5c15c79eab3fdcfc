package com.iteradynamics.app;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Adoption;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Takes over what a wallet holds already. */
@Command(
    name = "adopt",
    description = {
      "Lets a live book take over coins that its wallet holds and its ledger does not know.",
      "They come in at the market's price, as a deposit does, and are sold like any other position"
          + " from then on. A book that has not begun begins so. It needs the key, in"
          + " COINBASE_API_KEY and COINBASE_API_SECRET. On paper there is no wallet to take over"
          + " from."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus state adopt --aws --live --reason \"bought by hand\" --yes")
final class StateAdoptCommand extends WalletCommand {

  StateAdoptCommand(Surroundings around) {
    super(
        around,
        "state adopt",
        "the coins of a live wallet",
        "what is adopted will be sold by the strategy");
  }

  @Override
  Change change(Look look) {
    PrimeState before = look.before();
    if (before.portfolio().isPresent()) {
      look.checkBooked();
    }
    Adoption adoption =
        Adoption.of(
            inMode(before, look.configuration().runtime().mode()),
            look.portfolio(),
            look.venue(),
            Hours.of(look.now()),
            look.configuration().runtime().capitalUsd());
    Optional<String> owner = look.store().bind(look.book(), look.portfolio());
    if (owner.isPresent()) {
      throw CommandFailure.failed(
          "the portfolio belongs to the live book of " + owner.get() + " already");
    }
    return new Change(adoption.after(), words(before, adoption, look.book().quoteCurrency()));
  }

  /** What a flat book adopts belongs to the mode that is set; a position keeps its own. */
  private static PrimeState inMode(PrimeState before, String mode) {
    return before.baseQty().signum() > 0 ? before : before.change().mode(mode).done();
  }

  private static String words(PrimeState before, Adoption adoption, String quote) {
    return String.format(
        Locale.ROOT,
        "adopted %s at %s %s; cash %s %s, quantity %s -> %s",
        adoption.adopted().toPlainString(),
        adoption.priceUsd().toPlainString(),
        quote,
        adoption.after().cashUsd().toPlainString(),
        quote,
        before.baseQty().toPlainString(),
        adoption.after().baseQty().toPlainString());
  }
}
