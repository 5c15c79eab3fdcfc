package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.FeedRules;
import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.research.audit.AuditedSource;
import com.iteradynamics.research.audit.ForecastAudit;
import com.iteradynamics.service.OpenHistory;
import com.iteradynamics.strategy.event.EventParameters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether recorded forecasts have shown skill. */
@Command(
    name = "forecasts",
    description = {
      "Audits the forecasts that a book recorded, hour by hour: those of the feed ARGUS_FEED_URI, or"
          + " p_long of a model. For each of --folds parts of equal length, and for all: skill"
          + " against climatology (the share of rises that was known when the part began; one half"
          + " before a year of candles), calibration, hits, and what the event style would have"
          + " earned (EVENT_CONF_MIN, EVENT_DEADBAND, EVENT_MIN_FLIP_H, EVENT_HORIZON_H; costs:"
          + " PAPER_FEE_BPS and PAPER_SLIPPAGE_BPS a side), with bounds by bootstrap.",
      "--permit lets the feed trade live, as an overlay or by a strategy that reads it. It has to"
          + " earn that as a model earns promotion: at least 26 weeks, and a lower bound (95 %%,"
          + " one-sided) of the skill in log-loss above 0, against climatology and against the"
          + " constant that fits best in hindsight. event_v1 also needs a lower bound of its net"
          + " result above 0, at its own horizon and rules. --force with a --reason does without,"
          + " and the lineage says so. Exits with 1 when it is refused."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus audit forecasts",
      "  ./argus audit forecasts 3f0c --folds 4 --json audit.json",
      "  ./argus audit forecasts --aws --permit",
      "  ./argus audit forecasts --aws --revoke --reason \"its provider changed\""
    })
public final class AuditForecastsCommand extends ArgusCommand {
  /** What a model forecasts, hours. */
  private static final int OF_MODELS = 24;

  private static final double BPS = 10_000;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..1",
      description = "A model, or how its id begins; default: the feed, else the active model.")
  private String id;

  @Option(
      names = "--folds",
      defaultValue = "5",
      paramLabel = "N",
      description = "Parts of equal length in time, 1 to 100; default: 5.")
  private int folds;

  @Option(
      names = "--horizon",
      paramLabel = "HOURS",
      description =
          "From a forecast to its outcome; default: 24 for a model, EVENT_HORIZON_H for a feed.")
  private Integer horizon;

  @ArgGroup private Permit permit;

  @Option(names = "--force", description = "Permits also what has not earned it.")
  private boolean force;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the lineage.")
  private String reason;

  @Mixin private LineageAuthor author;
  @Mixin private BookOptions options;
  @Mixin private JsonOption json;

  /** What becomes of the feed. */
  private static final class Permit {
    @Option(names = "--permit", description = "Lets the feed trade live, if it has earned it.")
    private boolean given;

    @Option(names = "--revoke", description = "Takes that back; the function's next start obeys.")
    private boolean revoked;
  }

  public AuditForecastsCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    check();
    JsonOption.Target target = json.target(context());
    Configuration configuration = configuration(options.settings());
    try (OpenHistory open = OpenHistory.open(options.inAws(), configuration, context())) {
      Lineage lineage = ModelRegistry.sound(open.models().name(), open.models().lineage());
      AuditedSource source = source(configuration, open.models(), lineage);
      if (permit != null && !(source instanceof AuditedSource.Feed)) {
        throw CommandFailure.usage(
            "a model earns its say by ./argus model promote; --permit and --revoke are for a feed");
      }
      if (revokes()) {
        return revoke(open.models(), lineage, source);
      }
      AuditView view = audited(configuration, open, source);
      target.tell(view::asMap, view::document, context());
      if (permits()) {
        permit(open.models(), view);
      }
    }
    return 0;
  }

  private void check() {
    boolean said = reason != null && !reason.isBlank();
    if ((force || revokes()) && !said) {
      throw CommandFailure.usage(
          (force ? "--force" : "--revoke") + " takes a --reason that says why");
    }
    if (force && !permits()) {
      throw CommandFailure.usage("--force goes with --permit");
    }
    if (permit != null) {
      author.name(context());
    }
  }

  private boolean permits() {
    return permit != null && permit.given;
  }

  private boolean revokes() {
    return permit != null && permit.revoked;
  }

  private AuditedSource source(Configuration configuration, ModelRegistry shelf, Lineage lineage) {
    if (id != null) {
      return new AuditedSource.Model(ModelReferences.id(shelf, id));
    }
    return configuration
        .feed()
        .uri()
        .<AuditedSource>map(AuditedSource.Feed::new)
        .or(() -> lineage.current().map(AuditedSource.Model::new))
        .orElseThrow(
            () ->
                CommandFailure.failed(
                    "there is nothing to audit: "
                        + FeedParameters.URI
                        + " is not set, and no model is active; name a model by its id"));
  }

  private AuditView audited(Configuration configuration, OpenHistory open, AuditedSource source) {
    BookKey book = options.book(configuration);
    EventParameters event = FeedRules.event(configuration);
    boolean feed = source instanceof AuditedSource.Feed;
    int hours = horizon != null ? horizon : feed ? event.horizonHours() : OF_MODELS;
    AssumedCost cost = configuration.paper().assumed();
    double bps = cost.feeBps().add(cost.slippageBps()).doubleValue();
    ForecastAudit.Plan plan;
    try {
      plan = new ForecastAudit.Plan(folds, Duration.ofHours(hours), event, bps / BPS);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage());
    }
    return ForecastAudit.of(source.of(open.records(book)), open.candles(book), plan)
        .map(audit -> new AuditView(source, plan, audit))
        .orElseThrow(
            () ->
                CommandFailure.failed(
                    "no record of the "
                        + book.book()
                        + " book has a forecast of "
                        + source.words()
                        + " whose outcome is known"));
  }

  private void permit(ModelRegistry shelf, AuditView view) {
    Optional<String> objection = view.audit().objection();
    if (objection.isPresent() && !force) {
      throw CommandFailure.failed(
          view.source().words()
              + " is not permitted: "
              + objection.get()
              + "; --force --reason TEXT permits it anyway");
    }
    String why = force ? reason.strip() : "its audit earned it";
    boolean forced = force && objection.or(view::eventObjection).isPresent();
    change(shelf, Action.LIVE_PERMITTED, view.source(), why, view.words(), forced, view.metrics());
    String but =
        view.eventObjection()
            .filter(event -> !forced)
            .map(event -> ", but not by event_v1: " + event)
            .orElse("");
    context().say(view.words() + " may trade live" + but);
  }

  private int revoke(ModelRegistry shelf, Lineage lineage, AuditedSource source) {
    if (lineage.livePermission(source.id()).isEmpty()) {
      throw CommandFailure.failed(source.words() + " is not permitted: nothing to revoke");
    }
    change(shelf, Action.LIVE_REVOKED, source, reason.strip(), source.words(), false, Map.of());
    context().say(source.words() + " may not trade live any more");
    return 0;
  }

  private void change(
      ModelRegistry shelf,
      Action action,
      AuditedSource source,
      String why,
      String what,
      boolean forced,
      Map<String, Double> metrics) {
    shelf.change(
        before ->
            before.and(
                author.entry(
                    context(),
                    action,
                    source.id(),
                    before.current(),
                    why + " (" + what + ")",
                    forced,
                    metrics)));
  }
}
