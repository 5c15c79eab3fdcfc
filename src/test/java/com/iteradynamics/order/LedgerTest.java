package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders make of the ledger: exact amounts, each fill once. */
class LedgerTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");
  private static final Optional<Instant> PLANNED = Optional.of(HOUR.plusSeconds(48 * 3600));

  private static BigDecimal of(String amount) {
    return new BigDecimal(amount);
  }

  private static Fill fill(String price, String base, String fee) {
    return new Fill(of(price), of(base), of(fee));
  }

  private static OrderRequest request(Side side, int leg, String minimumSale) {
    return new OrderRequest(
        "id-" + side + "-" + leg,
        "BTC-USD",
        side,
        BigDecimal.ONE,
        HOUR,
        leg,
        0,
        of("100"),
        PriceSource.LAST_CLOSE,
        Optional.empty(),
        Optional.of(of(minimumSale)));
  }

  private static JournaledOrder ended(Side side, int leg, String minimumSale, Fill... fills) {
    return JournaledOrder.planned(request(side, leg, minimumSale))
        .sent(HOUR)
        .after(new OrderOutcome.Done("venue-" + leg, List.of(fills), fills.length > 0));
  }

  /** 1,000 USD, flat, with the planned exit of an entry that was just decided. */
  private static PrimeState deciding() {
    return PrimeState.fresh(of("1000"))
        .change()
        .position(Optional.empty(), PLANNED)
        .activity(
            Optional.of(new Activity(Instant.parse("2026-03-01T00:00:00Z"), 1_000, 0, HOUR, 0, 0)))
        .done();
  }

  /** 2 units since the hour before, with 800 USD. */
  private static PrimeState holding() {
    return deciding()
        .change()
        .holdings(of("800"), of("2"))
        .position(
            Optional.of(new PrimeState.Entry(HOUR.minusSeconds(3600), of("100"))),
            Optional.of(HOUR))
        .fillsSinceFlat(1)
        .done();
  }

  @Test
  void aBuyTakesValueAndFeeAndBeginsAPosition() {
    PrimeState booked =
        Ledger.book(
            deciding(),
            List.of(
                ended(Side.BUY, 0, "0.01", fill("100", "1.5", "0.9"), fill("102", "0.5", "0.31"))));
    assertEquals(0, of("797.79").compareTo(booked.cashUsd()), booked.toString());
    assertEquals(0, of("2.0").compareTo(booked.baseQty()));
    assertEquals(Optional.of(new PrimeState.Entry(HOUR, of("100.5"))), booked.entry());
    assertEquals(PLANNED, booked.plannedExit());
    assertEquals(2, booked.fillsSinceFlat());
  }

  @Test
  void anEntryOfTwoOrdersHasTheAverageOfTheirPrices() {
    PrimeState booked =
        Ledger.book(
            deciding(),
            List.of(
                ended(Side.BUY, 0, "0.01", fill("100", "1", "0")),
                ended(Side.BUY, 1, "0.01", fill("103", "2", "0"))));
    assertEquals(Optional.of(new PrimeState.Entry(HOUR, of("102"))), booked.entry());
    assertEquals(2, booked.fillsSinceFlat());
  }

  @Test
  void aSaleAddsValueLessFee() {
    PrimeState booked =
        Ledger.book(holding(), List.of(ended(Side.SELL, 0, "0.01", fill("110", "0.5", "0.55"))));
    assertEquals(0, of("854.45").compareTo(booked.cashUsd()), booked.toString());
    assertEquals(0, of("1.5").compareTo(booked.baseQty()));
    assertEquals(holding().entry(), booked.entry());
    assertEquals(Optional.of(HOUR), booked.plannedExit());
    assertEquals(2, booked.fillsSinceFlat());
  }

  @ParameterizedTest
  @CsvSource({
    // sold of 2, smallest sale, whether there is a position after it
    "2, 0.01, false",
    "1.9901, 0.01, false",
    "1.99, 0.01, true",
    "1.98, 0.01, true",
    "1.99999999, 0, true",
    "2, 0, false",
  })
  void soldOutIsWhatTheVenueWouldNotSellAnyMore(String sold, String least, boolean position) {
    PrimeState booked =
        Ledger.book(
            holding(),
            List.of(
                ended(Side.SELL, 0, least, fill("90", "0.5", "0")),
                ended(
                    Side.SELL,
                    1,
                    least,
                    fill("90", of(sold).subtract(of("0.5")).toPlainString(), "0"))));
    assertEquals(position, booked.entry().isPresent(), booked.toString());
    assertEquals(position, booked.plannedExit().isPresent());
    assertEquals(position ? 3 : 0, booked.fillsSinceFlat());
  }

  @ParameterizedTest
  @CsvSource({
    // bought, smallest sale, whether that is a position
    "0.0099, 0.01, false",
    "0.01, 0.01, true",
    "0.0101, 0.01, true",
  })
  void aPositionBeginsWithWhatTheVenueWouldSell(String bought, String least, boolean position) {
    PrimeState booked =
        Ledger.book(deciding(), List.of(ended(Side.BUY, 0, least, fill("100", bought, "0"))));
    assertEquals(position, booked.entry().isPresent(), booked.toString());
    assertEquals(position, booked.plannedExit().isPresent());
    assertEquals(0, of(bought).compareTo(booked.baseQty()), "what there is stays in the ledger");
  }

  @Test
  void aBuyThatCameToNothingTakesItsPlannedExitWithIt() {
    PrimeState booked = Ledger.book(deciding(), List.of(ended(Side.BUY, 0, "0.01")));
    assertEquals(Optional.empty(), booked.plannedExit());
    assertEquals(List.of(), booked.openOrders());
  }

  @Test
  void aBuyWhoseEndIsUnknownKeepsItsPlannedExitAndIsRemembered() {
    JournaledOrder unknown =
        JournaledOrder.planned(request(Side.BUY, 0, "0.01"))
            .sent(HOUR)
            .after(new OrderOutcome.Unknown("timeout"));
    PrimeState booked = Ledger.book(deciding(), List.of(unknown));
    assertEquals(PLANNED, booked.plannedExit());
    assertEquals(List.of("id-BUY-0"), booked.openOrders());
    JournaledOrder end = ended(Side.BUY, 0, "0.01", fill("100", "1", "0"));
    PrimeState settled = Ledger.bookOpen(booked, unknown, end);
    assertEquals(PLANNED, settled.plannedExit());
    assertEquals(List.of(), settled.openOrders());
    assertEquals(List.of("id-BUY-0"), settled.bookedLate());
    assertEquals(1, settled.activity().orElseThrow().hourOrders(), "it counts once");
  }

  @Test
  void anOrderThatIsStillOutKeepsAPositionThatAnotherOneSoldOut() {
    JournaledOrder unknown =
        JournaledOrder.planned(request(Side.SELL, 1, "0.01"))
            .sent(HOUR)
            .after(new OrderOutcome.Unknown("timeout"));
    PrimeState booked =
        Ledger.book(holding(), List.of(ended(Side.SELL, 0, "0.01", fill("90", "2", "0")), unknown));
    assertEquals(Optional.of(HOUR), booked.plannedExit());
  }

  @Test
  void whatWasNeverSentIsNotCountedAndWhatWasRefusedIs() {
    JournaledOrder never =
        JournaledOrder.planned(request(Side.BUY, 0, "0.01")).markNotReceived("not sent: too late");
    JournaledOrder refused =
        JournaledOrder.planned(request(Side.BUY, 1, "0.01"))
            .sent(HOUR)
            .after(new OrderOutcome.Rejected("no", false));
    Activity none = Ledger.book(deciding(), List.of(never)).activity().orElseThrow();
    assertEquals(0, none.hourOrders());
    assertEquals(0, none.dayOrders());
    Activity one = Ledger.book(deciding(), List.of(never, refused)).activity().orElseThrow();
    assertEquals(1, one.hourOrders());
    assertEquals(1, one.hourRejects());
  }

  @Test
  void fillsThatShowLaterAreBookedByTheirDifference() {
    JournaledOrder empty = ended(Side.BUY, 0, "0.01");
    JournaledOrder some = empty.after(done(fill("100", "0.5", "0.3")));
    JournaledOrder all = some.after(done(fill("100", "0.5", "0.3"), fill("104", "1.5", "0.94")));
    PrimeState flat = Ledger.book(deciding(), List.of(empty));
    PrimeState first = Ledger.bookLater(flat, empty, some);
    assertEquals(0, of("949.7").compareTo(first.cashUsd()), first.toString());
    assertEquals(HOUR, first.entry().orElseThrow().at());
    assertEquals(0, of("100").compareTo(first.entry().orElseThrow().priceUsd()));
    PrimeState second = Ledger.bookLater(first, some, all);
    PrimeState atOnce = Ledger.book(deciding(), List.of(all));
    assertEquals(0, atOnce.cashUsd().compareTo(second.cashUsd()), second.toString());
    assertEquals(0, atOnce.baseQty().compareTo(second.baseQty()));
    assertEquals(Optional.of(new PrimeState.Entry(HOUR, of("103"))), second.entry());
    assertEquals(2, second.fillsSinceFlat());
    assertEquals(List.of("id-BUY-0"), second.bookedLate());
    assertEquals(1, second.activity().orElseThrow().hourOrders(), "the order was counted before");
  }

  @Test
  void aSaleThatShowsLaterEndsThePosition() {
    JournaledOrder empty = ended(Side.SELL, 0, "0.01");
    PrimeState booked =
        Ledger.bookLater(
            Ledger.book(holding(), List.of(empty)), empty, empty.after(done(fill("90", "2", "1"))));
    assertEquals(0, of("979").compareTo(booked.cashUsd()), booked.toString());
    assertEquals(0, booked.baseQty().signum());
    assertEquals(Optional.empty(), booked.entry());
    assertEquals(Optional.empty(), booked.plannedExit());
  }

  @Test
  void whatTheLedgerHasNotCannotBeTaken() {
    JournaledOrder empty = ended(Side.SELL, 0, "0.01");
    JournaledOrder much = empty.after(done(fill("90", "2.5", "1")));
    assertThrows(IllegalArgumentException.class, () -> Ledger.bookLater(holding(), empty, much));
  }

  private static OrderOutcome.Done done(Fill... fills) {
    return new OrderOutcome.Done("venue-0", List.of(fills), true);
  }
}
