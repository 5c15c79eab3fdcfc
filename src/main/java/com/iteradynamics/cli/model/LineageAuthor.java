package com.iteradynamics.cli.model;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.LineageEntry.Action;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who writes into the lineage, and what they write. */
final class LineageAuthor {
  @Option(
      names = "--who",
      paramLabel = "NAME",
      description =
          "Who you are, for the lineage; else the user name of the environment or the account.")
  private String who;

  /**
   * The name for the lineage.
   *
   * @throws CommandFailure when it is not known
   */
  String name(CommandContext context) {
    return RegistryOptions.who(who, context.environment(), System.getProperty("user.name"));
  }

  /** What happens now, of no training data. */
  LineageEntry entry(
      CommandContext context,
      Action action,
      String model,
      Optional<String> parent,
      String why,
      boolean forced,
      Map<String, Double> metrics) {
    return entry(context, action, model, parent, why, forced, Optional.empty(), metrics);
  }

  /** What happens now. */
  LineageEntry entry(
      CommandContext context,
      Action action,
      String model,
      Optional<String> parent,
      String why,
      boolean forced,
      Optional<LineageEntry.Data> data,
      Map<String, Double> metrics) {
    return new LineageEntry(
        context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
        action,
        model,
        parent,
        name(context),
        why,
        forced,
        data,
        metrics);
  }
}
