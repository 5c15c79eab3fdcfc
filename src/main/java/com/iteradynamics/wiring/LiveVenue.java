package com.iteradynamics.wiring;

import com.iteradynamics.adapter.aws.SecretStore;
import com.iteradynamics.adapter.aws.SecretStore.SecretReading;
import com.iteradynamics.adapter.aws.SecretStore.VenueCredentials;
import com.iteradynamics.adapter.coinbase.CoinbaseBroker;
import com.iteradynamics.adapter.coinbase.CoinbaseFees;
import com.iteradynamics.adapter.coinbase.CoinbaseTicker;
import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.CoinbaseCredentials;
import com.iteradynamics.adapter.coinbase.client.CoinbaseParameters;
import com.iteradynamics.adapter.coinbase.client.JdkTransport;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.adapter.coinbase.client.Signer;
import com.iteradynamics.config.Version;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.FeeStore;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.execution.port.VenueFees;
import com.iteradynamics.order.Ticker;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts the adapter of the live venue together. */
public final class LiveVenue {
  private final CoinbaseParameters parameters;
  private final InstantSource clock;
  private final Sleeper pause;
  private final Executor reads;
  private final Consumer<String> notices;

  /**
   * @param pause how to wait before asking again
   * @param reads runs reads side by side
   * @param notices takes a line for the operator
   */
  public LiveVenue(
      CoinbaseParameters parameters,
      InstantSource clock,
      Sleeper pause,
      Executor reads,
      Consumer<String> notices) {
    this.parameters = parameters;
    this.clock = clock;
    this.pause = pause;
    this.reads = reads;
    this.notices = notices;
  }

  InstantSource clock() {
    return clock;
  }

  Sleeper pause() {
    return pause;
  }

  /** The venue without a key: what is public. */
  public CoinbaseClient market() {
    return client(Optional.empty());
  }

  /** What its market shows now of a product, without a key. */
  public Function<String, Result<Ticker>> ticker() {
    return new CoinbaseTicker(market());
  }

  /** The venue with that key. */
  public CoinbaseClient with(KeySource key) {
    return client(Optional.of(key));
  }

  /** The venue with the key that the settings name. */
  CoinbaseClient withKey() {
    return with(key());
  }

  /** The key that the settings name. */
  public KeySource key() {
    return new FixedKey(
        switch (parameters.credentials()) {
          case Result.Ok<CoinbaseCredentials>(CoinbaseCredentials credentials) -> credentials.key();
          case Result.Failed<CoinbaseCredentials>(String why, boolean away) ->
              new Result.Failed<>(why);
        });
  }

  /** The key in {@code secrets}; it is read when it is first needed, and again after a 401. */
  public static KeySource key(SecretStore secrets) {
    return new SecretKey(secrets);
  }

  /** What the account is charged, asked for with the key that the settings name, if they do. */
  public VenueFees fees(FeeStore kept) {
    if (!parameters.hasKey()) {
      return new VenueFees(kept, Optional.empty(), clock);
    }
    CoinbaseClient client = withKey();
    return new VenueFees(kept, Optional.of(new CoinbaseFees(client)), client::account, clock);
  }

  /**
   * Where orders of the key that the settings name go.
   *
   * @param fees where the account's fees are kept
   */
  public Broker broker(FeeStore fees) {
    return broker(withKey(), parameters.portfolio(), fees);
  }

  /** Where orders of the key in {@code secrets} go; it is read now, and again after a 401. */
  public Broker broker(SecretStore secrets, FeeStore fees) {
    Optional<String> portfolio =
        secrets.credentials() instanceof SecretReading.Present(VenueCredentials present)
            ? Optional.of(present.portfolio())
            : Optional.empty();
    return broker(with(key(secrets)), portfolio, fees);
  }

  private Broker broker(CoinbaseClient client, Optional<String> portfolio, FeeStore fees) {
    return new CoinbaseBroker(client, portfolio, parameters.takerFee(), reads, fees);
  }

  private CoinbaseClient client(Optional<KeySource> keys) {
    return new CoinbaseClient(
        new CoinbaseAccess(
            new JdkTransport(parameters.address(), "argus/" + Version.text()),
            parameters.host(),
            keys,
            clock,
            pause,
            new SecureRandom(),
            notices));
  }

  /** A key from the settings, which stay as they are. */
  private record FixedKey(Result<Signer> key) implements KeySource {
    @Override
    public Result<Signer> after401(Signer refused) {
      return key;
    }
  }

  /** The key in the secret store, parsed once for as long as it stays the same. */
  private static final class SecretKey implements KeySource {
    private final SecretStore secrets;
    private Optional<VenueCredentials> read = Optional.empty();
    private Result<Signer> key = new Result.Failed<>("the secret was not read yet");

    SecretKey(SecretStore secrets) {
      this.secrets = secrets;
    }

    @Override
    public synchronized Result<Signer> key() {
      return of(secrets.credentials());
    }

    /** Read again, unless another refused call has done that meanwhile. */
    @Override
    public synchronized Result<Signer> after401(Signer refused) {
      boolean ours = key.read().filter(now -> now == refused).isPresent();
      return ours ? of(secrets.refresh(read.orElseThrow())) : key;
    }

    private Result<Signer> of(SecretReading reading) {
      switch (reading) {
        case SecretReading.Present(VenueCredentials present) -> {
          if (!read.equals(Optional.of(present))) {
            read = Optional.of(present);
            key = new CoinbaseCredentials(present.apiKey(), present.apiSecret()).key();
          }
        }
        case SecretReading.Absent(String why) -> {
          read = Optional.empty();
          key = new Result.Failed<>(why);
        }
      }
      return key;
    }
  }
}
