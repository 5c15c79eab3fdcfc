package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.ConfirmedHole;
import com.iteradynamics.execution.port.CandleSourceContract;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a window knows of the hours that the venue has no candle of. */
class ConfirmedHolesTest {
  private static final Instant HOUR = CandleSourceContract.hour(VenueWindow.HOUR);
  private static final CandleSeries HOLED =
      Tapes.kept(VenueWindow.TAPE, i -> i != 700 && i != 701 && i != 800);
  private static final CandleSeries.Gap LONG =
      new CandleSeries.Gap(CandleSourceContract.hour(700), 2);
  private static final CandleSeries.Gap SHORT =
      new CandleSeries.Gap(CandleSourceContract.hour(800), 1);

  private final VenueWindow at = new VenueWindow();

  private CandleWindow completed(List<ConfirmedHole> known) {
    at.recorded(HOLED.first(897));
    at.feed = new ScriptedFeed(HOLED, () -> at.now);
    return at.source().completed(at.window().confirmed(known), HOUR, VenueWindow.COUNT, at.until);
  }

  @Test
  void anotherHoleIsAskedForAndTheKnownOneStaysAsItWasConfirmed() {
    ConfirmedHole known = new ConfirmedHole(LONG, HOUR.minusSeconds(3600));
    CandleWindow window = completed(List.of(known));
    assertEquals("799-800", at.asked());
    assertEquals(List.of(known, new ConfirmedHole(SHORT, HOUR)), window.confirmed());
  }

  @Test
  void aHoleThatIsConfirmedAgainIsThereOnce() {
    ConfirmedHole old = new ConfirmedHole(LONG, HOUR.minusSeconds(86_400));
    CandleWindow window = completed(List.of(old));
    assertEquals(
        List.of(new ConfirmedHole(LONG, HOUR), new ConfirmedHole(SHORT, HOUR)), window.confirmed());
  }

  @Test
  void whoIsAwayConfirmsNothing() {
    at.recorded(HOLED.first(897));
    at.feed.away("HTTP 503");
    CandleWindow window = at.completed();
    assertEquals(List.of(), window.confirmed());
    assertTrue(window.temporary());
  }

  @Test
  void whatWentWrongOtherwiseDoesNotPassByItself() {
    at.recorded(HOLED.first(896));
    at.feed.answer = usual -> new Result.Failed<>("HTTP 403");
    CandleWindow window = at.completed();
    assertFalse(window.temporary());
    assertEquals(Optional.empty(), window.away(HOUR));
    at.until = at.now;
    assertFalse(at.completed().temporary(), "there was no time left");
  }
}
