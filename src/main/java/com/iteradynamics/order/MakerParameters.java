package com.iteradynamics.order;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an order first rests in the book, where the fee is lower, before it goes to the market.
 *
 * @param first whether it does
 * @param only whether an entry is given up, rather than taken at the market, when it was not filled
 *     as it rested; a sale is always taken at the market then
 * @param patience how long it rests at most
 * @param requoteBps how far the best price of its side may leave it before it is moved, hundredths
 *     of a percent of its price
 * @param requotes how often it is moved at most
 */
public record MakerParameters(
    boolean first, boolean only, Duration patience, double requoteBps, int requotes) {
  /** Straight to the market. */
  public static final MakerParameters OFF = new MakerParameters(false, false, Duration.ZERO);

  /** A sale that has to be made rests no longer, whatever the patience. */
  public static final Duration MOST_OF_A_FORCED_SALE = Duration.ofSeconds(45);

  private static final String EXECUTION = "PRIME_EXECUTION";

  /** The same, as it was called before; read where {@link #EXECUTION} is not set. */
  private static final String FORMER_FIRST = "PRIME_MAKER_FIRST";

  /** The patience, as it was called before; read where the present name is not set. */
  private static final String FORMER_WAIT = "PRIME_MAKER_WAIT_S";

  private static final String PATIENCE = "PRIME_MAKER_PATIENCE";
  private static final String TAKER = "taker";
  private static final String MAKER = "maker";
  private static final String ONLY = "maker-only";
  private static final double REQUOTE_BPS = 10;
  private static final int REQUOTES = 4;
  private static final Duration SHORTEST = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** For so long a tick waits itself. */
  private static final Duration WITHIN_TICK = Duration.ofSeconds(80);

  /** All parameters. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(MakerParameters::read);

  /** An order that is moved as by default. */
  public MakerParameters(boolean first, boolean only, Duration patience) {
    this(first, only, patience, REQUOTE_BPS, REQUOTES);
  }

  /** The parameters as set; problems are left with the reader. */
  public static MakerParameters read(SettingsReader from) {
    String execution =
        from.choice(EXECUTION, TAKER, List.of(TAKER, MAKER, ONLY))
            .means(
                "How an order is sent: to the market (taker); resting at the best price of its"
                    + " side, the rest to the market (maker); or so that an entry that was not"
                    + " filled is given up (maker-only).");
    Duration patience = patience(from);
    boolean former =
        from.onOrOff(FORMER_FIRST).means("Former form of PRIME_EXECUTION: on means maker.");
    Duration formerPatience =
        from.seconds(FORMER_WAIT, 45, 15, 80).means("Former form of PRIME_MAKER_PATIENCE.");
    double requoteBps =
        from.real("PRIME_MAKER_REQUOTE_BPS", REQUOTE_BPS, 0, 1_000, "basis points")
            .means(
                "How far the best price may leave an order that rests beyond its tick before the"
                    + " watch moves it there.");
    int requotes =
        from.whole("PRIME_MAKER_REQUOTES", REQUOTES, 0, 20, "orders")
            .means("How often the watch moves such an order at most; then it stays where it is.");
    boolean resting = from.isSet(EXECUTION) ? !execution.equals(TAKER) : former;
    return new MakerParameters(
        resting,
        execution.equals(ONLY),
        from.isSet(PATIENCE) ? patience : formerPatience,
        requoteBps,
        requotes);
  }

  /**
   * What to set in place of former names, a sentence for each that is set: the same as it says, or
   * nothing where the present name is set, which wins.
   */
  public static List<String> formerNames(Map<String, String> values) {
    MakerParameters now = read(new SettingsReader(values));
    List<String> sentences = new ArrayList<>();
    former(values, FORMER_FIRST, EXECUTION, now.first() ? MAKER : TAKER).ifPresent(sentences::add);
    former(values, FORMER_WAIT, PATIENCE, now.patience().toString()).ifPresent(sentences::add);
    return sentences;
  }

  private static Optional<String> former(
      Map<String, String> values, String former, String present, String value) {
    if (values.getOrDefault(former, "").isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        values.getOrDefault(present, "").isBlank()
            ? former
                + " is a former name, read for one more release: set "
                + present
                + "="
                + value
                + " instead"
            : former + " is a former name and is not read, since " + present + " is set");
  }

  private static Duration patience(SettingsReader from) {
    String range = SHORTEST + ".." + LONGEST;
    String typed =
        from.text(PATIENCE, "PT45S", "ISO 8601 duration", range, SettingsReader.ANY)
            .means(
                "How long such an order rests at most; above "
                    + WITHIN_TICK
                    + " it rests on when its tick has ended, at most until the next one, and the"
                    + " watch looks after it.");
    try {
      Duration patience = Duration.parse(typed);
      if (patience.compareTo(SHORTEST) >= 0 && patience.compareTo(LONGEST) <= 0) {
        return patience;
      }
      boolean tooLong = patience.compareTo(LONGEST) > 0;
      from.problem(
          PATIENCE,
          "must be " + range + ", was " + typed + (tooLong ? ": the next tick decides anew" : ""));
    } catch (DateTimeException e) {
      from.problem(PATIENCE, "must be an ISO 8601 duration such as PT45S, was \"" + typed + "\"");
    }
    return SHORTEST;
  }

  /** Whether an order may rest on when its tick has ended. */
  public boolean beyondTick() {
    return first && patience.compareTo(WITHIN_TICK) > 0;
  }

  /**
   * What is wrong with the patience beside the watch, which looks after what rests beyond its tick.
   */
  public void check(boolean watched, SettingsReader from) {
    if (beyondTick() && !watched) {
      from.problem(
          PATIENCE,
          "needs the watch above "
              + WITHIN_TICK
              + ": set PRIME_WATCH_MINUTES, or a shorter patience, was "
              + patience);
    }
  }
}
