package com.iteradynamics.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.FolderGovernance;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.MemoryCandles;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.replay.RecordHistory;
import com.iteradynamics.governance.AlertLevel;
import com.iteradynamics.governance.DriftFinding;
import com.iteradynamics.governance.GovernanceLog;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.Group;
import com.iteradynamics.governance.MeasuredGroup;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.governance.Reports;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.GovernanceRound.Outcome;
import com.iteradynamics.service.GovernanceRound.Places;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from a report, and that it follows once. */
class GovernanceRoundTest {
  private static final BookKey BOOK = BookKey.paper("BTC-USD");
  private static final String MODEL = Reports.MODEL;

  @TempDir private Path store;
  private final List<TickEvent> told = new ArrayList<>();
  private final List<String> looks = new ArrayList<>();
  private ModelRegistry shelf;
  private GovernanceLog log;
  private EventPublisher events = told::addAll;
  private DriftFinding[] found = {};
  private int day = 1;

  @BeforeEach
  void promote() {
    shelf = new FolderModels(store);
    log = new FolderGovernance(store, ignored -> {});
    shelf.change(lineage -> lineage.and(entry(Action.PROMOTED, lineage)));
  }

  private LineageEntry entry(Action action, Lineage lineage) {
    return new LineageEntry(
        now(),
        action,
        MODEL,
        lineage.current(),
        "ada",
        "because",
        false,
        Optional.empty(),
        Map.of());
  }

  /** 20 minutes past midnight. */
  private Instant now() {
    return Reports.day(day).atTime(0, 20).toInstant(ZoneOffset.UTC);
  }

  private Places places(RecordHistory records) {
    return new Places(records, new MemoryCandles(), shelf, log, events);
  }

  /** What watches cost counts; a round that does not compare costs does not read them. */
  @Test
  void watchesAreReadWhereCostsAreCompared() {
    Instant minute = now().truncatedTo(ChronoUnit.HOURS).minusSeconds(300);
    RunIdentity run = new RunIdentity("prime", true, "test", "test", "0", Map.of());
    MemoryStore store = new MemoryStore();
    for (Instant each : List.of(minute, minute.plusSeconds(600))) {
      TickKey watch = new TickKey(BOOK, each);
      store.begin(watch, each, each.plusSeconds(60));
      store.finish(
          watch,
          Optional.empty(),
          List.of(),
          new RecordWriter(BOOK, each, run, ExecutionBranch.WATCH_STOP_LOSS).record());
    }
    List<List<Instant>> read = new ArrayList<>();
    GovernanceRound round =
        new GovernanceRound(
            places(RecordHistory.of(store, 1)),
            () -> new MeasuredGroup.Nobody("none"),
            DailyReplay.NOT_REPLAYED,
            this::now,
            evidence -> {
              read.add(evidence.watches().stream().map(CortexRecord::hour).toList());
              return Reports.of(Reports.day(day), Optional.of(MODEL), found);
            });
    round.check(BOOK, now());
    round.comparing(new AssumedCost(BigDecimal.TEN, BigDecimal.ONE)).check(BOOK, now());
    assertEquals(List.of(List.of(), List.of(minute)), read);
  }

  private Outcome round() {
    return round(now());
  }

  private Outcome round(Instant asOf) {
    return new GovernanceRound(
            places(RecordHistory.of(new MemoryStore(), 1)),
            () -> WatchedModel.of(Optional.of("promoted"), shelf),
            DailyReplay.NOT_REPLAYED,
            this::now,
            evidence -> {
              LocalDate of = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
              looks.add(of + evidence.previous().map(at -> " after " + at.level()).orElse(""));
              return Reports.of(of, Optional.of(MODEL), found);
            })
        .run(BOOK, asOf);
  }

  private void finds(Group group, AlertLevel level) {
    found =
        level == AlertLevel.NOT_MEASURED
            ? new DriftFinding[] {}
            : new DriftFinding[] {Reports.finding(group, "x." + group, 0.3, level)};
  }

  private Lineage lineage() {
    return ModelRegistry.sound("shelf", shelf.lineage());
  }

  private List<String> switches() {
    return lineage().entries().stream()
        .filter(entry -> entry.action() != Action.PROMOTED)
        .map(entry -> entry.action().word() + " by " + entry.who())
        .toList();
  }

  private List<String> published() {
    return told.stream().map(event -> event.type().detailType()).toList();
  }

  @Test
  void anAlarmOfTheFeaturesSwitchesTheModelOffIsKeptAndPublishedAndAllThatOnce() {
    finds(Group.FEATURES, AlertLevel.ALARM);
    Outcome first = round();
    Outcome again = round();
    assertFalse(first.before());
    assertTrue(again.before());
    assertEquals(first.report(), again.report());
    assertEquals(List.of("2026-11-01"), looks, "the second one continues with the first one's");
    LineageEntry off = lineage().off(MODEL).orElseThrow();
    assertEquals("governance", off.who());
    assertEquals("x.FEATURES is 0.3, and 0.25 alarms", off.why());
    assertEquals(Map.of("x.FEATURES", 0.3), off.metrics());
    assertEquals(Optional.of(off), first.switchedOff());
    assertEquals(Optional.of(off), again.switchedOff());
    assertEquals(List.of("switched_off by governance"), switches());
    assertEquals(List.of("DriftAlarm", "ModelSwitchedOff"), published());
    Map<String, Object> detail = told.getFirst().detail();
    assertEquals("ALARM", detail.get("features_level"));
    assertEquals("NOT_MEASURED", detail.get("calibration_level"));
    assertEquals(List.of("x.FEATURES is 0.3, and 0.25 alarms"), detail.get("why"));
    assertEquals(1, log.newest(BOOK, 9).reports().size());
    assertEquals(List.of(), again.problems());
  }

  @Test
  void whatSaysNothingOfTheModelLeavesItOn() {
    for (Group group : Group.values()) {
      boolean ofTheModel = group == Group.FEATURES || group == Group.CALIBRATION;
      for (AlertLevel level : AlertLevel.values()) {
        if (!ofTheModel || level != AlertLevel.ALARM) {
          finds(group, level);
          assertEquals(Optional.empty(), round().switchedOff(), group + " " + level);
          day++;
        }
      }
    }
    assertEquals(List.of(), switches());
    finds(Group.CALIBRATION, AlertLevel.ALARM);
    assertTrue(round().switchedOff().isPresent());
  }

  @Test
  void onlyAChangeIsPublished() {
    AlertLevel[] levels = {
      AlertLevel.OK,
      AlertLevel.WATCH,
      AlertLevel.WATCH,
      AlertLevel.ALARM,
      AlertLevel.ALARM,
      AlertLevel.OK,
      AlertLevel.NOT_MEASURED,
      AlertLevel.NOT_MEASURED,
      AlertLevel.OK
    };
    List<String> after = new ArrayList<>();
    for (AlertLevel level : levels) {
      finds(Group.REGIMES, level);
      round();
      after.add(String.join(" ", published()));
      told.clear();
      day++;
    }
    assertEquals(
        List.of(
            "",
            "DriftLevelChanged",
            "",
            "DriftAlarm",
            "",
            "DriftLevelChanged",
            "DriftLevelChanged",
            "",
            "DriftLevelChanged"),
        after);
    assertEquals("2026-11-09 after NOT_MEASURED", looks.getLast());
  }

  @Test
  void aPersonsWordHoldsAsLongAsTheSameAlarm() {
    finds(Group.FEATURES, AlertLevel.ALARM);
    round();
    shelf.change(lineage -> lineage.and(entry(Action.SWITCHED_ON, lineage)));
    round();
    day = 2;
    round();
    day = 4;
    round();
    assertEquals(Optional.empty(), lineage().off(MODEL));
    day = 5;
    found =
        new DriftFinding[] {
          found[0], Reports.finding(Group.CALIBRATION, "y", 0.3, AlertLevel.ALARM),
        };
    round();
    assertTrue(lineage().off(MODEL).isPresent(), "a new alarm of another group");
    shelf.change(lineage -> lineage.and(entry(Action.SWITCHED_ON, lineage)));
    day = 6;
    finds(Group.FEATURES, AlertLevel.WATCH);
    round();
    day = 7;
    finds(Group.FEATURES, AlertLevel.ALARM);
    round();
    assertTrue(lineage().off(MODEL).isPresent(), "a new alarm of the same group");
    assertEquals(5, switches().size());
  }

  @Test
  void anotherModelThatIsPromotedMeanwhileIsNotTouched() {
    finds(Group.FEATURES, AlertLevel.ALARM);
    round();
    String other = "bbbbbbbbbbbb";
    shelf.change(
        lineage ->
            lineage.and(
                new LineageEntry(
                    now(),
                    Action.PROMOTED,
                    other,
                    lineage.current(),
                    "ada",
                    "better",
                    false,
                    Optional.empty(),
                    Map.of())));
    round();
    assertEquals(Optional.empty(), lineage().off(other));
    assertTrue(lineage().off(MODEL).isPresent());
  }

  /** A round that dies after any step is gone on with, and nothing is done twice. */
  @Test
  void whatARoundDidNotDoTheNextOneDoes() {
    finds(Group.FEATURES, AlertLevel.ALARM);
    GovernanceLog real = log;
    log = new Dying(real, true);
    assertThrows(GovernanceLogException.class, this::round);
    assertTrue(lineage().off(MODEL).isPresent(), "the model is off before anything else");
    assertEquals(List.of(), published());
    log = real;
    events = all -> false;
    Outcome unpublished = round();
    assertEquals(
        List.of("the event bus took no events; another round of 2026-11-01 publishes them again"),
        unpublished.problems());
    assertFalse(log.newest(BOOK, 9).reports().getFirst().published());
    events = told::addAll;
    log = new Dying(real, false);
    assertThrows(GovernanceLogException.class, this::round);
    log = real;
    told.clear();
    round();
    assertEquals(
        List.of("DriftAlarm", "ModelSwitchedOff"),
        published(),
        "published before, but it died before it could record that");
    told.clear();
    round();
    assertEquals(List.of(), published());
    assertEquals(List.of("switched_off by governance"), switches());
    assertEquals(1, log.newest(BOOK, 9).reports().size());
  }

  @Test
  void aDayThatIsLongOverLeadsToNothing() {
    finds(Group.FEATURES, AlertLevel.ALARM);
    day = 5;
    Outcome late = round(Reports.day(1).atTime(0, 20).toInstant(ZoneOffset.UTC));
    assertTrue(late.late());
    assertEquals(AlertLevel.ALARM, late.report().level());
    assertEquals(List.of(), switches());
    assertEquals(List.of(), published());
    assertEquals(1, log.newest(BOOK, 9).reports().size());
  }

  @Test
  void aReportOfAnotherDayThatIsDamagedIsReportedAndToday() throws IOException {
    round();
    StoreFile.change(store, "UPDATE reports SET json = '[]'");
    day = 2;
    Outcome next = round();
    assertEquals(1, next.notes().size(), next::toString);
    assertTrue(next.notes().getFirst().contains("cannot be trusted"), next::toString);
    assertEquals(List.of(), next.problems());
    assertEquals("2026-11-02", looks.getLast(), "and nothing is known of the day before");
  }

  @Test
  void aReportOfTodayThatIsDamagedStaysAndTheModelIsSwitchedOffAllTheSame() {
    finds(Group.FEATURES, AlertLevel.ALARM);
    log =
        new Dying(log, false) {
          @Override
          public boolean append(BookKey book, GovernanceReport report) {
            return false;
          }
        };
    Outcome outcome = round();
    assertEquals(
        List.of("the report of 2026-11-01 that is there already cannot be trusted; it stays"),
        outcome.problems());
    assertTrue(lineage().off(MODEL).isPresent());
    assertEquals(List.of(), published());
  }

  @Test
  void aRegistryThatCannotBeTrustedIsAProblemAndTheReportIsKept() throws IOException {
    finds(Group.FEATURES, AlertLevel.ALARM);
    Files.writeString(store.resolve("models/lineage.jsonl"), "nonsense\n");
    Outcome outcome = round();
    assertEquals(1, outcome.problems().size(), outcome::toString);
    assertTrue(
        outcome.problems().getFirst().startsWith("the model could not be switched off: "),
        outcome::toString);
    assertEquals(1, log.newest(BOOK, 9).reports().size());
    assertEquals(List.of("DriftAlarm"), published());
  }

  /** A log that fails to write, or to remember. */
  private static class Dying implements GovernanceLog {
    private final GovernanceLog log;
    private final boolean writing;

    Dying(GovernanceLog log, boolean writing) {
      this.log = log;
      this.writing = writing;
    }

    @Override
    public boolean append(BookKey book, GovernanceReport report) {
      if (writing) {
        throw new GovernanceLogException("no table");
      }
      return log.append(book, report);
    }

    @Override
    public void markPublished(BookKey book, LocalDate day) {
      throw new GovernanceLogException("no table");
    }

    @Override
    public ReportHistory newest(BookKey book, int count) {
      return log.newest(book, count);
    }
  }
}
