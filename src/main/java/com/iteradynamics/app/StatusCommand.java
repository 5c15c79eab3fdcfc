package com.iteradynamics.app;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.dashboard.MissionStatus;
import com.iteradynamics.document.Printable;
import com.iteradynamics.order.BookKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Mission control's first screen as text. */
@Command(
    name = "status",
    description = {
      "Says whether Argus is alive and well: the last tick and missed ones, what it decided and why, its",
      "position and money, and what needs a person, each with its heading in RUNBOOK.md.",
      "Exit code 0 when all is well, 1 when something needs a person or nothing was ever recorded."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus status", "  ./argus status --aws --live", "  ./argus status --json"})
final class StatusCommand extends ArgusCommand {
  /** Two days: one is looked at for missed ticks. */
  private static final int NEWEST = 48;

  @Option(names = "--json", description = "Prints the same facts in JSON.")
  private boolean json;

  @Mixin private BookOptions options;

  StatusCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    MissionStatus status;
    try (MissionPlace place = OpenStore.place(options, configuration, around())) {
      status = MissionStatus.of(new MissionSource(book, place, NEWEST, around().clock()).read());
    }
    if (json) {
      around().out().print(Printable.lines(Json.writePretty(status)));
    } else {
      new StatusView(status, around().out()).print();
    }
    return status.healthy() ? 0 : 1;
  }
}
