package com.iteradynamics.order;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.time.Duration;
import java.util.List;

/**
 * Whether a live order first rests in the book, where the fee is lower, before it goes to the
 * market.
 *
 * @param first whether it does
 * @param patience how long it rests at most
 */
public record MakerParameters(boolean first, Duration patience) {
  /** Straight to the market. */
  public static final MakerParameters OFF = new MakerParameters(false, Duration.ZERO);

  static final Setting.Choice FIRST =
      new Setting.Choice(
          "PRIME_MAKER_FIRST",
          "off",
          List.of("on", "off"),
          "Whether a live order rests at the best price first; the rest goes to the market.");
  static final Setting.Whole WAIT =
      new Setting.Whole(
          "PRIME_MAKER_WAIT_S", 45, 15, 80, "seconds", "How long such an order rests at most.");

  /** Both parameters. */
  public static final List<Setting> SETTINGS = List.of(FIRST, WAIT);

  /** The parameters as set; problems are left with the reader. */
  public static MakerParameters read(SettingsReader reader) {
    return new MakerParameters(
        reader.choice(FIRST).equals("on"), Duration.ofSeconds(reader.whole(WAIT)));
  }
}
