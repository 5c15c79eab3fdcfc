package com.iteradynamics.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.governance.ReportHistory.Kept;
import com.iteradynamics.order.BookKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log of reports keeps to. */
public abstract class GovernanceLogContract {
  protected static final BookKey PAPER = BookKey.paper("BTC-USD");
  private static final BookKey LIVE = new BookKey(BookKey.LIVE, "BTC-USD");

  /** The log of this test, empty at first; asked again, another one on the same place. */
  protected abstract GovernanceLog open();

  /** Spoils the report of {@code day} in the paper book of BTC-USD. */
  protected abstract void damage(LocalDate day);

  @Test
  void anEmptyLogHasNothing() {
    assertEquals(new ReportHistory(List.of(), List.of()), open().newest(PAPER, 10));
  }

  @Test
  void aReportIsReadAsItWasKept() {
    GovernanceReport full = Reports.full(Reports.day(1));
    GovernanceReport bare = Reports.bare(Reports.day(2));
    assertTrue(open().append(PAPER, full));
    assertTrue(open().append(PAPER, bare));
    assertEquals(
        List.of(new Kept(full, false), new Kept(bare, false)), open().newest(PAPER, 5).reports());
    assertEquals(Optional.of(full), open().newest(PAPER, 5).before(Reports.day(2)));
    assertEquals(Optional.empty(), open().newest(PAPER, 5).before(Reports.day(1)));
  }

  @Test
  void aDayKeepsItsFirstReport() {
    GovernanceReport first = Reports.full(Reports.day(1));
    assertTrue(open().append(PAPER, first));
    assertFalse(open().append(PAPER, Reports.bare(Reports.day(1))));
    assertEquals(Optional.of(new Kept(first, false)), open().newest(PAPER, 5).of(Reports.day(1)));
  }

  @Test
  void booksAreApart() {
    assertTrue(open().append(PAPER, Reports.bare(Reports.day(1))));
    assertTrue(open().append(LIVE, Reports.full(Reports.day(1))));
    assertTrue(open().append(BookKey.paper("ETH-USD"), Reports.full(Reports.day(1))));
    assertEquals(
        List.of(new Kept(Reports.bare(Reports.day(1)), false)), open().newest(PAPER, 5).reports());
  }

  @Test
  void theNewestComeOldestFirst() {
    for (int day : new int[] {4, 1, 3, 5, 2}) {
      open().append(PAPER, Reports.bare(Reports.day(day)));
    }
    assertEquals(
        List.of(Reports.day(4), Reports.day(5)),
        open().newest(PAPER, 2).reports().stream().map(Kept::day).toList());
    assertEquals(5, open().newest(PAPER, 100).reports().size());
  }

  @Test
  void eventsArePublishedOnce() {
    GovernanceReport report = Reports.full(Reports.day(1));
    open().append(PAPER, report);
    open().append(PAPER, Reports.full(Reports.day(2)));
    open().markPublished(PAPER, Reports.day(1));
    open().markPublished(PAPER, Reports.day(1));
    assertEquals(
        List.of(new Kept(report, true), new Kept(Reports.full(Reports.day(2)), false)),
        open().newest(PAPER, 5).reports());
    assertThrows(GovernanceLogException.class, () -> open().markPublished(PAPER, Reports.day(3)));
    assertEquals(2, open().newest(PAPER, 5).reports().size());
  }

  @Test
  void aDamagedReportIsReportedAndStaysAndTheOthersGoOn() {
    open().append(PAPER, Reports.full(Reports.day(1)));
    open().append(PAPER, Reports.full(Reports.day(2)));
    damage(Reports.day(1));
    ReportHistory history = open().newest(PAPER, 5);
    assertEquals(List.of(Reports.day(2)), history.reports().stream().map(Kept::day).toList());
    assertEquals(1, history.damaged().size(), history::toString);
    assertTrue(history.damaged().getFirst().contains("cannot be trusted: "), history::toString);
    assertTrue(open().append(PAPER, Reports.full(Reports.day(3))));
    assertEquals(history.damaged(), open().newest(PAPER, 5).damaged());
  }

  /** Whoever cannot write now is refused; of those who could, one was first. */
  @Test
  void ofSeveralWritersOfADayOneIsFirst() {
    long first =
        IntStream.range(0, 6)
            .parallel()
            .filter(
                i -> {
                  try {
                    return open()
                        .append(
                            PAPER,
                            Reports.of(
                                Reports.day(1),
                                Optional.empty(),
                                Reports.finding(Group.FEATURES, "x", i, AlertLevel.OK)));
                  } catch (GovernanceLogException busy) {
                    return false;
                  }
                })
            .count();
    assertEquals(1, first);
    assertEquals(1, open().newest(PAPER, 5).reports().size());
  }
}
