package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.iteradynamics.argus.Run.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormerNamesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smoke --debug | selftest --debug | smoke is now selftest",
        "live-check | preflight | live-check is now preflight",
        "replay-record --at x | verify-record --at x | replay-record is now verify-record",
        "state adopt --yes | state import-position --yes"
            + " | state adopt is now state import-position",
        "state --set A=b flow --amount 5 | state --set A=b deposit 5"
            + " | state flow is now state deposit",
        "state flow --amount=-0.50 --aws | state withdraw 0.50 --aws"
            + " | state flow is now state withdraw",
        "state flow --amount +5 | state deposit 5 | state flow is now state deposit",
        "state flow --reason x | state deposit --reason x | state flow is now state deposit",
        "sweep --by sortino --execution=sg | sweep --objective sortino --engine=governed"
            + " | --by is now --objective, --execution is now --engine",
        "walkforward --by=cagr | walkforward --objective=cagr | --by is now --objective",
        "backtest --execution harness | backtest --engine reference | --execution is now --engine",
        "montecarlo --execution=x | montecarlo --engine=x | --execution is now --engine",
        "venue --tape sample --port 0 | venue --sample --port 0 | --tape is now --candles",
        "replay --sample --store data | replay --sample --out data | --store is now --out",
        "replay --store=data --candles=a.csv | replay --out=data --candles=a.csv"
            + " | --store is now --out",
        "venue --tape=a.csv | venue --candles=a.csv | --tape is now --candles",
      })
  void aFormerNameBecomesTheNewOneWithOneNotice(String typed, String now, String notice) {
    List<String> notices = new ArrayList<>();
    String[] args = FormerNames.replaced(typed.split(" "), notices::add);
    assertEquals(now, String.join(" ", args));
    assertEquals(List.of(notice + "; the next release drops the former name"), notices);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "selftest",
        "state show --store flow",
        "state --set flow show",
        "backtest --by x",
        "tick --execution sg",
        "replay --store data",
        "backtest --sample --store data",
        "halt --reason adopt"
      })
  void otherWordsStayAsTheyAre(String typed) {
    List<String> notices = new ArrayList<>();
    assertEquals(typed, String.join(" ", FormerNames.replaced(typed.split(" "), notices::add)));
    assertEquals(List.of(), notices);
  }

  @Test
  void aFormerNameWorksAndTheAnswerIsThatOfTheNewOne() {
    Outcome former = Run.in(folder).argus("smoke").exits(0);
    Outcome now = Run.in(folder).argus("selftest").exits(0);
    assertEquals(now.out(), former.out());
    assertEquals(
        "argus: smoke is now selftest; the next release drops the former name",
        former.err().strip());
  }

  @Test
  void aFormerNameIsShownNowhere() {
    String shown =
        Run.in(folder).argus("--help").out()
            + Run.in(folder).argus("completion").out()
            + Run.in(folder).argus("state", "--help").out()
            + Run.in(folder).argus("sweep", "--help").out()
            + Run.in(folder).argus("smokes").exits(2).err();
    for (String name :
        List.of("live-check", "smoke ", "replay-record", "adopt", " flow", "--by", "--execution")) {
      assertFalse(shown.contains(name), name);
    }
  }
}
