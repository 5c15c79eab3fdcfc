package com.iteradynamics.config;

import static com.iteradynamics.settings.SettingsReader.ANY;

import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is traded, by which strategy, where the records are, and whether real money is meant.
 *
 * @param mode who makes the intents: a strategy in {@code prime}, the legacy engine in {@code
 *     legacy}
 * @param productId what is traded, for example {@code BTC-USD}
 * @param live whether both switches ask for real money
 * @param strategyModule the chosen strategy as it was typed
 * @param store the folder that holds state and records
 * @param candleFeed who is asked for candles that are not recorded
 * @param capitalUsd the most that a live book begins with, USD; empty for all that is free
 * @param model the model of p_long: {@code promoted}, an id or a file; empty for none
 * @param pingUrl https address that the function calls after a tick that went well
 * @param failUrl https address that the function calls after a tick that failed
 * @param dashboard whether the function keeps a copy of mission control in its bucket
 */
public record RuntimeParameters(
    String mode,
    String productId,
    boolean live,
    String strategyModule,
    String store,
    CandleFeedChoice candleFeed,
    Optional<BigDecimal> capitalUsd,
    Optional<String> model,
    Optional<URI> pingUrl,
    Optional<URI> failUrl,
    boolean dashboard) {

  private static final Pattern PRODUCT_ID = Pattern.compile("[A-Z0-9]{1,16}-[A-Z0-9]{1,16}");

  /** In plain digits, above 0; so in template.yaml, whose patterns a test holds to these. */
  private static final Pattern AMOUNT =
      Pattern.compile("0*[1-9][0-9]{0,11}([.][0-9]{1,8})?|0+[.]0{0,7}[1-9][0-9]{0,7}");

  /** Without a repeated group for the path, on which a long address would recurse. */
  private static final Pattern HTTPS =
      Pattern.compile(
          "https://(?!.*%(?![0-9A-Fa-f]{2}))([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.]){0,126}"
              + "[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?"
              + "(:[0-9]{1,5})?([/?][A-Za-z0-9._~:/?@!$&'()*+,;=%-]*)?");

  public static final String PRODUCT = "ARGUS_PRODUCT_ID";
  public static final String STRATEGY = "ARGUS_STRATEGY_MODULE";
  public static final String STANDARD_STRATEGY = "sg_core_exposure_v1";
  public static final String JARS = "ARGUS_STRATEGY_JARS";
  public static final String STORE = "ARGUS_STORE";
  public static final String MODEL = "ARGUS_MODEL_FILE";

  /** Where candles come from changes no decision on the same candles. */
  static final String CANDLE_FEED = "ARGUS_CANDLE_FEED";

  private static final String PING = "ARGUS_HEARTBEAT_PING_URL";
  private static final String FAIL = "ARGUS_HEARTBEAT_FAIL_URL";

  /** What the function alone uses. */
  static final List<String> OF_FUNCTION = List.of(PING, FAIL);

  static final List<Setting> SETTINGS = SettingsReader.declaredBy(RuntimeParameters::read);

  /** Reads and checks them; problems stay with {@code from}. */
  static RuntimeParameters read(SettingsReader from) {
    String productId =
        from.text(PRODUCT, "BTC-USD", "product id", "BASE-QUOTE in capitals", PRODUCT_ID)
            .means("What is traded.");
    String mode =
        from.choice("ARGUS_MODE", "prime", List.of("prime", RunIdentity.LEGACY))
            .means("Who makes the intents: a strategy in prime, the legacy engine in legacy.");
    boolean primeOnPaper =
        from.yesOrNo("PRIME_DRY_RUN", true)
            .means("Paper trading, unless both this and ARGUS_DRY_RUN say no.");
    boolean argusOnPaper =
        from.yesOrNo("ARGUS_DRY_RUN", true)
            .means("Paper trading, unless both this and PRIME_DRY_RUN say no.");
    String strategy =
        from.text(STRATEGY, STANDARD_STRATEGY, "strategy id", "an id of ./argus strategies", ANY)
            .means("The strategy; research.strategies. before its id is accepted.");
    from.choice("ARGUS_STRATEGY_FUNC", "generate_intent", List.of("generate_intent"))
        .means("Kept so that older settings can stay as they are.");
    from.maybe(JARS, "paths", "existing jars, separated by :", ANY)
        .means("Jars that provide further strategies.");
    return new RuntimeParameters(
        mode,
        productId,
        !primeOnPaper && !argusOnPaper,
        strategy,
        from.text(STORE, "./data", "path", "a folder", ANY)
            .means("Where candles, state and records are kept."),
        from.choice(CANDLE_FEED, CandleFeedChoice.COINBASE)
            .means("Where missing candles are fetched; none fetches nothing."),
        capital(from),
        from.maybe(MODEL, "model", "promoted, a model's id, or a file", ANY)
            .means(
                "The model of p_long: the promoted one, one by its id, or a file; empty for none."),
        address(from, PING, "Called after a tick that went well"),
        address(from, FAIL, "Called after a tick that failed"),
        from.yesOrNo("ARGUS_DASHBOARD", false)
            .means("Whether the function keeps a copy of the dashboard in its bucket."));
  }

  /** Whether the legacy engine makes the intents. */
  public boolean legacy() {
    return mode.equals(RunIdentity.LEGACY);
  }

  /**
   * The strategy as it was typed, without the package that the Python reference's settings put
   * before it.
   */
  String strategyId() {
    String seed = "research.strategies.";
    return strategyModule.startsWith(seed)
        ? strategyModule.substring(seed.length())
        : strategyModule;
  }

  /** Whether {@code text} can name a product. */
  public static boolean isProductId(String text) {
    return PRODUCT_ID.matcher(text).matches();
  }

  private static Optional<BigDecimal> capital(SettingsReader from) {
    String name = "ARGUS_CAPITAL_USD";
    Optional<String> text =
        from.maybe(name, "USD", "an amount > 0", ANY)
            .means(
                "The most that the first live tick takes over from the wallet; not used on paper.");
    Optional<BigDecimal> amount =
        text.filter(typed -> AMOUNT.matcher(typed).matches()).map(BigDecimal::new);
    if (text.isPresent() && amount.isEmpty()) {
      from.problem(name, "must be an amount > 0 such as 250.00, was \"" + text.get() + "\"");
    }
    return amount;
  }

  private static Optional<URI> address(SettingsReader from, String name, String when) {
    Optional<String> text =
        from.maybe(name, "URL", "https://...", ANY)
            .means(when + "; the command line does not call it.");
    Optional<URI> address = text.filter(typed -> HTTPS.matcher(typed).matches()).map(URI::create);
    if (text.isPresent() && address.isEmpty()) {
      from.problem(name, "must be an https:// address without spaces");
    }
    return address;
  }
}
