package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.KnownRules.Kept;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Product;
import com.iteradynamics.testkit.Tapes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A product's rules are asked for once a day, and whoever does not tell them changes nothing. */
public class RulesIntakeTest {
  private static final String PRODUCT = "BTC-USD";
  private static final CandleSeries TAPE = Tapes.random(3, 200);
  private static final Instant HOUR = TAPE.openTime(100);

  private final MemoryCandles archive = MemoryCandles.of(TAPE.first(99));
  private Instant now = HOUR.plusSeconds(60);
  private final ScriptedFeed feed = new ScriptedFeed(TAPE, () -> now);
  private final RefreshingCandleSource candles =
      new RefreshingCandleSource(archive, feed, () -> now, pause -> now = now.plus(pause));

  public static Product product(String baseIncrement) {
    return new Product(
        PRODUCT,
        new BigDecimal(baseIncrement),
        new BigDecimal("0.01"),
        new BigDecimal("0.01"),
        new BigDecimal("0.00000001"),
        new BigDecimal("3400"),
        BigDecimal.ONE,
        new BigDecimal("150000000"),
        Optional.empty());
  }

  private static Result<Optional<Product>> told(String baseIncrement) {
    return new Result.Ok<>(Optional.of(product(baseIncrement)));
  }

  /** What a tick of {@link #HOUR} does. */
  private KnownRules tick() {
    KnownRules kept = candles.rules(PRODUCT);
    CandleWindow window = candles.window(PRODUCT, HOUR, 50);
    candles.completed(window, HOUR, 50, now.plusSeconds(120));
    return candles.renewed(PRODUCT, kept);
  }

  @Test
  void theFirstTickKeepsWhatTheVenueSays() {
    feed.rules = told("0.001");
    Kept kept = new Kept(product("0.001"), now);
    assertEquals(KnownRules.of(PRODUCT, kept), tick());
    assertEquals(KnownRules.of(PRODUCT, kept), archive.rules(PRODUCT));
  }

  @ParameterizedTest(name = "{0} s old: asked {1} times")
  @CsvSource({"0, 0", "86399, 0", "86400, 1", "864000, 1", "-1, 1"})
  void theVenueIsAskedAgainWhenTheRulesAreADayOldOrOfTheFuture(long age, int asked) {
    archive.keep(new Kept(product("0.001"), now.minusSeconds(age)));
    feed.rules = told("0.002");
    KnownRules known = tick();
    assertEquals(asked, feed.askedForRules);
    assertEquals(product(asked == 0 ? "0.001" : "0.002"), known.kept().orElseThrow().product());
    assertEquals(known, archive.rules(PRODUCT));
  }

  @Test
  void aVenueThatDoesNotTellLeavesWhatIsKeptAndIsAskedByTheNextTick() {
    Instant old = now.minus(Duration.ofDays(40));
    archive.keep(new Kept(product("0.001"), old));
    feed.rules = new Result.Failed<>("HTTP 503", true);
    for (int asked = 1; asked <= 2; asked++) {
      KnownRules known = tick();
      assertEquals(Optional.of(new Kept(product("0.001"), old)), known.kept());
      assertEquals(
          List.of(
              "the venue's rules of the product could not be read: HTTP 503; those of "
                  + old
                  + " stay in force"),
          known.notes());
      assertEquals(asked, feed.askedForRules);
    }
    assertEquals(old, archive.rules(PRODUCT).kept().orElseThrow().readAt());
  }

  @Test
  void withoutAnythingKeptTheSettingsHold() {
    feed.rules = new Result.Failed<>("base_increment is missing");
    assertEquals(
        new KnownRules(
            Optional.empty(),
            List.of(
                "the venue's rules of the product could not be read: base_increment is missing;"
                    + " the settings hold")),
        tick());
    feed.rules = new Result.Ok<>(Optional.empty());
    assertEquals(KnownRules.NONE, tick(), "a feed that tells none is nothing to speak of");
  }

  /** Who has not answered for candles is not waited for again. */
  @Test
  void aVenueThatIsAwayIsNotAskedForRules() {
    feed.away("no network");
    feed.rules = told("0.002");
    assertEquals(KnownRules.NONE, tick());
    Instant old = now.minus(Duration.ofDays(2));
    archive.keep(new Kept(product("0.001"), old));
    assertEquals(
        List.of(
            "the product's rules were not requested from the venue; those of "
                + old
                + " stay in force"),
        tick().notes());
    archive.keep(new Kept(product("0.001"), now));
    assertEquals(List.of(), tick().notes(), "there was no need to ask");
    assertEquals(0, feed.askedForRules);
  }

  @Test
  void aRefusedWindowIsNoTimeToAsk() {
    archive.unreadable = Optional.of("damaged");
    feed.rules = told("0.002");
    assertEquals(KnownRules.NONE, tick());
    assertEquals(0, feed.askedForRules);
  }

  @Test
  void whatWasKeptAndCannotBeReadIsReportedOnceAndReplaced() {
    archive.rules = KnownRules.unread("it is damaged");
    feed.rules = told("0.002");
    KnownRules known = tick();
    assertEquals(
        List.of("the product's rules that were kept cannot be read: it is damaged"), known.notes());
    assertEquals(Optional.of(new Kept(product("0.002"), now)), known.kept());
    assertEquals(List.of(), tick().notes());
  }

  @Test
  void rulesThatCannotBeKeptAreUsed() {
    archive.append(TAPE.between(TAPE.openTime(99), TAPE.openTime(99)), false);
    archive.broken = Optional.of("read-only");
    feed.rules = told("0.002");
    assertEquals(
        new KnownRules(
            Optional.of(new Kept(product("0.002"), now)),
            List.of("the product's rules could not be kept: read-only")),
        tick());
  }

  @Test
  void rulesThatNoOrderCanKeepAreNone() {
    Product none = product("3401");
    assertEquals(
        "BTC-USD: a maximum is below the minimum or the increment",
        assertThrows(IllegalArgumentException.class, () -> new Kept(none, HOUR)).getMessage());
  }
}
