package com.iteradynamics.app;

import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Prose;
import com.iteradynamics.execution.CandleAppend;
import com.iteradynamics.execution.CandleArchive;
import com.iteradynamics.execution.CandleSync;
import com.iteradynamics.execution.HourSpan;
import com.iteradynamics.execution.KnownRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a fill did, as a person reads it.
 *
 * @param recorded from when to when there are candles now
 * @param rules the venue's rules for the product as they are kept now
 * @param command whose output and notices these are
 */
record SyncView(
    CandleSync.Report report,
    Optional<CandleArchive.Extent> recorded,
    KnownRules rules,
    ArgusCommand command) {
  /** Characters of a label. */
  private static final int LABEL = 9;

  /**
   * Prints it; answers the exit code.
   *
   * @param place what people call the archive
   * @throws CommandFailure when the fill ended early
   */
  int print(String productId, String place) {
    CandleAppend change = report.change();
    String done =
        String.format(
            Locale.ROOT,
            "%s: %s added, %d already there, %d replaced, in %s",
            productId,
            Counts.of(change.added(), "candle"),
            change.same(),
            change.replaced(),
            place);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("gaps", report.gapsFilled() + " filled, " + left(report.missing()));
    recorded.ifPresent(extent -> facts.put("from", extent.oldest().toString()));
    recorded.ifPresent(extent -> facts.put("to", extent.newest().toString()));
    rules.kept().ifPresent(kept -> facts.put("rules", words(kept)));
    command.around().print(Prose.of(done), new Facts("", Facts.of("", facts).facts(), LABEL));
    command.around().out().flush();
    rules.notes().forEach(command::notice);
    change.contradictions().forEach(command::notice);
    if (report.failure().isPresent()) {
      throw CommandFailure.failed(
          report.failure().get() + "; what is told above is kept, run it again to go on");
    }
    return change.contradictions().isEmpty() ? 0 : 1;
  }

  private static String left(List<HourSpan> missing) {
    if (missing.isEmpty()) {
      return "none left";
    }
    long hours = missing.stream().mapToLong(HourSpan::hours).sum();
    return String.format(
        Locale.ROOT,
        "%d that the venue has too: %d %s, the first from %s on",
        missing.size(),
        hours,
        hours == 1 ? "hour" : "hours",
        missing.getFirst().first());
  }

  private static String words(KnownRules.Kept kept) {
    return "of the venue at " + kept.readAt() + ": " + PaperRules.of(kept.product()).words();
  }
}
