package com.iteradynamics.cli.operate;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.S3Dashboard;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.dashboard.DashboardData;
import com.iteradynamics.dashboard.DashboardPage;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.DashboardLocation;
import com.iteradynamics.wiring.DashboardSource;
import com.iteradynamics.wiring.OpenStore;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Mission control: served on this machine, or as a file. */
@Command(
    name = "dashboard",
    description = {
      "Shows on one page whether Argus is alive, what it decided and why, and how it goes: for a "
          + "browser on this machine, until Ctrl-C, or with --out as one file that has all in it.",
      "It reads what ticks have left, and changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus dashboard",
      "  ./argus dashboard --aws --live --port 9000",
      "  ./argus dashboard --out mission.html --last 720",
      "  ./argus dashboard --aws --link"
    })
public final class DashboardCommand extends ArgusCommand {
  private static final int MOST_PORT = 65_535;

  /** What S3 accepts: a week. */
  private static final int MOST_LINK = 168;

  /** Two years and a quarter; a thousand pages of an answer from afar would be too many. */
  private static final int LAST_IN_FOLDER = 20_000;

  private static final int LAST_IN_AWS = 2_000;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8788",
      description = "Where it listens, on the loopback only; default 8788, 0 for any free one.")
  private int port;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the page to this file instead, as it is now.")
  private String out;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "How many decisions are on it; default 20000, and 2000 with --aws.")
  private Integer last;

  @Option(
      names = "--link",
      paramLabel = "HOURS",
      arity = "0..1",
      fallbackValue = "12",
      description =
          "Prints a link to the copy that the function keeps (ARGUS_DASHBOARD=1), which anyone"
              + " with the link can open for so many hours: 12 by default, 168 at most, and never"
              + " longer than the credentials that signed it. Needs --aws.")
  private Integer link;

  @Mixin private BookOptions options;

  public DashboardCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > MOST_PORT) {
      throw CommandFailure.usage("--port must be 0..65535, was " + port);
    }
    if (last != null && last < 1) {
      throw CommandFailure.usage("--last must be at least 1, was " + last);
    }
    if (link != null && (!options.aws || out != null || link < 1 || link > MOST_LINK)) {
      throw CommandFailure.usage("--link takes 1..168 hours, and --aws, and no --out");
    }
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    if (link != null) {
      context().out().println(link(configuration, book));
      return 0;
    }
    Optional<OutputFile> file = OutputFile.of(context(), out);
    int count = last != null ? last : options.aws ? LAST_IN_AWS : LAST_IN_FOLDER;
    try (DashboardLocation place = OpenStore.place(options.inAws(), configuration, context())) {
      DashboardSource source =
          new DashboardSource(
              book, place, count, configuration.paper().assumed(), context().clock());
      if (file.isPresent()) {
        write(file.get(), source.read());
      } else {
        serve(source);
      }
    }
    return 0;
  }

  private URI link(Configuration configuration, BookKey book) {
    String bucket = BookOptions.bucket(configuration);
    try (AwsClients clients = AwsClients.of(context().environment());
        S3Presigner signer = clients.s3Presigner()) {
      return new S3Dashboard(bucket).link(signer, book, Duration.ofHours(link));
    }
  }

  private void write(OutputFile file, DashboardData mission) {
    mission.problems().forEach(this::notice);
    if (!mission.problems().isEmpty() && mission.log().size() == 0) {
      throw CommandFailure.failed("nothing could be read, so that no page was written");
    }
    file.write(new DashboardPage(mission).file());
    context().say(out + ": " + Counts.of(mission.log().size(), "decision"));
  }

  private void serve(DashboardSource source) throws IOException {
    try (DashboardServer server = DashboardServer.start(port, source::read, this::notice)) {
      context().out().println("mission control: " + server.address() + " (Ctrl-C ends it)");
      context().out().flush();
      new CountDownLatch(1).await();
    } catch (BindException e) {
      throw CommandFailure.failed(
          "port " + port + " cannot be had (" + e.getMessage() + "); choose another with --port",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
