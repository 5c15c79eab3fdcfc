package com.iteradynamics.lambda;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.aws.EventBridgePublisher;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.aws.S3Dashboard;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.adapter.aws.SecretStore;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.execution.Threads;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.FeeStore;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.wiring.CandleFeeds;
import com.iteradynamics.wiring.Feeds;
import com.iteradynamics.wiring.LivePermission;
import com.iteradynamics.wiring.LiveVenue;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the function together, once for each process. */
final class Wiring {
  private Wiring() {}

  /** The function of this process's environment. */
  static CycleFunction ofProcess() {
    return of(System.getenv(), System.out, InstantSource.system());
  }

  /**
   * The function of {@code environment}.
   *
   * @throws InvalidSettingsException with all problems, which {@code log} has too
   */
  static CycleFunction of(Map<String, String> environment, PrintStream log, InstantSource clock) {
    RemoteCalls calls = new RemoteCalls();
    TickReport report = new TickReport(log, clock, calls::count);
    Configuration settings = report.settings(environment);
    Heartbeat heartbeat =
        new Heartbeat(
            settings.runtime().pingUrl(),
            settings.runtime().failUrl(),
            Heartbeat.PATIENCE,
            report::warning);
    AwsClients clients = AwsClients.of(environment, calls);
    S3Client s3 = clients.s3();
    Ports ports = ports(settings, clients, s3, report, clock);
    return new CycleFunction(
        settings, ports, report, heartbeat, afterTick(settings, s3, ports, report));
  }

  private static Consumer<TickKey> afterTick(
      Configuration settings, S3Client s3, Ports ports, TickReport report) {
    if (!settings.runtime().dashboard()) {
      return tick -> {};
    }
    S3Dashboard copies = new S3Dashboard(settings.bucket());
    return new DashboardCopy(
        ports,
        settings.paper().assumed(),
        (book, page) -> copies.put(s3, book, page),
        report,
        DashboardCopy.PATIENCE);
  }

  private static Broker broker(
      Configuration settings, AwsClients clients, LiveVenue venue, FeeStore fees) {
    String secret =
        settings
            .aws()
            .secretId()
            .orElseThrow(
                () ->
                    new StoreException(
                        "ARGUS_SECRET_ID must be set: the venue's key is read from nowhere else"));
    return venue.broker(new SecretStore(clients.secretsManager(), secret), fees);
  }

  private static Ports ports(
      Configuration settings,
      AwsClients clients,
      S3Client s3,
      TickReport report,
      InstantSource clock) {
    Executor reads = Threads.forEachTask();
    LiveVenue venue =
        new LiveVenue(settings.coinbase(), clock, Sleeper.SLEEP, reads, report::warning);
    S3Candles archive = new S3Candles(s3, settings.bucket(), reads);
    return new Ports(
        new DynamoStore(clients.dynamoDb(), settings.aws(), reads, clock),
        CandleFeeds.OF_VENUES.over(archive, settings.runtime().candleFeed(), venue),
        archive,
        venue.ticker(),
        settings.models(() -> new S3Models(s3, settings.bucket())),
        Feeds.inBucket(settings, s3),
        () -> LivePermission.problem(settings, () -> new S3Models(s3, settings.bucket())),
        () -> broker(settings, clients, venue, archive),
        new EventBridgePublisher(clients.eventBridge(), settings.aws().eventBus(), report::warning),
        reads,
        clock);
  }
}
