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

  /** Both parameters. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(MakerParameters::read);

  /** The parameters as set; problems are left with the reader. */
  public static MakerParameters read(SettingsReader from) {
    return new MakerParameters(
        from.onOrOff("PRIME_MAKER_FIRST")
            .means(
                "Whether a live order rests at the best price first; the rest goes to the market."),
        from.seconds("PRIME_MAKER_WAIT_S", 45, 15, 80)
            .means("How long such an order rests at most."));
  }
}
