package com.iteradynamics.emulator;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.governance.ReportFields;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./argus lambda invoke} starts: the packaged function, once, in an account that is
 * made for it and holds the sample tape.
 *
 * <p>Arguments: the folder with {@code function.zip}, which function of it ({@code cycle} or {@code
 * governance}), the event's file, the fault, how often, and settings as {@code NAME=VALUE}. Exit
 * code 1 when the last invocation failed.
 */
final class LambdaInvoke {
  private LambdaInvoke() {}

  public static void main(String[] args) {
    int code = 1;
    try {
      code = run(args);
    } catch (IOException | RuntimeException e) {
      System.err.println("argus: the emulator failed: " + e);
    }
    // DynamoDB Local's threads would go on.
    System.exit(code);
  }

  private static int run(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    boolean daily = args[1].equals("governance");
    String event = Files.readString(Path.of(args[2]));
    Optional<Fault> named = Fault.of(args[3]);
    if (named.isEmpty()) {
      System.err.println("argus: --fault must be one of " + Fault.words() + ", was " + args[3]);
      return 2;
    }
    Fault fault = named.get();
    int times = Integer.parseInt(args[4]);
    Map<String, String> settings = new HashMap<>();
    for (String setting : List.of(args).subList(5, args.length)) {
      String[] parts = setting.split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    try (Account account = new Account(fault)) {
      account.load(
          fault == Fault.NO_CANDLES
              ? CandleSeries.empty(SampleCandles.PRODUCT_ID)
              : SampleCandles.load());
      settings.putAll(account.environment());
      String handler = daily ? FunctionProcess.DAILY_HANDLER : FunctionProcess.HANDLER;
      boolean ok = invoke(target, handler, settings, account, event, times);
      if (daily) {
        showReports(account, fault);
      } else {
        show(account, fault);
      }
      return ok ? 0 : 1;
    }
  }

  private static boolean invoke(
      Path target,
      String handler,
      Map<String, String> settings,
      Account account,
      String event,
      int times)
      throws IOException {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    boolean ok = true;
    try (FunctionProcess function =
        FunctionProcess.start(
            target.resolve("function/runtime"),
            FunctionProcess.unzipped(target.resolve("function.zip")),
            handler,
            settings,
            log::add)) {
      for (int i = 1; i <= times; i++) {
        account.front().takeCalls();
        long begun = System.nanoTime();
        Invocation invocation = function.invoke(event);
        long ms = (System.nanoTime() - begun) / 1_000_000;
        List<Front.Call> calls = account.front().takeCalls();
        title("invocation " + i + ": " + ms + " ms, " + calls.size() + " calls to AWS");
        calls.forEach(call -> System.out.println("  " + call.what()));
        title(invocation.ok() ? "response" : "error: Lambda would try again");
        System.out.println(pretty(invocation.body()));
        ok = invocation.ok();
      }
    }
    title("log");
    log.forEach(System.out::println);
    return ok;
  }

  private static void show(Account account, Fault fault) {
    if (fault == Fault.MISSING_TABLE) {
      return;
    }
    List<CortexRecord> records = account.records(SampleCandles.PRODUCT_ID);
    title(records.isEmpty() ? "no record was written" : "record");
    records.forEach(record -> System.out.print(Json.writePretty(record)));
  }

  private static void showReports(Account account, Fault fault) {
    if (fault == Fault.MISSING_TABLE) {
      return;
    }
    List<ReportHistory.Kept> reports =
        account.reports(BookKey.paper(SampleCandles.PRODUCT_ID)).reports();
    title(reports.isEmpty() ? "no report was kept" : "report");
    reports.forEach(kept -> System.out.print(Json.writePretty(ReportFields.write(kept))));
  }

  private static String pretty(String body) {
    try {
      return Json.writePretty(Json.readMap(body)).stripTrailing();
    } catch (Json.MalformedJsonException e) {
      return body;
    }
  }

  private static void title(String text) {
    System.out.println("--- " + text);
  }
}
