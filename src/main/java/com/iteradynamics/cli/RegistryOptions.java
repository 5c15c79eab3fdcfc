package com.iteradynamics.cli;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.wiring.OpenStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/** Which shelf of models, and who stands before it. */
public final class RegistryOptions extends StoreOptions {
  private static final List<String> NAMES_OF_PEOPLE = List.of("USER", "LOGNAME", "USERNAME");

  @Option(
      names = "--aws",
      description = {
        "The models in the bucket ARGUS_CANDLES_BUCKET instead of a folder.",
        "Region and credentials are found as by any AWS tool."
      })
  public boolean aws;

  /** A shelf, and what has to be closed after it. */
  public record Open(ModelRegistry shelf, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  /**
   * The shelf that these options name; it need not be there yet.
   *
   * @throws CommandFailure when they name two, or no bucket is set
   */
  public Open open(ArgusCommand command) {
    inAws(aws);
    Configuration configuration = command.configuration(settings());
    if (!aws) {
      return new Open(
          new FolderModels(command.context().path(configuration.runtime().store())), () -> {});
    }
    return bucket(command.context(), configuration);
  }

  /**
   * The shelf in the bucket that {@code configuration} names.
   *
   * @throws CommandFailure when it names none
   */
  static Open bucket(CommandContext context, Configuration configuration) {
    String bucket = OpenStore.bucket(configuration);
    AwsClients clients = AwsClients.of(context.environment());
    S3Client s3 = clients.s3();
    return new Open(
        new S3Models(s3, bucket),
        () -> {
          s3.close();
          clients.close();
        });
  }

  /**
   * Who is written into the lineage.
   *
   * @param named what was said; null when nothing was
   * @param account whose process this is, as the JVM has it; it says ? where that has no name
   * @throws CommandFailure when nobody knows
   */
  public static String who(String named, Map<String, String> environment, String account) {
    return Optional.ofNullable(named)
        .or(
            () ->
                NAMES_OF_PEOPLE.stream()
                    .map(environment::get)
                    .filter(RegistryOptions::said)
                    .findFirst())
        .or(() -> Optional.ofNullable(account).filter(name -> !name.equals("?")))
        .filter(RegistryOptions::said)
        .map(String::strip)
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "say who you are: --who NAME; neither USER nor the account has a name"));
  }

  private static boolean said(String name) {
    return name != null && !name.isBlank();
  }
}
