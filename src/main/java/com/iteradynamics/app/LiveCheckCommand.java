package com.iteradynamics.app;

import com.iteradynamics.adapter.coinbase.Finding;
import com.iteradynamics.cortex.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a live run would trade, and if not, why. */
@Command(
    name = "live-check",
    description = {
      "Tells what would stop a live run: key, permissions, clock, product, fees, wallet, prices, and a",
      "small buy that is previewed and not made. Changes nothing. The key is that of the settings;",
      "with --aws that of the secret ARGUS_SECRET_ID, if there is one, and the live book is looked at",
      "too. Exits with 1 when something would stop it. Never shows a secret."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus live-check",
      "  ./argus live-check --product ETH-USD --json",
      "  ./argus live-check --aws"
    })
final class LiveCheckCommand extends ArgusCommand {

  @Option(
      names = "--product",
      paramLabel = "ID",
      description = "What is traded; else ARGUS_PRODUCT_ID, else BTC-USD.")
  private String product;

  @Option(
      names = "--aws",
      description = "Looks at secret and live book of the AWS account, as the function does.")
  private boolean aws;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  LiveCheckCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(RuntimeParameters.PRODUCT, product);
    List<Finding> findings = new LiveCheck(configuration, around()).run(aws);
    List<String> stops = findings.stream().filter(Finding::stops).map(Finding::check).toList();
    if (json) {
      around().out().print(Json.writePretty(asMap(configuration, findings, stops)));
    } else {
      print(findings, stops);
    }
    return stops.isEmpty() ? 0 : 1;
  }

  private void print(List<Finding> findings, List<String> stops) {
    PrintWriter out = around().out();
    for (Finding finding : findings) {
      out.printf(
          Locale.ROOT,
          "%-12s%s%s%n",
          finding.check(),
          finding.stops() ? "STOP: " : "ok: ",
          finding.says());
    }
    out.println();
    out.println(
        stops.isEmpty()
            ? "Nothing here would stop a live run."
            : "A live run would be stopped by: " + String.join(", ", stops));
  }

  private static Map<String, Object> asMap(
      Configuration configuration, List<Finding> findings, List<String> stops) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("product_id", configuration.runtime().productId());
    answer.put("checks", findings.stream().map(LiveCheckCommand::asMap).toList());
    answer.put("stopped_by", stops);
    return answer;
  }

  private static Map<String, Object> asMap(Finding finding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("check", finding.check());
    row.put("ok", !finding.stops());
    row.put("says", finding.says());
    return row;
  }
}
