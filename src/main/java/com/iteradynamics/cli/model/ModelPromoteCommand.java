package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.evaluation.Evaluation;
import com.iteradynamics.model.evaluation.PromotionRule;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.OpenHistory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model the active one. */
@Command(
    name = "promote",
    description =
        "Makes a model the active one: it gives p_long from the next tick on. It has to earn that on"
            + " held-out folds of at least 26 weeks: the lower bound of its"
            + " skill in log-loss over the base rate, 95 %% one-sided, by 2,000 draws of whole"
            + " weeks, must be above 0. So the margin over the base rate is as wide as the skill is"
            + " uncertain. It tells how it did beside the active model in recorded hours, if it was"
            + " its challenger. --force with a --reason does without, and the lineage says so. Exits"
            + " with 1 when it is refused.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus model promote 3f0c",
      "  ./argus model promote 3f0c --force --reason \"paper trading, to see it at work\""
    })
public final class ModelPromoteCommand extends ArgusCommand {

  @Parameters(paramLabel = "ID", description = "The model, or how its id begins.")
  private String id;

  @Mixin private RegistryChange change;

  @Option(names = "--force", description = "Also when it has not earned it; takes a --reason.")
  private boolean force;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the lineage.")
  private String reason;

  public ModelPromoteCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    boolean said = reason != null && !reason.isBlank();
    if (force && !said) {
      throw CommandFailure.usage("--force takes a --reason that says why");
    }
    change.who(context());
    try (RegistryOptions.Open open = change.options().open(this)) {
      ModelRegistry shelf = open.shelf();
      // Before a model is looked for: without a sound lineage nobody can be promoted.
      ModelRegistry.sound(shelf.name(), shelf.lineage());
      Model model = ModelReferences.model(shelf, ModelReferences.id(shelf, id));
      compare(shelf, model);
      Optional<String> objection = PromotionRule.objection(model.card().metrics());
      if (objection.isPresent() && !force) {
        throw CommandFailure.failed(
            model.id()
                + " is not promoted: "
                + objection.get()
                + "; --force --reason TEXT promotes it anyway");
      }
      String why = said ? reason.strip() : earned(model);
      Lineage after = shelf.change(before -> promoted(before, model, why, objection.isPresent()));
      after
          .off(model.id())
          .ifPresent(off -> notice("it is switched off and stays so: see ./argus model on --help"));
      objection.ifPresent(known -> notice("promoted with --force although " + known));
      context().say("promoted " + model.id() + "; before it: " + after.before().orElse("none"));
    }
    return 0;
  }

  /**
   * Tells how it did beside the active model in recorded hours. A registry need not have records
   * beside it, and a promotion does not wait for them.
   */
  private void compare(ModelRegistry shelf, Model model) {
    Optional<String> active =
        ModelRegistry.sound(shelf.name(), shelf.lineage())
            .current()
            .filter(current -> !current.equals(model.id()));
    if (active.isEmpty()) {
      return;
    }
    RegistryOptions options = change.options();
    Configuration configuration = configuration(options.settings());
    String productId = configuration.runtime().productId();
    try (OpenHistory open = OpenHistory.open(options.aws, configuration, context())) {
      List<String> found =
          Stream.of(BookKey.paper(productId), new BookKey(BookKey.LIVE, productId))
              .flatMap(
                  book ->
                      ModelCompareCommand.recorded(open, book, active.get(), model.id())
                          .map(view -> book.book() + " book, " + view.line())
                          .stream())
              .toList();
      found.forEach(this::notice);
      if (found.isEmpty()) {
        notice("no recorded hour compares it with the active model, " + active.get());
      }
    } catch (StoreException e) {
      notice("it is not compared with the active model: " + e.getMessage());
    }
  }

  private Lineage promoted(Lineage before, Model model, String why, boolean forced) {
    if (before.current().equals(Optional.of(model.id()))) {
      throw CommandFailure.failed(model.id() + " is the current model already");
    }
    return before.and(
        change.entry(context(), Action.PROMOTED, model, before.current(), why, forced));
  }

  private static String earned(Model model) {
    return String.format(
        Locale.ROOT,
        "its skill on held-out folds is above %+.3f %% at 95 %% confidence",
        100 * model.card().metrics().get(Evaluation.SKILL_LOWER));
  }
}
