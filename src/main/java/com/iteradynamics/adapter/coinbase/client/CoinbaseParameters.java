package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.execution.port.Result;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the venue is, and who we are there. On AWS the last three come from the secret instead.
 *
 * @param address of the venue, without a path
 * @param takerFee fee of an order at the market while the venue does not report it, fraction
 * @param keyName name of the key; empty when there is none
 * @param secret the key itself; empty when there is none
 * @param portfolio the portfolio that the key should be bound to; empty when any will do
 */
public record CoinbaseParameters(
    URI address,
    double takerFee,
    Optional<String> keyName,
    Optional<String> secret,
    Optional<String> portfolio) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public static final String TAKER_FEE = "COINBASE_TAKER_FEE";
  public static final String PORTFOLIO_UUID = "COINBASE_PORTFOLIO_UUID";

  /** Every parameter of the venue. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(CoinbaseParameters::read);

  /** The parameters as set; problems are left with the reader. */
  public static CoinbaseParameters read(SettingsReader from) {
    URI address = address(from);
    Optional<String> keyName =
        from.secret("COINBASE_API_KEY", "text")
            .means("Name of the Coinbase key: organizations/.../apiKeys/..., or a UUID.");
    Optional<String> secret =
        from.secret("COINBASE_API_SECRET", "PEM or base64")
            .means("The Coinbase key itself, ECDSA (newlines may be written \\n) or Ed25519.");
    Optional<String> portfolio =
        from.secret(PORTFOLIO_UUID, "text")
            .means("The portfolio that the Coinbase key has to be bound to.");
    double takerFee =
        from.real(TAKER_FEE, 0.012, 0, 0.1, "fraction")
            .means("Fee assumed for a live market order while Coinbase does not report its own.");
    return new CoinbaseParameters(address, takerFee, keyName, secret, portfolio);
  }

  /** What tokens name as the host. */
  public String host() {
    return address.getAuthority();
  }

  /** Whether anything of a key is set. */
  public boolean hasKey() {
    return keyName.isPresent() || secret.isPresent();
  }

  /** What the key is to be read from; else what is missing. */
  public Result<CoinbaseCredentials> credentials() {
    if (keyName.isPresent() && secret.isPresent()) {
      return new Result.Ok<>(new CoinbaseCredentials(keyName.get(), secret.get()));
    }
    return new Result.Failed<>(
        (keyName.isPresent() ? "COINBASE_API_SECRET" : "COINBASE_API_KEY") + " is not set");
  }

  private static URI address(SettingsReader from) {
    String name = "COINBASE_URL";
    String standard = "https://api.coinbase.com";
    String range = "https://host, or http:// on this machine";
    String typed =
        from.text(name, standard, "URL", range, SettingsReader.ANY)
            .means("Where Coinbase Advanced Trade is; another one to try the live path against.");
    Optional<URI> address = address(typed);
    if (address.isEmpty()) {
      from.problem(name, "must be " + range + ", without a path");
    }
    return address.orElseGet(() -> URI.create(standard));
  }

  /** The address; empty when tokens and orders should not be sent there. */
  private static Optional<URI> address(String text) {
    try {
      URI address = new URI(text);
      boolean bare =
          address.getHost() != null
              && address.getRawUserInfo() == null
              && address.getRawQuery() == null
              && address.getRawFragment() == null
              && Set.of("", "/").contains(address.getRawPath());
      boolean safe =
          "https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
      return bare && safe ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The address of credentials is not shown. */
  @Override
  public String toString() {
    return "CoinbaseParameters[" + address + ", ***]";
  }
}
