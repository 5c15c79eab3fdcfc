package com.iteradynamics.app;

import com.iteradynamics.dashboard.MissionStatus;
import com.iteradynamics.order.BookKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Mission control's first screen as text. */
@Command(
    name = "status",
    description = {
      "Says whether Argus is alive and well: the last tick and missed ones, what it decided and"
          + " why, its position and money, and what needs a person, each with its heading in"
          + " RUNBOOK.md.",
      "Exit code 0 when all is well, 1 when something needs a person or nothing was ever recorded."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus status", "  ./argus status --aws --live", "  ./argus status --json"})
final class StatusCommand extends ArgusCommand {
  /** Two days: one is looked at for missed ticks. */
  private static final int NEWEST = 48;

  @Mixin private AnswerOption answer;

  @Mixin private BookOptions options;

  StatusCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    try (MissionPlace place = OpenStore.place(options.inAws(), configuration, around())) {
      MissionStatus status =
          MissionStatus.of(new MissionSource(book, place, NEWEST, around().clock()).read());
      answer.print(() -> status, () -> StatusView.of(status), around());
      return status.healthy() ? 0 : 1;
    }
  }
}
