package com.iteradynamics.adapter.coinbase.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.Result;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinbaseParametersTest {

  @Test
  void nothingSetIsTheVenueWithoutAKey() {
    CoinbaseParameters defaults = CoinbaseParameters.read(new SettingsReader(Map.of()));
    assertEquals("https://api.coinbase.com", defaults.address().toString());
    assertEquals("api.coinbase.com", defaults.host());
    assertEquals(0.012, defaults.takerFee());
    assertEquals(Optional.empty(), defaults.portfolio());
    assertEquals(new Result.Failed<>("COINBASE_API_KEY is not set"), defaults.credentials());
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.coinbase.com, api.coinbase.com",
    "https://api.coinbase.com/, api.coinbase.com",
    "https://venue.example:8443, venue.example:8443",
    "http://127.0.0.1:8787, 127.0.0.1:8787",
    "http://localhost:8787, localhost:8787",
    "http://[::1]:8787, [::1]:8787"
  })
  void anAddressIsAHostAndPerhapsAPort(String url, String host) {
    SettingsReader reader = new SettingsReader(Map.of("COINBASE_URL", url));
    assertEquals(host, CoinbaseParameters.read(reader).host());
    assertEquals(List.of(), reader.problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.coinbase.com",
        "http://127.0.0.1.example.com",
        "https://user:hush@api.coinbase.com",
        "https://api.coinbase.com/api/v3",
        "https://api.coinbase.com?x=hush",
        "https://api.coinbase.com#x",
        "https:///x",
        "api.coinbase.com",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "https://a b"
      })
  void whereTokensAndOrdersAreNotSafeIsNoAddress(String url) {
    SettingsReader reader = new SettingsReader(Map.of("COINBASE_URL", url));
    assertEquals("api.coinbase.com", CoinbaseParameters.read(reader).host());
    assertEquals(
        List.of("COINBASE_URL must be https://host, or http:// on this machine, without a path"),
        reader.problems());
  }

  @Test
  void aKeyTakesBothHalvesAndNeitherIsShown() {
    CoinbaseParameters half = read("COINBASE_API_KEY", "hush-name");
    assertEquals(new Result.Failed<>("COINBASE_API_SECRET is not set"), half.credentials());
    CoinbaseParameters both =
        read("COINBASE_API_KEY", "hush-name", "COINBASE_API_SECRET", "hush-secret");
    assertEquals(
        Optional.of(new CoinbaseCredentials("hush-name", "hush-secret")),
        both.credentials().read());
    assertTrue(!both.toString().contains("hush"), both.toString());
    assertTrue(!both.credentials().toString().contains("hush"), both.credentials().toString());
  }

  private static CoinbaseParameters read(String... pairs) {
    Map<String, String> values = new java.util.HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return CoinbaseParameters.read(new SettingsReader(values));
  }
}
