package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.config.FunctionSettings;
import com.iteradynamics.settings.InvalidSettingsException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the template takes, the function takes, and the other way round: a value that only one of
 * them knows to be wrong would be found out when the function starts, every hour.
 */
class ParameterRulesTest {
  private static final Template TEMPLATE = Template.read("template.yaml");

  @ParameterizedTest(name = "{0} = <{2}>")
  @CsvSource(
      nullValues = "-",
      value = {
        "CapitalUsd, ARGUS_CAPITAL_USD, '', true",
        "CapitalUsd, ARGUS_CAPITAL_USD, 250, true",
        "CapitalUsd, ARGUS_CAPITAL_USD, 250.00, true",
        "CapitalUsd, ARGUS_CAPITAL_USD, 0.01, true",
        "CapitalUsd, ARGUS_CAPITAL_USD, 0.00000001, true",
        "CapitalUsd, ARGUS_CAPITAL_USD, 100000, true",
        "CapitalUsd, ARGUS_CAPITAL_USD, 007, true",
        "CapitalUsd, ARGUS_CAPITAL_USD, 999999999999.99999999, true",
        "CapitalUsd, ARGUS_CAPITAL_USD, 1000000000000, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, 0.000000001, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, .5, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, 5., false",
        "CapitalUsd, ARGUS_CAPITAL_USD, +5, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, ٥, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, NaN, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, 0, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, 0.00, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, 000, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, -5, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, 1e3, false",
        "CapitalUsd, ARGUS_CAPITAL_USD, '1,000', false",
        "CapitalUsd, ARGUS_CAPITAL_USD, much, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, '', true",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://hc-ping.com/0123-abcd, true",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://example.org:8443/a%20b?x=1&y=2, true",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://localhost, true",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://a-b.c1.example.org?x=%C3%A4, true",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://example.org/%4, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://example.org/%zz, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://user@example.org/x, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://example.org:/x, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://example.org/#x, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://-a.example.org, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://a b, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://example.org/a b, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://example.org/100%, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https:///path, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, https://a..b, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, http://example.org/x, false",
        "HeartbeatPingUrl, ARGUS_HEARTBEAT_PING_URL, ftp://example.org, false",
        "HeartbeatFailUrl, ARGUS_HEARTBEAT_FAIL_URL, https://example.org/fail, true",
        "HeartbeatFailUrl, ARGUS_HEARTBEAT_FAIL_URL, https://a b, false",
        "ProductId, ARGUS_PRODUCT_ID, BTC-USD, true",
        "ProductId, ARGUS_PRODUCT_ID, 1INCH-EUR, true",
        "ProductId, ARGUS_PRODUCT_ID, btc-usd, false",
        "ProductId, ARGUS_PRODUCT_ID, BTCUSD, false",
        "Model, ARGUS_MODEL_FILE, '', true",
        "Model, ARGUS_MODEL_FILE, promoted, true",
        "Model, ARGUS_MODEL_FILE, 0123456789ab, true",
        "Model, ARGUS_MODEL_FILE, model.bin, false",
        "Model, ARGUS_MODEL_FILE, 0123456789AB, false",
        "MaxExposure, PRIME_MAX_EXPOSURE, 0, true",
        "MaxExposure, PRIME_MAX_EXPOSURE, 0.25, true",
        "MaxExposure, PRIME_MAX_EXPOSURE, 1, true",
        "MaxExposure, PRIME_MAX_EXPOSURE, 1.01, false",
        "MaxExposure, PRIME_MAX_EXPOSURE, -0.1, false",
        "Dashboard, ARGUS_DASHBOARD, 0, true",
        "Dashboard, ARGUS_DASHBOARD, 1, true",
        "Dashboard, ARGUS_DASHBOARD, maybe, false",
        "EventBusName, ARGUS_EVENT_BUS, default, true",
        "EventBusName, ARGUS_EVENT_BUS, argus-events_1.x, true"
      })
  void templateAndFunctionTakeTheSame(
      String parameter, String variable, String value, boolean taken) {
    assertEquals(taken, templateTakes(parameter, value), parameter + " of the template");
    assertEquals(List.of(), taken ? problems(variable, value) : List.of(), "the function takes it");
    assertEquals(taken, problems(variable, value).isEmpty(), variable + " of the function");
  }

  /** As long as a parameter may be: a pattern that recurses would end the function at its start. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "%41", "a/", "?"})
  void aLongAddressIsReadToItsEnd(String piece) {
    String path = "https://example.org/" + piece.repeat(4_000 / piece.length());
    templateAndFunctionTakeTheSame("HeartbeatPingUrl", "ARGUS_HEARTBEAT_PING_URL", path, true);
    templateAndFunctionTakeTheSame(
        "HeartbeatPingUrl", "ARGUS_HEARTBEAT_PING_URL", path + "%4", false);
    templateAndFunctionTakeTheSame(
        "HeartbeatPingUrl", "ARGUS_HEARTBEAT_PING_URL", "https://" + "a.".repeat(2_000), false);
  }

  private static boolean templateTakes(String name, String value) {
    Map<String, Object> parameter = TEMPLATE.map("Parameters/" + name);
    if (parameter.containsKey("AllowedPattern")) {
      return Pattern.matches(String.valueOf(parameter.get("AllowedPattern")), value);
    }
    if (parameter.containsKey("AllowedValues")) {
      return Template.list(parameter.get("AllowedValues")).contains(value);
    }
    double number = Double.parseDouble(value);
    return number >= ((Number) parameter.get("MinValue")).doubleValue()
        && number <= ((Number) parameter.get("MaxValue")).doubleValue();
  }

  private static List<String> problems(String variable, String value) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("ARGUS_CANDLES_BUCKET", "argus-candles-1-us-east-1");
    environment.put(variable, value);
    try {
      FunctionSettings.of(environment);
      return List.of();
    } catch (InvalidSettingsException e) {
      return e.problems();
    }
  }
}
