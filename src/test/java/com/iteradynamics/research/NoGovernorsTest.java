package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NoGovernorsTest {
  private static final DecisionParameters USUAL = DecisionParameters.defaults();

  private static final Map<String, String> STAYS =
      Map.ofEntries(
          Map.entry("PRIME_CONF_MIN", "0.77"),
          Map.entry("PRIME_HORIZON", "7"),
          Map.entry("PRIME_MIN_NOTIONAL_USD", "77"),
          Map.entry("PRIME_COLLAR_FRAC", "0.07"),
          Map.entry("PRIME_MAX_SKEW_S", "77"),
          Map.entry("PRIME_STOP_LOSS", "0.07"),
          Map.entry("PRIME_TRAILING_STOP", "0.07"),
          Map.entry("PRIME_STOP_ATR", "7"),
          Map.entry("PRIME_TAKE_PROFIT", "0.07"),
          Map.entry("PRIME_STOP_LIMIT_GAP", "0.07"),
          Map.entry("PRIME_WATCH_MINUTES", "5"));

  private static DecisionParameters with(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(settings);
    DecisionParameters read = DecisionParameters.read(reader);
    assertEquals(List.of(), reader.problems());
    return read;
  }

  static Set<String> stays() {
    return STAYS.keySet();
  }

  @ParameterizedTest
  @MethodSource("stays")
  void whatMakesAnOrderPossibleAndWhatEndsAPositionStays(String name) {
    DecisionParameters other = with(Map.of(name, STAYS.get(name)));
    assertNotEquals(USUAL, other);
    assertNotEquals(NoGovernors.of(USUAL), NoGovernors.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "PRIME_MAX_EXPOSURE, 0.1",
    "PRIME_DD_SOFT, 0.01",
    "PRIME_DD_HARD, 0.05",
    "PRIME_DD_KILL, 0.08",
    "PRIME_DD_SOFT_MULT, 0.1",
    "PRIME_DD_REARM_H, 7",
    "PRIME_REENTRY_COOLDOWN_H, 7",
    "PRIME_EXIT_MIN_HOLD_H, 7",
    "PRIME_STOPS_A_DAY, 1",
    "PRIME_CAP_ORDER_USD, 7",
    "PRIME_CAP_POSITION_USD, 7",
    "PRIME_CAP_ORDERS_TICK, 1",
    "PRIME_CAP_ORDERS_HOUR, 1",
    "PRIME_CAP_ORDERS_DAY, 1",
    "PRIME_CAP_REJECTS_HOUR, 1",
    "PRIME_CAP_DAILY_LOSS, 0.01",
    "PRIME_CAP_PRODUCTS, ETH-USD"
  })
  void whatHoldsAStrategyBackHasNoEffect(String name, String value) {
    assertTrue(NoGovernors.SETTINGS.contains(name));
    DecisionParameters other = with(Map.of(name, value));
    assertNotEquals(USUAL, other);
    assertEquals(NoGovernors.of(USUAL), NoGovernors.of(other));
  }

  /** A new limit has to be put on one of the two sides. */
  @Test
  void everyLimitIsOneOrTheOther() {
    Set<String> rest =
        DecisionParameters.SETTINGS.stream()
            .map(Setting::name)
            .filter(name -> !NoGovernors.SETTINGS.contains(name) && !STAYS.containsKey(name))
            .collect(Collectors.toCollection(TreeSet::new));
    // They only go with others of the exits.
    assertEquals(Set.of("PRIME_STOP_RESTING", "PRIME_TRAILING_AFTER", "PRIME_WATCH_CONFIRM"), rest);
  }

  /** Live and paper are impossible without governors: nothing of them can say this. */
  @Test
  void nothingThatTradesKnowsIt() throws IOException {
    Path sources = Path.of("src/main/java/com/iteradynamics");
    try (Stream<Path> files = Files.walk(sources)) {
      Set<String> packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(NoGovernorsTest::namesIt)
              .map(file -> sources.relativize(file.getParent()).toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(Set.of("research", "cli/lab"), packages);
    }
  }

  private static boolean namesIt(Path file) {
    try {
      return Files.readString(file).contains("NoGovernors");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
