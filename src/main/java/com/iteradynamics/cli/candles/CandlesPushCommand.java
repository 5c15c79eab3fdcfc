package com.iteradynamics.cli.candles;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.aws.S3Candles.AppendedMonth;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.ReadAsOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.execution.Threads;
import com.iteradynamics.market.CandleSeries;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/** Candles from a file into the archive on AWS. */
@Command(
    name = "push",
    description = {
      "Adds the closed candles of a file, or of a store, to the archive in S3, one object a month. An"
          + " hour that is recorded with other values changes nothing in its month. Pushing again is harmless.",
      "Region, credentials and endpoint are found as by any AWS tool: AWS_REGION, AWS_PROFILE, ..."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus candles push --candles btcusd.csv.gz --bucket my-argus-candles")
public final class CandlesPushCommand extends ArgusCommand {

  @ArgGroup(multiplicity = "1")
  private CandleInput.OrStore input;

  @Mixin private ReadAsOptions readAs;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "The archive's bucket; else ARGUS_CANDLES_BUCKET.")
  private String bucket;

  @Option(
      names = "--product",
      paramLabel = "ID",
      description = "What the candles are of; else ARGUS_PRODUCT_ID, else BTC-USD.")
  private String product;

  public CandlesPushCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration =
        configuration(
            RuntimeParameters.PRODUCT, product,
            AwsParameters.CANDLES_BUCKET, bucket);
    String archive =
        configuration
            .aws()
            .candlesBucket()
            .orElseThrow(
                () -> CommandFailure.usage("name a bucket: --bucket or ARGUS_CANDLES_BUCKET"));
    String productId = configuration.runtime().productId();
    CandleFile read = input.read(context(), productId, context().clock().instant(), readAs);
    read.notices().forEach(this::notice);
    print(productId, push(read.closed(), archive));
    return 0;
  }

  private List<AppendedMonth> push(CandleSeries candles, String archive) {
    try (AwsClients clients = AwsClients.of(context().environment());
        S3Client s3 = clients.s3();
        ExecutorService threads = Threads.forEachTask()) {
      return new S3Candles(s3, archive, threads).append(candles);
    }
  }

  private void print(String productId, List<AppendedMonth> months) {
    for (AppendedMonth month : months) {
      context()
          .say(
              String.format(
                  Locale.ROOT,
                  "%s: %s, %d added, %d already there",
                  month.object(),
                  Counts.of(month.candles(), "candle"),
                  month.added(),
                  month.same()));
    }
    context()
        .say(
            String.format(
                Locale.ROOT,
                "%s: %s added, %d already there, in %s",
                productId,
                Counts.of(months.stream().mapToInt(AppendedMonth::added).sum(), "candle"),
                months.stream().mapToInt(AppendedMonth::same).sum(),
                Counts.of(months.size(), "month")));
  }
}
