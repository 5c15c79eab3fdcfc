package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.FeeStore;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueFees;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paper orders at 100 USD that rest for half an hour, in increments of a cent. */
class PaperRestsTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T14:00:00Z");

  private Instant now = HOUR;
  private Result<Ticker> market = new Result.Failed<>("the venue is away");

  private PaperBroker broker() {
    PaperParameters paper =
        PaperParameters.read(
            new SettingsReader(
                Map.of("PAPER_PRICE_INCREMENT", "0.01", "PAPER_MAKER_FEE_BPS", "50")));
    return new PaperBroker(
        paper,
        new PaperBrokerTest.Kept(KnownRules.NONE),
        new VenueFees(FeeStore.NONE, Optional.empty(), () -> now),
        productId -> market,
        () -> now);
  }

  private static OrderRequest request(Side side, int seconds) {
    return new OrderRequest(
        "id",
        "BTC-USD",
        side,
        new BigDecimal("2"),
        HOUR,
        0,
        0,
        new BigDecimal("100"),
        PriceSource.NEXT_OPEN,
        Optional.of(
            new PostOnly(
                new BigDecimal("100"),
                HOUR.plusSeconds(seconds),
                new BigDecimal("0.01"),
                BigDecimal.ONE)),
        Optional.empty());
  }

  private static JournaledOrder sent(Side side) {
    return JournaledOrder.planned(request(side, 1_800)).sent(HOUR);
  }

  private void trades(String lastUsd) {
    BigDecimal last = new BigDecimal(lastUsd);
    market = new Result.Ok<>(new Ticker(new Quote(last, last), Optional.of(last)));
  }

  @ParameterizedTest(name = "{0} when the last trade is at {1}: filled is {2}")
  @CsvSource({
    "BUY, 100.00, false",
    "BUY, 99.995, false",
    "BUY, 99.99, true",
    "SELL, 100.00, false",
    "SELL, 100.01, true",
    "SELL, 99, false"
  })
  void fillsWhenTheLastTradeIsBeyondItsPrice(Side side, String last, boolean filled) {
    assertEquals(new OrderOutcome.Open("paper-id"), broker().submit(request(side, 1_800), HOUR));
    trades(last);
    now = HOUR.plusSeconds(300);
    assertEquals(
        filled
            ? new OrderOutcome.Done(
                "paper-id",
                List.of(
                    new Fill(
                        new BigDecimal("100"), new BigDecimal("2"), new BigDecimal("1.00000000"))),
                true)
            : new OrderOutcome.Open("paper-id"),
        broker().find(sent(side)));
  }

  @Test
  void aMarketThatCannotBeSeenFillsNothing() {
    now = HOUR.plusSeconds(300);
    assertEquals(new OrderOutcome.Open("paper-id"), broker().find(sent(Side.BUY)));
    now = HOUR.plusSeconds(1_800);
    trades("90");
    assertEquals(
        new OrderOutcome.Done("paper-id", List.of(), false),
        broker().find(sent(Side.BUY)),
        "its time is over");
  }

  @Test
  void whatIsCanceledFillsNoMore() {
    PaperBroker broker = broker();
    broker.cancel(sent(Side.BUY));
    trades("90");
    assertEquals(new OrderOutcome.Done("paper-id", List.of(), false), broker.find(sent(Side.BUY)));
  }

  @Test
  void withinItsTickNothingRests() {
    assertTrue(
        broker().submit(request(Side.BUY, 45), HOUR) instanceof OrderOutcome.Done done
            && done.fills().isEmpty());
    assertEquals(
        new OrderOutcome.NotFound(),
        broker().find(JournaledOrder.planned(request(Side.BUY, 45)).sent(HOUR)));
  }
}
