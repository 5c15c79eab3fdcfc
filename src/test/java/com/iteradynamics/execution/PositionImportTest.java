package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Coins that a person hands over come in as a deposit does. */
class PositionImportTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");
  private static final String PORTFOLIO = ScriptedMarket.PORTFOLIO;

  private final ScriptedMarket venue = new ScriptedMarket();
  private final PrimeState unbegun = PrimeState.fresh(BigDecimal.ZERO);
  private final PrimeState begun =
      unbegun
          .change()
          .holdings(new BigDecimal("500"), BigDecimal.ONE)
          .equity(600, 800)
          .position(
              Optional.of(new PrimeState.Entry(HOUR.minusSeconds(7_200), new BigDecimal("100"))),
              Optional.of(HOUR.plusSeconds(3_600)))
          .portfolio(PORTFOLIO)
          .done();

  @Test
  void aNewBookBeginsWithCashAndCoins() {
    venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000.019", "2.000000005"));
    PrimeState after = adopt(unbegun, Optional.empty()).after();
    assertEquals(new BigDecimal("1000.01"), after.cashUsd());
    assertEquals(new BigDecimal("2.00000000"), after.baseQty());
    assertEquals(1_000.01 + 2 * 170, after.peakEquityUsd(), 1e-9);
    assertEquals(Optional.of(PORTFOLIO), after.portfolio());
    assertEquals(HOUR, after.entry().orElseThrow().at());
  }

  @Test
  void theCapitalLimitsTheCashOfANewBook() {
    venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000", "2"));
    PrimeState after = adopt(unbegun, Optional.of(new BigDecimal("300"))).after();
    assertEquals(new BigDecimal("300"), after.cashUsd());
  }

  /** 0.00000001 coins are taken over, and are no position that nobody could ever sell. */
  @Test
  void coinsBelowTheVenuesMinimumAreNoPosition() {
    venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000", "0.00000001"));
    PrimeState after = adopt(unbegun, Optional.empty()).after();
    assertEquals(Optional.empty(), after.entry());
    assertEquals(0, new BigDecimal("0.00000001").compareTo(after.baseQty()));
  }

  @Test
  void whatComesInLaterIsNeitherProfitNorLoss() {
    venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("9000", "3"));
    PositionImport adoption = adopt(begun, Optional.empty());
    assertEquals(0, new BigDecimal("2").compareTo(adoption.adopted()));
    PrimeState after = adoption.after();
    assertEquals(begun.cashUsd(), after.cashUsd(), "cash beyond the ledger stays the user's");
    assertEquals(600 + 340, after.lastEquityUsd(), 1e-9);
    assertEquals(800 + 340, after.peakEquityUsd(), 1e-9);
    assertEquals(
        new BigDecimal("146.66666667"), after.entry().orElseThrow().priceUsd(), "(100 + 340) / 3");
    assertEquals(begun.plannedExit(), after.plannedExit());
  }

  @Test
  void whatIsUnclearAboutCashKeepsOnlyANewBookFromAdopting() {
    Wallet.Part three = new Wallet.Part.Known(new BigDecimal("3"), BigDecimal.ZERO);
    Wallet.Part unclear = new Wallet.Part.Indeterminate("two wallets");
    venue.wallet = new Result.Ok<>(new Wallet(unclear, three));
    assertEquals(0, adopt(begun, Optional.empty()).after().baseQty().compareTo(new BigDecimal(3)));
    assertEquals("two wallets", refused(unbegun));
    venue.wallet = new Result.Ok<>(new Wallet(three, unclear));
    assertEquals("two wallets", refused(begun));
  }

  @Test
  void whatCannotBeAdoptedSaysWhy() {
    venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("9000", "1"));
    assertTrue(refused(begun).contains("nothing to adopt"), refused(begun));
    venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("9000", "3"));
    PrimeState open = begun.change().openOrders(List.of("id-1")).done();
    assertTrue(refused(open).contains("counted twice"), refused(open));
    PrimeState other = begun.change().portfolio("portfolio-2").done();
    assertTrue(refused(other).contains("another portfolio"), refused(other));
    venue.wallet = new Result.Failed<>("HTTP 503");
    assertEquals("HTTP 503", refused(begun));
  }

  private PositionImport adopt(PrimeState before, Optional<BigDecimal> capital) {
    return PositionImport.of(before, PORTFOLIO, venue.look("BTC-USD", before, HOUR), HOUR, capital);
  }

  private String refused(PrimeState before) {
    return assertThrows(IllegalArgumentException.class, () -> adopt(before, Optional.empty()))
        .getMessage();
  }
}
