package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.TableOption;
import com.iteradynamics.cli.TableOutput;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.CostedOrder;
import com.iteradynamics.cortex.RecordedCosts;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.OpenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What orders really cost. */
@Command(
    name = "costs",
    description = {
      "Shows what orders cost against the price that they were decided at, in parts that add up:"
          + " delay, spread, impact, fee and rounding.",
      "Beside them is what the lab assumes for the same decisions: PAPER_FEE_BPS and"
          + " PAPER_SLIPPAGE_BPS. Records that cannot be read are named, and then it exits with 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus costs",
      "  ./argus costs --from 2026-03 --to 2026-03 --json",
      "  ./argus costs --aws --live"
    })
public final class CostsCommand extends ArgusCommand {
  @Mixin private RecordSpan span;

  @Mixin private AnswerOption answer;

  @Mixin private TableOption table;

  @Mixin private BookOptions options;

  public CostsCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    Instant now = context().clock().instant();
    Optional<TableOutput> file = table.file(context());
    RecordedCosts costs;
    try (OpenStore<?> open = OpenStore.toRead(options.inAws(), configuration, context())) {
      costs = span.costs(open.store(), book, now);
    }
    List<CostedOrder> orders =
        costs.orders().stream().filter(order -> span.contains(order.hour(), now)).toList();
    CostsView view = new CostsView(book, orders, configuration.paper().assumed(), costs.problems());
    file.ifPresent(
        to ->
            to.write(
                RecordTables.ofOrders(configuration.paper().assumed(), view.decimals()), orders));
    answer.print(view::asMap, view::document, context());
    if (!answer.json()) {
      costs.problems().forEach(this::notice);
    }
    return costs.problems().isEmpty() ? 0 : 1;
  }
}
