package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.evaluation.Evaluation;
import com.iteradynamics.model.evaluation.HeldOut;
import com.iteradynamics.model.forest.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How good a model's forecasts were. */
@Command(
    name = "evaluate",
    description = {
      "Asks a model about every hour of a span whose outcome is known, and judges it beside"
          + " climatology, which always says the base rate: the share of rises in the hours that"
          + " the model learnt from. A card that does not say it gives way to the hours before the"
          + " span, less 48 hours of purge and embargo, else to the span, where these are a year at"
          + " least, and else to 50 %%. Hours that the model learnt from, and 48 hours after them,"
          + " are left out; --seen judges them too, which flatters it.",
      "log-loss: mean of -ln(probability given to what came); Brier: mean squared error; AUC: how"
          + " often a rise had the higher forecast than a fall, 0.5 is none; ECE: mean distance of"
          + " forecast and share of rises, over ten bins; skill: 1 - score / climatology's score."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus model evaluate --candles btcusd.csv.gz --from 2020-07-01",
      "  ./argus model evaluate 3f0c --candles btcusd.csv.gz --json -"
    })
public final class ModelEvaluateCommand extends ArgusCommand {

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      arity = "0..1",
      description = "A model file, or an id or how it begins; default: the current model.")
  private String typed;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "A candle file; --candles FILE is the same. Default: the candles of the store, with --aws of its bucket.")
  private String candleFile;

  @Mixin private RegistryOptions options;
  @Mixin private ModelCandles source;
  @Mixin private JsonOption json;

  @Option(names = "--seen", description = "Judges hours too that the model learnt from.")
  private boolean seen;

  public ModelEvaluateCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    JsonOption.Target target = json.target(context());
    try (RegistryOptions.Open open = options.open(this)) {
      Model model = model(open.shelf());
      ModelCandles.SpanOfCandles candles = source.read(this, options, candleFile);
      Samples all =
          ModelCandles.samples(candles.whole(), configuration(options.settings()).regime().gaps());
      Samples judged = judged(model, candles, all);
      BaseRate rate = BaseRate.of(model.card(), all, judged);
      if (rate.origin() != BaseRate.Origin.TRAINING) {
        notice("the model card has no base rate; climatology's is " + rate.origin().words());
      }
      Evaluation found =
          HeldOut.forecasts(judged, HeldOut.Rule.of(model.forest()), rate.value()).evaluated();
      target.tell(() -> asMap(model, rate, found), () -> document(model, rate, found), context());
    }
    return 0;
  }

  private Model model(ModelRegistry shelf) {
    if (typed == null) {
      String current =
          ModelRegistry.sound(shelf.name(), shelf.lineage())
              .current()
              .orElseThrow(
                  () ->
                      CommandFailure.failed(
                          "no model is promoted in " + shelf.name() + ": name one, or a file"));
      return ModelReferences.model(shelf, current);
    }
    Path path = context().path(typed);
    if (Files.isRegularFile(path)) {
      return ModelReferences.trusted(path.toString(), ModelChoice.bytes(path));
    }
    return ModelReferences.model(shelf, ModelReferences.id(shelf, typed));
  }

  private Samples judged(Model model, ModelCandles.SpanOfCandles candles, Samples all) {
    Instant from = candles.cut().openTime(0);
    Instant to = candles.cut().openTime(candles.cut().size() - 1);
    Samples asked = between(all, from, to);
    if (asked.size() == 0) {
      throw CommandFailure.failed(
          "no hour from " + from + " to " + to + " has features and a known outcome");
    }
    return seen ? asked : unseen(asked, model.card());
  }

  private static Samples between(Samples all, Instant from, Instant to) {
    return all.rows(HeldOut.firstFrom(all, from), HeldOut.firstFrom(all, to.plusSeconds(1)));
  }

  /** The hours that it was not trained on, less purge and embargo: later ones, else earlier. */
  private Samples unseen(Samples asked, ModelCard card) {
    if (card.trainedFrom().isEmpty() || card.trainedTo().isEmpty()) {
      throw CommandFailure.failed(
          "the model's training span is unknown; --seen evaluates it anyway, and may"
              + " flatter it");
    }
    Instant first = card.trainedFrom().get();
    Instant last = card.trainedTo().get();
    int before = HeldOut.firstFrom(asked, first.minus(HeldOut.GAP));
    int after = HeldOut.firstFrom(asked, last.plus(HeldOut.GAP).plusSeconds(1));
    if (after < asked.size()) {
      return asked.rows(after, asked.size());
    }
    if (before == 0) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "the model was trained on %s to %s, which leaves no hour of the span to"
                  + " evaluate; --seen evaluates it anyway",
              first,
              last));
    }
    notice("evaluated on hours before its training span");
    return asked.rows(0, before);
  }

  private static Document document(Model model, BaseRate rate, Evaluation found) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model", model.id());
    facts.put(
        "base rate",
        String.format(Locale.ROOT, "%.2f %%, %s", 100 * rate.value(), rate.origin().words()));
    return Document.text(new Block(Place.BOTH, EvaluationView.of(facts, found)));
  }

  private static Map<String, Object> asMap(Model model, BaseRate rate, Evaluation found) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", model.id());
    map.put("base_rate", rate.value());
    map.put("base_rate_of", rate.origin().name().toLowerCase(Locale.ROOT));
    map.putAll(EvaluationView.asMap(found));
    return map;
  }
}
