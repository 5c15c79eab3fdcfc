package com.iteradynamics.strategy.overlay;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the feed makes entries smaller. The names are the Python reference's.
 *
 * @param enabled whether it does
 * @param variant how much smaller
 * @param bullThreshold lowest probability that is bullish, 0..1
 * @param bearThreshold highest one that is bearish, 0..1, below {@code bullThreshold}
 * @param strict whether an hour without a row has no entry; it is neutral otherwise
 * @param products the products whose entries it looks at
 */
public record OverlayParameters(
    boolean enabled,
    OverlayVariant variant,
    double bullThreshold,
    double bearThreshold,
    boolean strict,
    List<String> products) {
  /** Name of the switch. */
  public static final String ENABLED = "MOONWIRE_OVERLAY_ENABLED";

  /** Name of the list of products. */
  public static final String PRODUCTS = "MOONWIRE_OVERLAY_PRODUCT_ID";

  private static final String BULL = "MOONWIRE_OVERLAY_BULL_THRESH";
  private static final String BEAR = "MOONWIRE_OVERLAY_BEAR_THRESH";
  private static final Pattern PRODUCT_IDS =
      Pattern.compile("[A-Z0-9]{1,16}-[A-Z0-9]{1,16}( *, *[A-Z0-9]{1,16}-[A-Z0-9]{1,16}){0,99}");

  /** All of them. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(OverlayParameters::read);

  public OverlayParameters {
    products = List.copyOf(products);
  }

  /** Reads and checks them; problems stay with {@code from}. */
  public static OverlayParameters read(SettingsReader from) {
    boolean enabled =
        from.yesOrNo(ENABLED, false)
            .means("Whether the feed makes the entries of the strategy smaller.");
    String variant =
        from.choice("MOONWIRE_OVERLAY_VARIANT", "A", List.of("A", "B", "C"))
            .means(
                "What is left of an entry when bullish, neutral, bearish: A 1, 0.5, 0; B 1, 0.75,"
                    + " 0.25; C 1, 1, 0.");
    double bull =
        from.real(BULL, 0.55, 0, 1, "probability").means("Lowest probability that is bullish.");
    double bear =
        from.real(BEAR, 0.45, 0, 1, "probability").means("Highest probability that is bearish.");
    if (!(bear < bull)) {
      from.problem(
          BEAR, String.format(Locale.ROOT, "must be below %s, %s, was %s", BULL, bull, bear));
    }
    boolean strict =
        from.yesOrNo("MOONWIRE_OVERLAY_STRICT_TS", false)
            .means("Whether an hour without a row has no entry; it is neutral otherwise.");
    String products =
        from.text(PRODUCTS, "BTC-USD", "product ids", "A-B,C-D", PRODUCT_IDS)
            .means("The products whose entries the feed makes smaller, separated by commas.");
    return new OverlayParameters(
        enabled,
        OverlayVariant.valueOf(variant),
        bull,
        bear,
        strict,
        Arrays.stream(products.split(",")).map(String::strip).toList());
  }
}
