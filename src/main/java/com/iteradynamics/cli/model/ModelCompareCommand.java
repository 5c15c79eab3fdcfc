package com.iteradynamics.cli.model;

import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.governance.RecordedForecasts;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.evaluation.Evaluation;
import com.iteradynamics.model.evaluation.ForecastLog;
import com.iteradynamics.model.evaluation.HeldOut;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.OpenHistory;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether a challenger is better than the active model. */
@Command(
    name = "compare",
    description = {
      "Compares the challenger with the active model on the same hours: those whose record has what"
          + " both said, and whose outcome 24 hours later is known. With --candles, --sample or --bucket,"
          + " those of the candles that come 48 hours or more after all that either model learned"
          + " from.",
      "The bounds are of the challenger's skill in log-loss over the active model, 1 - log-loss /"
          + " the active model's: 2,000 draws of whole weeks, each with both models' hours. Below"
          + " 26 weeks there are none."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus model compare",
      "  ./argus model compare 3f0c --against 51a2 --candles btcusd.csv.gz",
      "  ./argus model compare --aws --live --json -"
    })
public final class ModelCompareCommand extends ArgusCommand {

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The challenger, or how its id begins; default: the registry's.")
  private String id;

  @Option(
      names = "--against",
      paramLabel = "ID",
      description = "The other model, or how its id begins; default: the active one.")
  private String against;

  @ArgGroup private CandleInput.NamedOrSample input;
  @Mixin private BookOptions options;
  @Mixin private JsonOption json;

  public ModelCompareCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    JsonOption.Target target = json.target(context());
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    try (OpenHistory open = OpenHistory.open(options.inAws(), configuration, context())) {
      ModelRegistry shelf = open.models();
      Lineage lineage = ModelRegistry.sound(shelf.name(), shelf.lineage());
      String challenger =
          named(shelf, id, lineage.challenger(), "there is no challenger: name a model by its id");
      String active =
          named(shelf, against, lineage.current(), "no model is active: --against names one");
      if (challenger.equals(active)) {
        throw CommandFailure.usage(challenger + " cannot be compared with itself");
      }
      ComparisonView view =
          input == null
              ? recorded(open, book, active, challenger)
                  .orElseThrow(() -> CommandFailure.failed(nothing(book, active, challenger)))
              : heldOut(configuration, shelf, active, challenger);
      target.tell(view::asMap, view::document, context());
    }
    return 0;
  }

  private static String named(
      ModelRegistry shelf, String typed, Optional<String> registered, String otherwise) {
    return typed == null
        ? registered.orElseThrow(() -> CommandFailure.failed(otherwise))
        : ModelReferences.id(shelf, typed);
  }

  private static String nothing(BookKey book, String active, String challenger) {
    return "no record of the "
        + book.book()
        + " book has a forecast of "
        + active
        + " and one of its challenger "
        + challenger
        + " whose outcome is known: that takes 24 hours and their candles";
  }

  /** The two models on the recorded hours of {@code book}; empty when they share none. */
  static Optional<ComparisonView> recorded(
      OpenHistory open, BookKey book, String active, String challenger) {
    return RecordedForecasts.paired(open.records(book), open.candles(book), active, challenger)
        .map(log -> new ComparisonView(active, challenger, log.evaluated()));
  }

  private ComparisonView heldOut(
      Configuration configuration, ModelRegistry shelf, String active, String challenger) {
    Model first = ModelReferences.model(shelf, active);
    Model second = ModelReferences.model(shelf, challenger);
    Instant now = context().clock().instant();
    CandleFile read = input.read(context(), configuration.runtime().productId(), now);
    read.notices().forEach(this::notice);
    Samples all = ModelCandles.samples(read.closed(), configuration.regime().gaps());
    Instant learned =
        Stream.of(first, second).map(ModelCompareCommand::learnedTo).max(Instant::compareTo).get();
    int from = HeldOut.firstFrom(all, learned.plus(HeldOut.GAP).plusSeconds(1));
    if (from == all.size()) {
      throw CommandFailure.failed(
          "no hour of the candles comes 48 hours or more after "
              + learned
              + ", to which the models learned");
    }
    Samples judged = all.rows(from, all.size());
    return new ComparisonView(active, challenger, evaluated(judged, first, second));
  }

  private static Evaluation evaluated(Samples judged, Model active, Model challenger) {
    int rows = judged.size();
    long[] seconds = new long[rows];
    double[] of = new double[rows];
    double[] beside = new double[rows];
    boolean[] up = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      seconds[row] = judged.at(row).getEpochSecond();
      of[row] = challenger.forest().probability(judged.features(row));
      beside[row] = active.forest().probability(judged.features(row));
      up[row] = judged.up(row);
    }
    return ForecastLog.of(seconds, of, beside, up).evaluated();
  }

  private static Instant learnedTo(Model model) {
    ModelCard card = model.card();
    return card.trainedTo()
        .orElseThrow(
            () ->
                CommandFailure.failed(
                    "the training span of "
                        + model.id()
                        + " is unknown: no candles are known to be unseen; compare recorded"
                        + " hours instead"));
  }
}
