package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.dashboard.DashboardStatus;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.DashboardLocation;
import com.iteradynamics.wiring.DashboardSource;
import com.iteradynamics.wiring.OpenStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Mission control's first screen as text. */
@Command(
    name = "status",
    description = {
      "Says whether Argus is alive and well: the last tick and missed ones, what it decided and"
          + " why, its position and money, and what needs a person, each with its heading in"
          + " RUNBOOK.md.",
      "Exits with 0 when all is well, 1 when something needs a person or nothing was ever recorded."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus status", "  ./argus status --aws --live", "  ./argus status --json"})
public final class StatusCommand extends ArgusCommand {
  /** Two days: one is checked for missed ticks. */
  private static final int NEWEST = 48;

  @Mixin private AnswerOption answer;

  @Mixin private BookOptions options;

  public StatusCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    try (DashboardLocation place = OpenStore.place(options.inAws(), configuration, context())) {
      DashboardStatus status =
          DashboardStatus.of(
              new DashboardSource(
                      book, place, NEWEST, configuration.paper().assumed(), context().clock())
                  .read());
      answer.print(() -> status, () -> StatusView.of(status), context());
      return status.healthy() ? 0 : 1;
    }
  }
}
