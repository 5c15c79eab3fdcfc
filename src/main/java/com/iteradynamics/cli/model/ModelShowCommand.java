package com.iteradynamics.cli.model;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Prose;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.evaluation.PromotionRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is in the registry. */
@Command(
    name = "show",
    description = {
      "Shows the models of the registry and which one is active; with an id, one model's card, its"
          + " out-of-sample figures, and its history: who, when and why.",
      "Exits with 1 when the lineage is damaged: then it is not known which model is active."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus model show", "  ./argus model show 3f0c --json"})
public final class ModelShowCommand extends ArgusCommand {

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The model, or how its id begins; default: all.")
  private String id;

  @Mixin private RegistryOptions options;

  @Mixin private AnswerOption answer;

  public ModelShowCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    try (RegistryOptions.Open open = options.open(this)) {
      ModelRegistry shelf = open.shelf();
      Lineage.Result reading = shelf.lineage();
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("shelf", shelf.name());
      Lineage lineage = lineage(reading, found);
      if (id == null) {
        found.put("models", shelf.ids());
        found.put("lineage", entries(lineage.entries()));
      } else {
        describe(ModelReferences.model(shelf, ModelReferences.id(shelf, id)), lineage, found);
      }
      answer.print(() -> found, () -> document(found), context());
      return reading instanceof Lineage.Result.Damaged ? 1 : 0;
    }
  }

  private static Lineage lineage(Lineage.Result reading, Map<String, Object> found) {
    return switch (reading) {
      case Lineage.Result.Ok(Lineage lineage) -> {
        found.put("current", lineage.current().orElse(null));
        found.put("challenger", lineage.challenger().orElse(null));
        found.put("off", off(lineage));
        yield lineage;
      }
      case Lineage.Result.Damaged(String reason) -> {
        found.put("current", null);
        found.put("lineage_damaged", reason);
        yield Lineage.EMPTY;
      }
    };
  }

  /** The models that are switched off. */
  private static List<String> off(Lineage lineage) {
    return lineage.entries().stream()
        .map(LineageEntry::model)
        .distinct()
        .filter(model -> lineage.off(model).isPresent())
        .toList();
  }

  private static void describe(Model model, Lineage lineage, Map<String, Object> found) {
    found.put("model", model.id());
    found.putAll(asMap(model.card()));
    found.put("promotion_objection", PromotionRule.objection(model.card().metrics()).orElse(null));
    found.put(
        "lineage",
        entries(lineage.entries().stream().filter(e -> e.model().equals(model.id())).toList()));
  }

  private static List<Map<String, Object>> entries(List<LineageEntry> entries) {
    return entries.stream().map(ModelShowCommand::asMap).toList();
  }

  private static Map<String, Object> asMap(LineageEntry entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("at", entry.at());
    map.put("action", entry.action().word());
    map.put("model", entry.model());
    map.put("parent", entry.parent().orElse(null));
    map.put("who", entry.who());
    map.put("why", entry.why());
    map.put("forced", entry.forced());
    return map;
  }

  private static Document document(Map<String, Object> found) {
    List<String> lines = new ArrayList<>();
    found.forEach(
        (name, value) -> {
          List<String> items =
              switch (value) {
                case List<?> all -> all.stream().map(ModelShowCommand::line).toList();
                case Map<?, ?> all ->
                    all.entrySet().stream().map(e -> e.getKey() + "  " + e.getValue()).toList();
                case null -> List.of();
                default -> List.of(value.toString());
              };
          boolean one = !(value instanceof List || value instanceof Map);
          lines.add(name + (items.isEmpty() ? "  none" : one ? "  " + items.getFirst() : ""));
          items.stream().filter(item -> !one).forEach(item -> lines.add("  " + item));
        });
    return Document.of(Prose.of(lines));
  }

  /** An entry of the lineage as a sentence; anything else as it is. */
  private static String line(Object item) {
    if (!(item instanceof Map<?, ?> entry)) {
      return String.valueOf(item);
    }
    return String.format(
        Locale.ROOT,
        "%s %s %s by %s%s: %s (before: %s)",
        entry.get("at"),
        entry.get("action"),
        entry.get("model"),
        entry.get("who"),
        Boolean.TRUE.equals(entry.get("forced")) ? ", forced" : "",
        entry.get("why"),
        Optional.<Object>ofNullable(entry.get("parent")).orElse("none"));
  }

  /** The card for programs, and what a person is shown of it. */
  private static Map<String, Object> asMap(ModelCard card) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", card.source());
    map.put("kind", card.kind());
    map.put("trained_from", card.trainedFrom().orElse(null));
    map.put("trained_to", card.trainedTo().orElse(null));
    map.put("rows", card.rows());
    map.put("data_hash", card.dataHash().orElse(null));
    map.put("parameters", card.parameters());
    map.put("metrics", card.metrics());
    map.put("drift_baseline", card.baseline().map(ModelShowCommand::asMap).orElse(null));
    return map;
  }

  /** A baseline in short: what a person can read of it. */
  private static Map<String, Object> asMap(DriftBaseline baseline) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("window_hours", baseline.windowHours());
    map.put("from", baseline.from());
    map.put("to", baseline.to());
    map.put("strategy", baseline.beside().strategy());
    baseline
        .features()
        .forEach(
            feature -> {
              map.put(feature.name() + ".psi", feature.psi());
              map.put(feature.name() + ".ks", feature.ks());
            });
    baseline.rates().forEach(rate -> map.put(rate.name(), rate.limits()));
    return map;
  }
}
