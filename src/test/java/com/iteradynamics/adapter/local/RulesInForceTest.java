package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.Product;
import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose rule holds: the venue's where it was read, and a person's wherever one is set. */
class RulesInForceTest {
  static final Instant READ = Instant.parse("2026-03-03T12:34:56Z");

  /** Coarser than any default. */
  static final Product VENUE =
      new Product(
          "BTC-USD",
          new BigDecimal("0.001"),
          new BigDecimal("0.5"),
          new BigDecimal("0.25"),
          new BigDecimal("0.002"),
          new BigDecimal("3400"),
          new BigDecimal("1"),
          new BigDecimal("150000000"),
          Optional.empty());

  static final KnownRules KNOWN = KnownRules.of("BTC-USD", new KnownRules.Kept(VENUE, READ));

  private static PaperParameters paper(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(settings);
    PaperParameters read = PaperParameters.read(reader);
    reader.throwIfInvalid();
    return read;
  }

  @Test
  void theVenuesRulesHoldWhereNothingIsSet() {
    assertEquals(
        new RulesInForce(VENUE, VenueView.Origin.venue(READ)),
        RulesInForce.of(PaperParameters.defaults(), "BTC-USD", KNOWN));
    Map<String, String> defaults = Map.of("PAPER_BASE_INCREMENT", "1E-8", "PAPER_BASE_MIN", "0.0");
    assertEquals(VENUE, RulesInForce.of(paper(defaults), "BTC-USD", KNOWN).product());
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "PAPER_BASE_INCREMENT, 0.0001, base_increment",
    "PAPER_QUOTE_INCREMENT, 0.02, quote_increment",
    "PAPER_PRICE_INCREMENT, 0.03, price_increment",
    "PAPER_BASE_MIN, 0.05, base_min",
    "PAPER_BASE_MAX, 9, base_max",
    "PAPER_QUOTE_MIN_USD, 7, quote_min_usd",
    "PAPER_QUOTE_MAX_USD, 8000, quote_max_usd",
  })
  void whatAPersonSetsWinsAndIsNamed(String setting, String value, String name) {
    RulesInForce rules = RulesInForce.of(paper(Map.of(setting, value)), "BTC-USD", KNOWN);
    Map<String, Object> expected = VENUE.rules();
    expected.put(name, new BigDecimal(value));
    assertEquals(expected, rules.product().rules());
    assertEquals(new VenueView.Origin(Optional.of(READ), List.of(name), List.of()), rules.origin());
  }

  @Test
  void withoutKeptRulesOrWithThoseOfAnotherProductTheSettingsHold() {
    PaperParameters paper = paper(Map.of("PAPER_BASE_MIN", "0.5"));
    KnownRules damaged = KnownRules.unread("it is damaged");
    assertEquals(
        new RulesInForce(
            paper.product("BTC-USD"),
            new VenueView.Origin(Optional.empty(), List.of(), damaged.notes())),
        RulesInForce.of(paper, "BTC-USD", damaged));
    assertEquals(
        new RulesInForce(paper.product("ETH-USD"), VenueView.Origin.SETTINGS),
        RulesInForce.of(paper, "ETH-USD", KNOWN));
  }

  /** Else no order could be made at all, and no exit. */
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "PAPER_BASE_MAX, 0.0015",
    "PAPER_BASE_MAX, 0.0005",
    "PAPER_QUOTE_MAX_USD, 0.9",
    "PAPER_BASE_MIN, 3401",
    "PAPER_QUOTE_MIN_USD, 150000001",
  })
  void whatCannotBeKeptTogetherLeavesTheSettings(String setting, String value) {
    PaperParameters paper = paper(Map.of(setting, value));
    assertEquals(
        new RulesInForce(
            paper.product("BTC-USD"),
            new VenueView.Origin(
                Optional.empty(),
                List.of(),
                List.of(
                    "what is set cannot be kept with the venue's rules: a maximum is below the"
                        + " minimum or the increment"))),
        RulesInForce.of(paper, "BTC-USD", KNOWN));
  }
}
