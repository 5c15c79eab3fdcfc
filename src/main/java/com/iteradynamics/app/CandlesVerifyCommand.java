package com.iteradynamics.app;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.CandleReport;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Facts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whether candles can be traded on. */
@Command(
    name = "verify",
    description = {
      "Checks a candle file, or the store's candles.",
      "Exits with 1 when rows are impossible or hours are missing; what is only doubtful is told: a"
          + " price far from those before and after it, a last line that may be cut."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus candles verify btcusd.csv.gz",
      "  ./argus candles verify --store data --json"
    })
final class CandlesVerifyCommand extends ArgusCommand {

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The candle file.")
  private String file;

  @Mixin private StoreOptions options;

  @Mixin private AnswerOption answer;

  CandlesVerifyCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    CandleReport report = CandleReport.of(read(runtime(options)));
    boolean complete = report.gaps().gaps() == 0;
    answer.print(() -> asMap(report), () -> Document.of(facts(report)), around());
    if (!answer.json()) {
      around().out().flush();
      report.notices().forEach(this::notice);
    }
    return complete ? 0 : 1;
  }

  private static Facts facts(CandleReport report) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("product", report.productId());
    facts.put("candles", Integer.toString(report.candles()));
    report.first().ifPresent(time -> facts.put("from", time.toString()));
    report.newest().ifPresent(time -> facts.put("to", time.toString()));
    String gaps = Counts.of(report.gaps().gaps(), "gap");
    facts.put("missing", report.gaps().missing() + " in " + gaps);
    facts.put("hash", report.dataHash());
    return Facts.of("", facts);
  }

  private CandleFile read(RuntimeParameters runtime) {
    Instant now = around().clock().instant();
    if (file != null) {
      return CandleCsv.read(around().path(file), runtime.productId(), now);
    }
    Path store = around().path(runtime.store());
    return new FolderCandles(store)
        .read(runtime.productId(), now)
        .orElseThrow(() -> CommandFailure.failed("there are no candles in " + store));
  }

  private static Map<String, Object> asMap(CandleReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("product_id", report.productId());
    map.put("candles", report.candles());
    map.put("from", report.first().map(Instant::toString).orElse(null));
    map.put("to", report.newest().map(Instant::toString).orElse(null));
    map.put("gaps", report.gaps().gaps());
    map.put("missing_hours", report.gaps().missing());
    map.put("notices", report.notices());
    map.put("data_hash", report.dataHash());
    return map;
  }
}
