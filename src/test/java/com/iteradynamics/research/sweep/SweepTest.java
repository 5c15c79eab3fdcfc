package com.iteradynamics.research.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.OtherProcess;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.overfitting.BlockMoments;
import com.iteradynamics.research.overfitting.SelectionBias;
import com.iteradynamics.research.sweep.SweepFolder.OtherSearchException;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search: in order on any number of threads, kept on disk, and resumed where it ended. */
class SweepTest {
  private static final CandleSeries TAPE = Tapes.random(41, 1_200);
  private static final SearchSpace SPACE =
      new SearchSpace.Grid(
          List.of(
              Axis.parse("SG_TREND_PROBE_EMA_FAST=10,20"),
              Axis.parse("PRIME_DD_HARD=0.02,0.06"),
              Axis.parse("PRIME_MAX_EXPOSURE=0.1:0.9:0.2")));
  private static final int TAPES = 20;
  private static final Map<String, Object> IDENTITY = Map.of("search", "test");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void trialsComeInOrderAndAreThoseOfABacktestAlone(int threads) {
    List<Trial> trials = trials(threads, 0);
    assertEquals(20, trials.size());
    for (int i = 0; i < 20; i++) {
      assertEquals(i, trials.get(i).number());
      assertEquals(SPACE.settings(i), trials.get(i).settings());
    }
    BookCurve alone = Lab.runner(TAPE, 1, Map.of()).run(SPACE.settings(17), 0, TAPE.size()).curve();
    Trial.Ran ran = assertInstanceOf(Trial.Ran.class, trials.get(17));
    assertEquals(PerformanceMetrics.of(alone), ran.metrics());
    assertTrue(ran.metrics().trades() > 0, "it trades");
  }

  @Test
  void settingsThatDoNotGoTogetherAreToldAndStopNothing() {
    // PRIME_DD_SOFT is 0.03: a hard band below it cannot be.
    Trial.Invalid impossible = assertInstanceOf(Trial.Invalid.class, trials(2, 0).get(0));
    assertTrue(impossible.why().contains("PRIME_DD_HARD"), impossible.why());
    assertInstanceOf(Trial.Ran.class, trials(2, 0).get(5));
  }

  @Test
  void aStrategyThatFailsInOurOwnCodeEndsTheSearch() {
    assertThrows(
        IllegalStateException.class,
        () ->
            Sweep.inOrder(
                0,
                10,
                2,
                number -> {
                  if (number == 4) {
                    throw new IllegalStateException("a bug");
                  }
                  return number;
                },
                number -> assertTrue(number < 4)));
  }

  @Test
  void whatIsOnDiskIsEveryTrialAndItsReturns() throws Exception {
    List<Trial> trials = trials(2, 0);
    try (SweepFolder folder = open(IDENTITY)) {
      trials.forEach(folder::add);
      folder.finish(Map.of("best", 7));
      List<Map<String, String>> lines = new ArrayList<>();
      folder.table().read(line -> lines.add(line.values()));
      assertEquals(20, lines.size());
      Trial.Ran ran = (Trial.Ran) trials.get(19);
      assertEquals("19", lines.get(19).get("trial"));
      assertEquals("0.9", lines.get(19).get("PRIME_MAX_EXPOSURE"));
      assertEquals(
          ran.metrics().totalReturn(), Double.parseDouble(lines.get(19).get("total_return")));
      assertTrue(lines.get(0).get("problem").contains("PRIME_DD_HARD"), lines.get(0).toString());
      List<BlockMoments> ranOnes = folder.moments().ran();
      assertEquals(10, ranOnes.size());
      assertEquals(
          Arrays.toString(ran.moments().sums()), Arrays.toString(ranOnes.getLast().sums()));
      assertEquals(ran.moments().sharpe(), ranOnes.getLast().sharpe());
    }
    String manifest = Files.readString(temporary.resolve("manifest.json"));
    assertTrue(manifest.contains("\"best\" : 7"), manifest);
  }

  /** Killed after any byte: what is whole is kept, and the rest is run again to the same bytes. */
  @Test
  void aSearchThatWasInterruptedGoesOnAfterTheLastWholeTrial() throws Exception {
    try (SweepFolder folder = open(IDENTITY)) {
      trials(2, 0).forEach(folder::add);
    }
    byte[] table = Files.readAllBytes(temporary.resolve("trials.csv"));
    byte[] moments = Files.readAllBytes(temporary.resolve("moments.bin"));
    for (int[] cut :
        new int[][] {
          {table.length - 5, 0}, {0, moments.length / 2}, {900, 4_000}, {10, 0}, {10, 3}
        }) {
      write("trials.csv", table, cut[0] == 0 ? table.length : cut[0]);
      write("moments.bin", moments, cut[1] == 0 ? moments.length : cut[1]);
      try (SweepFolder folder = open(IDENTITY)) {
        assertTrue(folder.done() < 20, "something is missing");
        trials(2, folder.done()).forEach(folder::add);
        assertEquals(20, folder.done());
      }
      assertEquals(text(table), text(Files.readAllBytes(temporary.resolve("trials.csv"))));
      assertEquals(
          Arrays.hashCode(moments),
          Arrays.hashCode(Files.readAllBytes(temporary.resolve("moments.bin"))));
    }
  }

  @Test
  void aFolderOfAnotherSearchIsLeftAlone() throws Exception {
    try (SweepFolder folder = open(IDENTITY)) {
      trials(2, 0).forEach(folder::add);
    }
    String before = Files.readString(temporary.resolve("trials.csv"));
    OtherSearchException refusal =
        assertThrows(OtherSearchException.class, () -> open(Map.of("search", "other")));
    assertTrue(
        refusal.getMessage().contains("its search is \"test\", not \"other\""),
        refusal.getMessage());
    assertEquals(before, Files.readString(temporary.resolve("trials.csv")));
    Files.writeString(
        temporary.resolve("manifest.json"), "{", StandardOpenOption.TRUNCATE_EXISTING);
    assertThrows(OtherSearchException.class, () -> open(IDENTITY));
  }

  @Test
  void filesThatAreNotOfASearchAreLeftAlone() throws Exception {
    Path theirs = temporary.resolve("trials.csv");
    Files.writeString(theirs, "a table of somebody else");
    OtherSearchException refusal = assertThrows(OtherSearchException.class, () -> open(IDENTITY));
    assertTrue(refusal.getMessage().contains("without a manifest"), refusal.getMessage());
    assertEquals("a table of somebody else", Files.readString(theirs));
  }

  @Test
  void twoSearchesAtATimeDoNotWriteIntoOneFolder() throws Exception {
    try (SweepFolder first = open(IDENTITY)) {
      OtherSearchException refusal = assertThrows(OtherSearchException.class, () -> open(IDENTITY));
      assertTrue(refusal.getMessage().contains("is at work"), refusal.getMessage());
      try (OtherProcess other = OtherProcess.opening(temporary)) {
        assertTrue(other.said().contains("another argus process"), other.said());
      }
      trials(2, first.done()).forEach(first::add);
    }
    try (SweepFolder again = open(IDENTITY)) {
      assertEquals(20, again.done());
    }
  }

  /**
   * Prices without any pattern, traded for nothing: whatever the best trial shows is luck. A test
   * at 95 % takes one tape in twenty for skill.
   */
  @Test
  void tapesOfPureNoiseComeOutAsLuck() {
    int skill = 0;
    double overfitting = 0;
    for (long seed = 1; seed <= TAPES; seed++) {
      CandleSeries noise = Noise.candles(seed, 2_000);
      SearchSpace space =
          new SearchSpace.Grid(
              List.of(
                  Axis.parse("SG_TREND_PROBE_EMA_FAST=5:30:5"),
                  Axis.parse("SG_TREND_PROBE_EMA_SLOW=40:100:20"),
                  Axis.parse("PRIME_HORIZON=12,48")));
      TrialRunner runner =
          Lab.runner(
              noise,
              2,
              Map.of("PAPER_FEE_BPS", "0", "PAPER_SLIPPAGE_BPS", "0", "PRIME_DD_KILL", "0.9"));
      List<BlockMoments> moments = new ArrayList<>();
      Sweep.run(
          space,
          runner,
          0,
          noise.size(),
          Lab.BLOCKS,
          0,
          2,
          trial -> moments.add(((Trial.Ran) trial).moments()));
      SelectionBias found = SelectionBias.of(moments, 12_870, 1).orElseThrow();
      assertEquals(48, found.trials());
      skill += found.deflated().orElseThrow().probability() >= 0.95 ? 1 : 0;
      overfitting += found.overfitting().orElseThrow().probability() / TAPES;
    }
    assertTrue(skill <= 3, skill + " of " + TAPES + " tapes of noise pass for skill");
    assertTrue(overfitting > 0.3, "probability of overfitting " + overfitting);
  }

  private static List<Trial> trials(int threads, long first) {
    List<Trial> trials = new ArrayList<>();
    Sweep.run(
        SPACE,
        Lab.runner(TAPE, threads, Map.of()),
        0,
        TAPE.size(),
        Lab.BLOCKS,
        first,
        threads,
        trials::add);
    return trials;
  }

  private SweepFolder open(Map<String, Object> identity) throws IOException, OtherSearchException {
    return SweepFolder.open(temporary, identity, SPACE, TAPE.size() - 1, Lab.BLOCKS);
  }

  private void write(String name, byte[] bytes, int length) throws IOException {
    Files.write(temporary.resolve(name), Arrays.copyOf(bytes, length));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
