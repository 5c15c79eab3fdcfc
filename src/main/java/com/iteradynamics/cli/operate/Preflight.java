package com.iteradynamics.cli.operate;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.adapter.aws.SecretStore;
import com.iteradynamics.adapter.aws.SecretStore.SecretReading;
import com.iteradynamics.adapter.aws.SecretStore.VenueCredentials;
import com.iteradynamics.adapter.coinbase.CoinbaseProbe;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.adapter.coinbase.client.Signer;
import com.iteradynamics.adapter.coinbase.translator.OrderLookup;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.FeedRules;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.LivePermission;
import com.iteradynamics.wiring.LiveVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Everything that a live run depends on, checked at once and without changing anything. */
final class Preflight {
  private final Configuration configuration;
  private final CommandContext context;
  private final LiveVenue venue;
  private final String productId;

  Preflight(Configuration configuration, CommandContext context) {
    this.configuration = configuration;
    this.context = context;
    this.venue = context.venue(configuration);
    this.productId = configuration.runtime().productId();
  }

  /**
   * What there is to say, in the order in which a person would mend it.
   *
   * @param aws whether key and book are those of the AWS account
   */
  List<OrderLookup> run(boolean aws) {
    return aws
        ? inAws()
        : found(venue.key(), configuration.coinbase().portfolio(), Optional.empty());
  }

  private List<OrderLookup> inAws() {
    List<OrderLookup> all = new ArrayList<>(inAwsWithoutFeed());
    feed().ifPresent(all::add);
    return all;
  }

  /** Whether the feed may have its say; empty when it has none, or there is no registry to ask. */
  private Optional<OrderLookup> feed() {
    Optional<String> bucket = configuration.aws().candlesBucket();
    if (bucket.isEmpty() || FeedRules.traded(configuration).isEmpty()) {
      return Optional.empty();
    }
    try (AwsClients clients = AwsClients.of(context.environment());
        S3Client s3 = clients.s3()) {
      return Optional.of(
          LivePermission.problem(configuration, () -> new S3Models(s3, bucket.get()))
              .map(why -> OrderLookup.stop("feed", why))
              .orElseGet(() -> OrderLookup.ok("feed", "it is permitted to trade live")));
    }
  }

  private List<OrderLookup> inAwsWithoutFeed() {
    try (AwsClients clients = AwsClients.of(context.environment());
        DynamoDbClient tables = clients.dynamoDb()) {
      DynamoStore store =
          new DynamoStore(tables, configuration.aws(), Runnable::run, context.clock());
      Optional<LiveBookCheck> book =
          Optional.of(new LiveBookCheck(store, new BookKey(BookKey.LIVE, productId)));
      Optional<String> secretId = configuration.aws().secretId();
      if (secretId.isEmpty()) {
        return found(venue.key(), configuration.coinbase().portfolio(), book);
      }
      try (SecretsManagerClient manager = clients.secretsManager()) {
        SecretStore secrets = new SecretStore(manager, secretId.get());
        return found(LiveVenue.key(secrets), portfolio(secrets), book);
      }
    }
  }

  private static Optional<String> portfolio(SecretStore secrets) {
    return secrets.credentials() instanceof SecretReading.Present(VenueCredentials present)
        ? Optional.of(present.portfolio())
        : Optional.empty();
  }

  private List<OrderLookup> found(
      KeySource key, Optional<String> portfolio, Optional<LiveBookCheck> book) {
    List<OrderLookup> all = new ArrayList<>();
    all.add(switches());
    switch (key.key()) {
      case Result.Ok<Signer>(Signer signer) -> {
        all.add(OrderLookup.ok("key", "it can sign (" + signer.algorithm() + ")"));
        all.addAll(withKey(new CoinbaseProbe(venue.with(key), productId), portfolio, book));
      }
      case Result.Failed<Signer>(String why, boolean away) -> {
        all.add(OrderLookup.stop("key", why));
        all.addAll(withoutKey(new CoinbaseProbe(venue.market(), productId)));
        book.ifPresent(checked -> all.addAll(checked.run(Optional.empty())));
      }
    }
    return all;
  }

  private OrderLookup switches() {
    return OrderLookup.ok(
        "switches",
        configuration.runtime().live()
            ? "PRIME_DRY_RUN and ARGUS_DRY_RUN both select real money"
            : "paper: real money takes PRIME_DRY_RUN=0 and ARGUS_DRY_RUN=0");
  }

  private List<OrderLookup> withoutKey(CoinbaseProbe probe) {
    return List.of(
        probe.clock(configuration.decision().maxSkew()),
        probe.product(),
        probe.market(configuration.decision().collar()));
  }

  private List<OrderLookup> withKey(
      CoinbaseProbe probe, Optional<String> portfolio, Optional<LiveBookCheck> book) {
    List<OrderLookup> all = new ArrayList<>();
    all.add(probe.clock(configuration.decision().maxSkew()));
    Result<String> bound = probe.portfolio();
    all.add(permissions(bound, portfolio));
    all.add(probe.product());
    all.add(probe.fees(configuration.coinbase().takerFee(), configuration.paper().fees().taker()));
    all.add(probe.wallet());
    all.add(probe.market(configuration.decision().collar()));
    all.add(probe.preview());
    book.ifPresent(checked -> all.addAll(checked.run(bound.read())));
    return all;
  }

  /** A portfolio that is set is as good as a secret to the configuration, and is not repeated. */
  private static OrderLookup permissions(Result<String> bound, Optional<String> expected) {
    return switch (bound) {
      case Result.Failed<String>(String why, boolean away) -> OrderLookup.stop("permissions", why);
      case Result.Ok<String>(String id) -> {
        String may = "the key may view and trade, and not transfer; it is bound to ";
        if (expected.isEmpty()) {
          yield OrderLookup.ok("permissions", may + "portfolio " + id);
        }
        yield expected.get().equals(id)
            ? OrderLookup.ok(
                "permissions", may + "the portfolio that COINBASE_PORTFOLIO_UUID names")
            : OrderLookup.stop(
                "permissions",
                "the key is bound to portfolio "
                    + id
                    + ", and COINBASE_PORTFOLIO_UUID says another");
      }
    };
  }
}
