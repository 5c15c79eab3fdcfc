package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Part;
import com.iteradynamics.governance.Baselines;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.evaluation.HeldOut;
import com.iteradynamics.model.evaluation.PromotionRule;
import com.iteradynamics.model.forest.Forest;
import com.iteradynamics.model.forest.ForestParameters;
import com.iteradynamics.model.forest.ForestTrainer;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.model.forest.UntrainableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new model. */
@Command(
    name = "train",
    description = {
      "Trains a random forest on RSI(14), Bollinger position and volume z-score of closed candles,"
          + " with the target \"the close in 24 hours is above the close now\", and adds it to"
          + " the registry.",
      "First a walk forward says how good this way of learning is: the second half of the span is"
          + " cut into tests, and for each a forest is trained on what came before, less a purge of"
          + " 24 hours (the label's span) and an embargo of 24 more. These figures go into the"
          + " model's card, and decide whether it may be promoted. Then the model itself is trained"
          + " on the whole span.",
      "Beside it goes a drift baseline: how features, regimes and the strategy's decisions were"
          + " spread over the span, and how far a month strays from that; ./argus governance report"
          + " compares with it.",
      "The same candles, parameters and seed give the same model, whatever the number of cores."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus model train --candles btcusd.csv.gz",
      "  ./argus model train --candles btcusd.csv.gz --to 2020-06 --trees 50 --out" + " model.json"
    })
public final class ModelTrainCommand extends ArgusCommand {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "A candle file; --candles FILE is the same. Default: the candles of the store, with --aws of its bucket.")
  private String candleFile;

  @Mixin private RegistryChange change;
  @Mixin private ModelCandles source;
  @Mixin private JsonOption json;

  @Option(names = "--trees", defaultValue = "100", paramLabel = "N", description = "Default: 100.")
  private int trees;

  @Option(
      names = "--depth",
      defaultValue = "5",
      paramLabel = "N",
      description = "Splits from the root to a leaf at most; default: 5.")
  private int depth;

  @Option(names = "--seed", defaultValue = "42", paramLabel = "N", description = "Default: 42.")
  private long seed;

  @Option(
      names = "--tests",
      defaultValue = "6",
      paramLabel = "N",
      description = "Into how many tests the second half is cut, 1 to 100; default: 6.")
  private int tests;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the model into a file, and leaves the registry as it is.")
  private String file;

  public ModelTrainCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    ForestParameters parameters = parameters();
    change.who(context());
    JsonOption.Target target = json.target(context());
    Optional<OutputFile> out = OutputFile.of(context(), file);
    if (out.isPresent() && out.equals(target.file())) {
      throw CommandFailure.usage("--json and --out name the same file");
    }
    try (RegistryOptions.Open open = change.options().open(this)) {
      if (out.isEmpty()) {
        // Before the work: whatever stands in its way would stand there after it too.
        ModelRegistry.sound(open.shelf().name(), open.shelf().lineage());
      }
      CandleSeries candles = source.read(this, change.options(), candleFile).cut();
      Configuration configuration = configuration(change.options().settings());
      Samples samples = ModelCandles.samples(candles, configuration.regime().gaps());
      Trained trained = trained(candles, samples, parameters, baseline(configuration, candles));
      out.ifPresentOrElse(to -> to.write(trained.file()), () -> put(open.shelf(), trained));
      String where = file == null ? open.shelf().name() : file;
      target.tell(() -> asMap(trained, where), () -> document(trained, where), context());
    }
    return 0;
  }

  /** A model, its file, and how it did on what it was not trained on. */
  private record Trained(Model model, byte[] file, HeldOut heldOut) {}

  private Optional<DriftBaseline> baseline(Configuration configuration, CandleSeries candles) {
    return switch (TrainingBaseline.of(this, configuration, candles)) {
      case Baselines.Made.Baseline(DriftBaseline baseline) -> Optional.of(baseline);
      case Baselines.Made.Not(String why) -> {
        notice("the model gets no drift baseline: " + why);
        yield Optional.empty();
      }
    };
  }

  private ForestParameters parameters() {
    if (tests < 1 || tests > 100) {
      throw CommandFailure.usage("--tests must be in 1..100, was " + tests);
    }
    ForestParameters standard = ForestParameters.standard();
    try {
      return new ForestParameters(
          trees, depth, standard.minLeaf(), standard.featuresPerSplit(), seed);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage());
    }
  }

  private Trained trained(
      CandleSeries candles,
      Samples samples,
      ForestParameters parameters,
      Optional<DriftBaseline> baseline) {
    int threads = Runtime.getRuntime().availableProcessors();
    try {
      HeldOut heldOut =
          HeldOut.of(
              samples,
              tests,
              training -> HeldOut.Rule.of(ForestTrainer.train(training, parameters, threads)));
      Forest forest = ForestTrainer.train(samples, parameters, threads);
      byte[] bytes = file(candles, samples, parameters, forest, heldOut.metrics(), baseline);
      return new Trained(ModelReferences.trusted("the new model", bytes), bytes, heldOut);
    } catch (UntrainableException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
  }

  private void put(ModelRegistry shelf, Trained trained) {
    String why = "trained by ./argus model train";
    change.put(context(), shelf, Action.TRAINED, trained.model(), trained.file(), why);
  }

  private static Document document(Trained trained, String where) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model", trained.model().id() + ", in " + where);
    facts.put(
        "promotion",
        PromotionRule.objection(trained.heldOut().metrics())
            .map(why -> "not earned: " + why)
            .orElse("earned"));
    List<Part> parts = EvaluationView.of(trained.heldOut());
    parts.add(Facts.of("", facts));
    return Document.text(new Block(Place.BOTH, parts));
  }

  private static Map<String, Object> asMap(Trained trained, String where) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", trained.model().id());
    map.put("where", where);
    map.put(
        "promotion_objection", PromotionRule.objection(trained.heldOut().metrics()).orElse(null));
    map.put("held_out", EvaluationView.asMap(trained.heldOut()));
    return map;
  }

  /** The file of a new model. */
  private static byte[] file(
      CandleSeries candles,
      Samples samples,
      ForestParameters parameters,
      Forest forest,
      Map<String, Double> heldOut,
      Optional<DriftBaseline> baseline) {
    Map<String, String> grown = new LinkedHashMap<>();
    grown.put("trees", String.valueOf(parameters.trees()));
    grown.put("depth", String.valueOf(parameters.depth()));
    grown.put("min_leaf", String.valueOf(parameters.minLeaf()));
    grown.put("features_per_split", String.valueOf(parameters.featuresPerSplit()));
    grown.put("seed", String.valueOf(parameters.seed()));
    ModelCard card =
        new ModelCard(
            "argus",
            "RandomForest",
            Optional.of(candles.openTime(0)),
            Optional.of(samples.at(samples.size() - 1)),
            samples.size(),
            Optional.of(WindowHash.of(candles)),
            grown,
            metrics(heldOut, samples),
            baseline);
    return ModelFile.of(forest, card, samples);
  }

  private static Map<String, Double> metrics(Map<String, Double> heldOut, Samples samples) {
    Map<String, Double> metrics = new LinkedHashMap<>(heldOut);
    metrics.put(ModelCard.BASE_RATE, samples.shareUp());
    return metrics;
  }
}
