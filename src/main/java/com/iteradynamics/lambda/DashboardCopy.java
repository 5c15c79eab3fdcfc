package com.iteradynamics.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.dashboard.DashboardData;
import com.iteradynamics.dashboard.DashboardPage;
import com.iteradynamics.dashboard.DecisionLog;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes a copy of mission control when a tick is over and published. It never makes a tick fail:
 * what goes wrong, or takes too long, is a line in the log, and counted.
 */
final class DashboardCopy implements Consumer<TickKey> {
  /** Two weeks. */
  private static final int DECISIONS = 336;

  /** What the cycle reads too, so that the months are in memory already. */
  private static final int CANDLES = 1_500;

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Ports ports;
  private final AssumedCost lab;
  private final BiConsumer<BookKey, String> target;
  private final TickReport report;
  private final Duration patience;

  /**
   * @param ports what the tick read and wrote
   * @param lab what the lab assumes that an order costs
   * @param target takes the page of a book
   */
  DashboardCopy(
      Ports ports,
      AssumedCost lab,
      BiConsumer<BookKey, String> target,
      TickReport report,
      Duration patience) {
    this.ports = ports;
    this.lab = lab;
    this.target = target;
    this.report = report;
    this.patience = patience;
  }

  @Override
  public void accept(TickKey tick) {
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> write(tick.book()), ports.reads());
    try {
      writing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      report.dashboardFailed(tick, String.valueOf(e.getCause().getMessage()));
    } catch (TimeoutException e) {
      report.dashboardFailed(tick, "it took longer than " + patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      report.dashboardFailed(tick, "it was interrupted");
    }
  }

  private void write(BookKey book) {
    List<CortexRecord> records = ports.store().withWatches(book, DECISIONS);
    CandleSeries candles =
        ports.candles().window(book.productId(), ports.clock().instant(), CANDLES).closed();
    DashboardData mission =
        new DashboardData(
            book,
            "the function's tables",
            ports.clock().instant(),
            DecisionLog.of(records),
            candles,
            ports.store().state(book),
            Optional.of(ports.store().permission(book)),
            Optional.of(lab),
            List.of());
    target.accept(book, new DashboardPage(mission).file());
  }
}
