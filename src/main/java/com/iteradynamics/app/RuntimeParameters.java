package com.iteradynamics.app;

import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
 * @param model the model of p_long: {@code promoted}, an id or a file; empty for none
 * @param capitalUsd the most that a live book begins with, USD; empty for all that is free
 * @param dashboard whether the function keeps a copy of mission control in its bucket
 */
record RuntimeParameters(
    String mode,
    String productId,
    boolean live,
    String strategyModule,
    String store,
    CandleFeedChoice candleFeed,
    Optional<String> model,
    Optional<BigDecimal> capitalUsd,
    boolean dashboard) {

  private static final List<String> OFF = List.of("0", "false", "no", "off");
  private static final List<String> ON = List.of("1", "true", "yes", "on");
  private static final List<String> ON_OR_OFF = Stream.concat(ON.stream(), OFF.stream()).toList();
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

  static final Setting.Text ARGUS_PRODUCT_ID =
      new Setting.Text(
          "ARGUS_PRODUCT_ID",
          "BTC-USD",
          false,
          "product id",
          "BASE-QUOTE in capitals",
          "What is traded.");
  static final Setting.Choice ARGUS_MODE =
      new Setting.Choice(
          "ARGUS_MODE",
          "prime",
          List.of("prime", RunIdentity.LEGACY),
          "Who makes the intents: a strategy in prime, the legacy engine in legacy.");
  static final Setting.Choice PRIME_DRY_RUN =
      new Setting.Choice(
          "PRIME_DRY_RUN",
          "1",
          ON_OR_OFF,
          "Paper trading, unless both this and ARGUS_DRY_RUN say no.");
  static final Setting.Choice ARGUS_DRY_RUN =
      new Setting.Choice(
          "ARGUS_DRY_RUN",
          "1",
          ON_OR_OFF,
          "Paper trading, unless both this and PRIME_DRY_RUN say no.");
  static final Setting.Text ARGUS_STRATEGY_MODULE =
      new Setting.Text(
          "ARGUS_STRATEGY_MODULE",
          "sg_core_exposure_v1",
          false,
          "strategy id",
          "an id of ./argus strategies",
          "The strategy; research.strategies. before its id is accepted.");
  static final Setting.Choice ARGUS_STRATEGY_FUNC =
      new Setting.Choice(
          "ARGUS_STRATEGY_FUNC",
          "generate_intent",
          List.of("generate_intent"),
          "Kept so that older settings can stay as they are.");
  static final Setting.Text ARGUS_STRATEGY_JARS =
      new Setting.Text(
          "ARGUS_STRATEGY_JARS",
          "",
          false,
          "paths",
          "existing jars, separated by :",
          "Jars that provide further strategies.");
  static final Setting.Text ARGUS_STORE =
      new Setting.Text(
          "ARGUS_STORE",
          "./data",
          false,
          "path",
          "a folder",
          "Where candles, state and records are kept.");
  static final Setting.Choice ARGUS_CANDLE_FEED =
      new Setting.Choice(
          "ARGUS_CANDLE_FEED",
          CandleFeedChoice.COINBASE.word(),
          CandleFeedChoice.words(),
          "Who is asked for candles that are not recorded; none asks nobody.");
  static final Setting.Text ARGUS_CAPITAL_USD =
      new Setting.Text(
          "ARGUS_CAPITAL_USD",
          "",
          false,
          "USD",
          "an amount > 0",
          "The most that the first live tick takes over from the wallet; not used on paper.");
  static final Setting.Text ARGUS_MODEL_FILE =
      new Setting.Text(
          "ARGUS_MODEL_FILE",
          "",
          false,
          "model",
          "promoted, a model's id, or a file",
          "The model of p_long: the promoted one, one by its id, or a file; empty for none.");
  static final Setting.Text ARGUS_HEARTBEAT_PING_URL =
      new Setting.Text(
          "ARGUS_HEARTBEAT_PING_URL",
          "",
          false,
          "URL",
          "https://...",
          "Called after a tick that went well; the command line does not call it.");
  static final Setting.Text ARGUS_HEARTBEAT_FAIL_URL =
      new Setting.Text(
          "ARGUS_HEARTBEAT_FAIL_URL",
          "",
          false,
          "URL",
          "https://...",
          "Called after a tick that failed; the command line does not call it.");

  static final Setting.Choice ARGUS_DASHBOARD =
      new Setting.Choice(
          "ARGUS_DASHBOARD",
          "0",
          ON_OR_OFF,
          "Whether the function keeps a copy of the dashboard in its bucket.");

  static final List<Setting> SETTINGS =
      List.of(
          ARGUS_PRODUCT_ID,
          ARGUS_MODE,
          PRIME_DRY_RUN,
          ARGUS_DRY_RUN,
          ARGUS_STRATEGY_MODULE,
          ARGUS_STRATEGY_FUNC,
          ARGUS_STRATEGY_JARS,
          ARGUS_STORE,
          ARGUS_CANDLE_FEED,
          ARGUS_CAPITAL_USD,
          ARGUS_MODEL_FILE,
          ARGUS_HEARTBEAT_PING_URL,
          ARGUS_HEARTBEAT_FAIL_URL,
          ARGUS_DASHBOARD);

  /** What the function alone uses. */
  static final List<Setting.Text> UNUSED =
      List.of(ARGUS_HEARTBEAT_PING_URL, ARGUS_HEARTBEAT_FAIL_URL);

  /** Reads and checks them; problems stay with {@code reader}. */
  static RuntimeParameters read(SettingsReader reader) {
    String productId = reader.text(ARGUS_PRODUCT_ID).orElseThrow();
    if (!isProductId(productId)) {
      reader.problem(
          ARGUS_PRODUCT_ID.name(), "must be BASE-QUOTE in capitals, was \"" + productId + "\"");
    }
    reader.choice(ARGUS_STRATEGY_FUNC);
    Optional<BigDecimal> capital = capital(reader);
    checkUrl(reader, ARGUS_HEARTBEAT_PING_URL);
    checkUrl(reader, ARGUS_HEARTBEAT_FAIL_URL);
    boolean primeLive = isOff(reader, PRIME_DRY_RUN);
    boolean argusLive = isOff(reader, ARGUS_DRY_RUN);
    return new RuntimeParameters(
        reader.choice(ARGUS_MODE),
        productId,
        primeLive && argusLive,
        reader.text(ARGUS_STRATEGY_MODULE).orElseThrow(),
        reader.text(ARGUS_STORE).orElseThrow(),
        CandleFeedChoice.of(reader.choice(ARGUS_CANDLE_FEED)),
        reader.text(ARGUS_MODEL_FILE),
        capital,
        ON.contains(reader.choice(ARGUS_DASHBOARD)));
  }

  /** Whether the legacy engine makes the intents. */
  boolean legacy() {
    return mode.equals(RunIdentity.LEGACY);
  }

  /** The strategy as it was typed, without the package that the seed's settings put before it. */
  String strategyId() {
    String seed = "research.strategies.";
    return strategyModule.startsWith(seed)
        ? strategyModule.substring(seed.length())
        : strategyModule;
  }

  /** Whether {@code text} can name a product. */
  static boolean isProductId(String text) {
    return PRODUCT_ID.matcher(text).matches();
  }

  private static boolean isOff(SettingsReader reader, Setting.Choice setting) {
    boolean typed = reader.raw(setting).isPresent();
    return typed && OFF.contains(reader.choice(setting));
  }

  private static Optional<BigDecimal> capital(SettingsReader reader) {
    Optional<String> text = reader.text(ARGUS_CAPITAL_USD);
    if (text.isEmpty() || AMOUNT.matcher(text.get()).matches()) {
      return text.map(BigDecimal::new);
    }
    reader.problem(
        ARGUS_CAPITAL_USD.name(),
        "must be an amount > 0 such as 250.00, was \"" + text.get() + "\"");
    return Optional.empty();
  }

  private static void checkUrl(SettingsReader reader, Setting.Text setting) {
    reader
        .text(setting)
        .filter(text -> !HTTPS.matcher(text).matches())
        .ifPresent(
            text -> reader.problem(setting.name(), "must be an https:// address without spaces"));
  }
}
