package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.execution.ScriptedFeed;
import com.iteradynamics.venue.LocalVenue;
import com.iteradynamics.venue.VenueFaults;
import com.iteradynamics.venue.VenueKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches of a paper book that has entered at 10:00, against the venue's public prices. */
class WatchCommandTest {
  private static final BigDecimal SPREAD = new BigDecimal("10");

  @TempDir private Path folder;
  private Instant now = Instant.parse("2025-05-20T10:01:00Z");
  private LocalVenue coinbase;

  @BeforeEach
  void open() throws IOException {
    coinbase =
        new LocalVenue(
            0,
            VenueKey.Kind.ED25519,
            SampleCandles.load(),
            BigDecimal.ZERO,
            VenueFaults.none(),
            () -> now,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    coinbase.close();
  }

  private Run run(String at) {
    now = Instant.parse("2025-05-20T" + at + "Z");
    return Run.in(folder)
        .at(now.toString())
        .asking(new ScriptedFeed(SampleCandles.load(), () -> now))
        .with("COINBASE_URL", coinbase.environment().get("COINBASE_URL"))
        .with("PRIME_WATCH_MINUTES", "5")
        .with("PRIME_STOP_LOSS", "0.05");
  }

  /** What the tick has paid, and then the market at a share of it. */
  private BigDecimal entered() throws IOException {
    JsonNode record = Run.json(run("10:01:00").argus("tick", "--json").exits(0).out());
    assertEquals("ENTER_LONG", record.get("execution_branch").asText());
    return record.get("entry_px").decimalValue();
  }

  private BigDecimal market(BigDecimal entry, String share) {
    BigDecimal bid = entry.multiply(new BigDecimal(share)).setScale(2, RoundingMode.DOWN);
    coinbase.venue().setBook("BTC-USD", bid.toPlainString(), bid.add(SPREAD).toPlainString());
    return bid;
  }

  @Test
  void aBookWithoutAPositionIsNotWatched() {
    Outcome outcome = run("10:05:03").argus("watch").exits(0);
    assertEquals("Nothing was done: the book has not begun.\n", outcome.out());
  }

  @Test
  void aStopSellsBetweenTheHoursAndIsTold() throws IOException {
    BigDecimal entry = entered();
    market(entry, "0.97");
    assertEquals("Nothing was done: nothing to do.\n", run("10:05:03").argus("watch").out());
    BigDecimal bid = market(entry, "0.94");
    JsonNode sold = Run.json(run("10:10:03").argus("watch", "--json").exits(0).out());
    assertEquals("WATCH_STOP_LOSS", sold.get("execution_branch").asText());
    assertEquals("2025-05-20 10:10:00", sold.get("timestamp_utc").asText());
    assertEquals(1, sold.get("orders").size());
    assertEquals(0, sold.get("base_qty").decimalValue().signum());
    soldAt(bid, sold);
    assertEquals("Nothing was done: no position.\n", run("10:15:03").argus("watch").exits(0).out());
    String history = run("10:16:00").argus("history", "--watches").exits(0).out();
    assertTrue(
        history.contains("2025-05-20 10:10") && history.contains("WATCH_STOP_LOSS"), history);
    assertEquals(
        1,
        run("10:16:00").argus("history", "--json").exits(0).outLines().stream()
            .filter(line -> line.contains("\"execution_branch\""))
            .count(),
        "the hour alone");
    String story = run("10:16:00").argus("explain", "--at", "2025-05-20T10:10").exits(0).out();
    assertTrue(story.contains("WATCH_STOP_LOSS") && story.contains("last trade"), story);
    String verified =
        run("10:16:00").argus("verify-record", "--at", "2025-05-20T10:10").exits(0).out();
    assertTrue(verified.contains("the same: what could be recomputed agrees"), verified);
    JsonNode costs = Run.json(run("10:16:00").argus("costs", "--json").exits(0).out());
    assertEquals(
        List.of("BUY", "SELL"),
        StreamSupport.stream(costs.get("orders").spliterator(), false)
            .map(order -> order.get("side").asText())
            .toList());
    run("10:16:00").argus("dashboard", "--out", "page.html").exits(0);
    assertTrue(Files.readString(folder.resolve("page.html")).contains("WATCH_STOP_LOSS"));
    JsonNode status = Run.json(run("10:16:00").argus("status", "--json").exits(0).out());
    assertTrue(status.toString().contains("2025-05-20T10:00:00Z"), status.toString());
    assertEquals(
        sold.get("equity_after_usd").asDouble(),
        status.get("money").get("equity_usd").asDouble(),
        1e-9,
        "of the watch, as no hour has been decided since");
    String told = run("10:16:00").argus("history").exits(0).err();
    assertTrue(told.contains("1 watch between these hours sold"), told);
    assertTrue(
        run("10:16:00")
            .argus("history", "--branch", "WATCH_STOP_LOSS")
            .exits(0)
            .out()
            .contains("10:10"));
    String hour = run("10:16:00").argus("explain", "--at", "2025-05-20T10:15").exits(0).err();
    assertTrue(hour.contains("no watch of 2025-05-20T10:15:00Z has a record"), hour);
    String next = run("11:01:00").argus("tick").exits(0).out();
    assertTrue(next.contains("decision  ENTER_LONG"), next);
  }

  /** At the bid less the slippage of 5 bps: half the spread is part of what it cost. */
  private void soldAt(BigDecimal bid, JsonNode record) throws IOException {
    JsonNode order = record.get("orders").get(0);
    assertEquals("QUOTE_TOUCH", order.get("fill_source").asText());
    assertEquals(bid.doubleValue(), order.get("reference_price_usd").asDouble());
    BigDecimal price = bid.multiply(new BigDecimal("0.9995"));
    assertEquals(price.doubleValue(), order.get("fills").get(0).get("price_usd").asDouble());
    JsonNode costs = Run.json(run("10:10:30").argus("costs", "--json").exits(0).out());
    JsonNode sale = costs.get("orders").get(1);
    double base = order.get("fills").get(0).get("base_qty").asDouble();
    assertEquals(0, sale.get("delay_usd").asDouble());
    assertEquals(base * SPREAD.doubleValue() / 2, sale.get("spread_usd").asDouble(), 0.0051);
    assertEquals(
        base * bid.subtract(price).doubleValue(), sale.get("impact_usd").asDouble(), 0.0051);
  }

  @Test
  void whatMakesNoSenseIsRefused() throws IOException {
    entered();
    for (List<String> refused :
        List.of(
            List.of("10:00:30", "a watch is never on the hour"),
            List.of(
                "10:30:00 --at 2025-05-20T10:05", "the watch of 2025-05-20T10:05:00Z is over"))) {
      String[] words = refused.getFirst().split(" ", -1);
      Run run = run(words[0]);
      Outcome outcome =
          words.length == 1 ? run.argus("watch") : run.argus("watch", words[1], words[2]);
      assertTrue(outcome.exits(2).err().contains(refused.getLast()), outcome.err());
    }
    Outcome off = run("10:05:03").with("PRIME_WATCH_MINUTES", "0").argus("watch").exits(2);
    assertTrue(off.err().contains("the watch is off: PRIME_WATCH_MINUTES is 0"), off.err());
    Outcome odd = run("10:05:03").with("PRIME_WATCH_MINUTES", "7").argus("watch").exits(2);
    assertTrue(odd.err().contains("must be 0, 5, 10, 15, 20 or 30, was 7"), odd.err());
  }
}
