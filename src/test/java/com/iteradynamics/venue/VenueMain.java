package com.iteradynamics.venue;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./argus venue} starts. It runs until its standard input ends, which it does when
 * whoever started it is gone.
 *
 * <p>Arguments: port, kind of key, USD, product, tape, and faults. Exit code 2 when one of them
 * makes no sense.
 */
final class VenueMain {
  private static final int DAYS_AHEAD = 60;

  /** Where the faults begin among the arguments. */
  private static final int FAULTS = 5;

  private VenueMain() {}

  public static void main(String[] args) {
    int code = 1;
    try {
      code = run(args, System.out);
    } catch (IOException | RuntimeException e) {
      System.err.println("argus: the venue failed: " + e.getMessage());
    }
    // DynamoDB Local's threads would go on.
    System.exit(code);
  }

  private static int run(String[] args, PrintStream out) throws IOException {
    Optional<VenueKey.Kind> kind = VenueKey.Kind.of(args[1]);
    if (kind.isEmpty()) {
      return refuse("--key must be es256 or ed25519, was " + args[1]);
    }
    if (List.of(args).subList(FAULTS, args.length).contains("help")) {
      VenueFault.words().forEach(out::println);
      return 0;
    }
    VenueFaults faults = VenueFaults.none();
    for (String typed : List.of(args).subList(FAULTS, args.length)) {
      if (!FaultParser.order(typed, faults)) {
        return refuse("--fault must be one of " + FaultParser.help() + ", was " + typed);
      }
    }
    InstantSource clock = InstantSource.system();
    CandleSeries tape = tape(args[4], args[3]);
    if (tape.isEmpty()) {
      return refuse("--candles names a file without candles");
    }
    try (LocalAws aws = new LocalAws(AwsParameters.defaults());
        LocalVenue venue =
            new LocalVenue(
                Integer.parseInt(args[0]),
                kind.get(),
                CandleShift.upTo(clock.instant(), tape, args[3], 24 * DAYS_AHEAD),
                new BigDecimal(args[2]),
                faults,
                clock,
                out)) {
      Map<String, String> environment = new LinkedHashMap<>(venue.environment());
      environment.putAll(aws.environment());
      if (args[4].equals("sample")) {
        out.println("The market: " + SampleCandles.LABEL + ".");
      }
      greet(environment, out);
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    return 0;
  }

  private static CandleSeries tape(String name, String productId) {
    return name.equals("sample")
        ? SampleCandles.load()
        : CandleCsv.read(Path.of(name), productId, Instant.MAX).closed();
  }

  private static void greet(Map<String, String> environment, PrintStream out) {
    out.println(
        "A simulated venue without other traders, and an empty AWS account. Paste into a shell:");
    out.println();
    environment.forEach((name, value) -> out.println("export " + name + "='" + value + "'"));
    out.println();
    out.println("and then, there:");
    out.println();
    out.println("./argus preflight");
    out.println("./argus tick --aws");
    out.println();
    out.println("Ctrl-C ends it. Requests:");
    out.flush();
  }

  private static int refuse(String why) {
    System.err.println("argus: " + why);
    return 2;
  }
}
