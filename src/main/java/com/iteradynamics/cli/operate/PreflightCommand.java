package com.iteradynamics.cli.operate;

import com.iteradynamics.adapter.coinbase.translator.OrderLookup;
import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Prose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a live run would trade, and if not, why. */
@Command(
    name = "preflight",
    description =
        "Checks what would stop a live run: key, permissions, clock, product, fees, wallet, prices,"
            + " and the preview of a small buy that is never placed. Changes nothing. Uses the key of"
            + " the settings; with --aws the key of the secret ARGUS_SECRET_ID, if there is one, and"
            + " checks the live book too. Exits with 1 when something would stop it. Never shows a"
            + " secret.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus preflight",
      "  ./argus preflight --product ETH-USD --json",
      "  ./argus preflight --aws"
    })
public final class PreflightCommand extends ArgusCommand {
  /** Characters of a label. */
  private static final int LABEL = 12;

  @Option(
      names = "--product",
      paramLabel = "ID",
      description = "What is traded; else ARGUS_PRODUCT_ID, else BTC-USD.")
  private String product;

  @Option(
      names = "--aws",
      description = "Checks the secret and the live book of the AWS account, as the function does.")
  private boolean aws;

  @Mixin private AnswerOption answer;

  public PreflightCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(RuntimeParameters.PRODUCT, product);
    List<OrderLookup> findings = new Preflight(configuration, context()).run(aws);
    List<String> stops =
        findings.stream().filter(OrderLookup::stops).map(OrderLookup::check).toList();
    answer.print(
        () -> asMap(configuration, findings, stops), () -> document(findings, stops), context());
    return stops.isEmpty() ? 0 : 1;
  }

  private static Document document(List<OrderLookup> findings, List<String> stops) {
    List<Fact> facts =
        findings.stream()
            .map(each -> new Fact(each.check(), (each.stops() ? "STOP: " : "ok: ") + each.says()))
            .toList();
    String all =
        stops.isEmpty()
            ? "Nothing here would stop a live run."
            : "A live run would be stopped by: " + String.join(", ", stops);
    return Document.text(Block.of(new Facts("", facts, LABEL)), Block.of(Prose.of(all)));
  }

  private static Map<String, Object> asMap(
      Configuration configuration, List<OrderLookup> findings, List<String> stops) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("product_id", configuration.runtime().productId());
    answer.put("checks", findings.stream().map(PreflightCommand::asMap).toList());
    answer.put("stopped_by", stops);
    return answer;
  }

  private static Map<String, Object> asMap(OrderLookup finding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("check", finding.check());
    row.put("ok", !finding.stops());
    row.put("says", finding.says());
    return row;
  }
}
