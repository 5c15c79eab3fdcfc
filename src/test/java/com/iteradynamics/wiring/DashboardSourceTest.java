package com.iteradynamics.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.dashboard.DashboardData;
import com.iteradynamics.dashboard.DashboardSamples;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DashboardSourceTest {
  private static final int HOURS = 100;

  private final CandleSeries tape = SampleCandles.load().first(HOURS);
  private final List<CortexRecord> all = DashboardSamples.records(tape, 0, HOURS);
  private final Place place = new Place();
  private Instant now = Instant.EPOCH;
  private final DashboardSource source =
      new DashboardSource(
          DashboardSamples.BOOK, place, 90, PaperParameters.defaults().assumed(), () -> now);

  /** A place of the first so many records, which can refuse. */
  private final class Place implements DashboardLocation, StoreReader {
    private final List<Integer> asked = new ArrayList<>();
    private int candlesAsked;
    private int known = 50;
    private String stamp = "";
    private String refuses = "";

    @Override
    public String name() {
      return "here";
    }

    @Override
    public String stamp() {
      return stamp;
    }

    @Override
    public OpenStore<StoreReader> open() {
      if (refuses.equals("store")) {
        throw new StoreException("access denied");
      }
      return new OpenStore<>(this, () -> {});
    }

    @Override
    public CandleSeries candles(String productId, Optional<Instant> oldest, Instant now) {
      candlesAsked++;
      if (refuses.equals("candles")) {
        throw new StoreException("line 3");
      }
      return tape;
    }

    @Override
    public Optional<LoadedState> state(BookKey book) {
      return Optional.empty();
    }

    @Override
    public TradingPermission permission(BookKey book) {
      return TradingPermission.ACTIVE;
    }

    @Override
    public List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch) {
      asked.add(count);
      return all.subList(Math.max(0, known - count), known);
    }

    @Override
    public List<CortexRecord> watches(BookKey book, int count) {
      return List.of();
    }

    @Override
    public List<CortexRecord> watchesSince(BookKey book, Instant first) {
      return List.of();
    }

    @Override
    public RecordLookup lookUp(BookKey book, Instant hour) {
      throw new UnsupportedOperationException("mission control looks up no single hour");
    }

    @Override
    public void close() {}
  }

  private static Instant newest(DashboardData mission) {
    return mission.log().newest().orElseThrow().hour();
  }

  @Test
  void allIsReadOnceAndThenWhatIsNew() {
    assertEquals(50, source.read().log().size());
    place.known = 53;
    assertEquals(53, source.read().log().size());
    assertEquals(53, source.read().log().size());
    assertEquals(List.of(90, 48, 48), place.asked);
    assertEquals(all.get(52).hour(), newest(source.read()));
  }

  @Test
  void afterALongPauseAllIsReadAgain() {
    source.read();
    place.known = 100;
    DashboardData mission = source.read();
    assertEquals(90, mission.log().size());
    assertEquals(all.get(99).hour(), newest(mission));
    assertEquals(List.of(90, 48, 90), place.asked);
  }

  @Test
  void aPlaceThatDidNotChangeIsNotReadAgain() {
    place.stamp = "1";
    source.read();
    source.read();
    assertEquals(List.of(90), place.asked);
    place.stamp = "2";
    source.read();
    assertEquals(List.of(90, 48), place.asked);
  }

  /** What is far away does not say whether it changed. */
  @Test
  void candlesAreReadAgainForANewRecordOrAfterAWhileOrWhenTheyCouldNotBeRead() {
    source.read();
    source.read();
    assertEquals(1, place.candlesAsked);
    place.known = 51;
    source.read();
    source.read();
    assertEquals(2, place.candlesAsked);
    now = now.plusSeconds(300);
    place.refuses = "candles";
    assertEquals(1, source.read().problems().size());
    assertEquals(1, source.read().problems().size());
    assertEquals(4, place.candlesAsked);
    place.refuses = "";
    source.read();
    source.read();
    assertEquals(5, place.candlesAsked);
  }

  @Test
  void whatCannotBeReadIsReportedAndWhatWasReadStays() {
    place.stamp = "1";
    place.refuses = "store";
    DashboardData none = source.read();
    assertEquals(List.of("access denied"), none.problems());
    assertEquals(Optional.empty(), none.permission());
    place.refuses = "candles";
    DashboardData some = source.read();
    assertEquals(List.of("the candles cannot be shown: line 3"), some.problems());
    assertEquals(50, some.log().size());
    place.refuses = "store";
    place.stamp = "3";
    DashboardData stays = source.read();
    assertEquals(50, stays.log().size());
    assertEquals(HOURS, stays.candles().size());
    place.refuses = "";
    assertEquals(List.of(), source.read().problems());
  }
}
