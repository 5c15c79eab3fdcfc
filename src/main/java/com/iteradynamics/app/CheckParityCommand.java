package com.iteradynamics.app;

import com.iteradynamics.research.honesty.Finding;
import com.iteradynamics.research.honesty.ParityCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Whether what is tested is what trades. */
@Command(
    name = "parity",
    description = {
      "Checks that the live cycle and the lab leave equal records.",
      "On the live side every tick computes both layers from 1,500 candles of its own, and the process is",
      "a new one every 24 ticks. The lab walks over the tape once. The records of all hours are compared,",
      "every character. --strategy all takes all strategies. Exits with 1 when a record differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus check parity --sample",
      "  ./argus check parity --candles btcusd.csv.gz --strategy sg_regime_trend_v1 --from 2024-01-01"
    })
final class CheckParityCommand extends CheckOfStrategies {

  CheckParityCommand(Surroundings around) {
    super(around);
  }

  @Override
  void validate() {}

  @Override
  Outcome check(Walk walk) {
    ParityCheck check = new ParityCheck(walk.subject(), walk.tape(), walk.start(), walk.end());
    Progress progress = progress(check.steps());
    Finding finding = check.run(progress::at);
    progress.done();
    List<String> lines = new ArrayList<>(CheckFindings.lines(List.of(finding)));
    lines.add("");
    lines.add(
        finding.passed()
            ? "clean: the lab's records are those of the live cycle"
            : "caught: the lab's records are not those of the live cycle");
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("findings", CheckFindings.maps(List.of(finding)));
    return new Outcome(finding.passed(), lines, map);
  }
}
