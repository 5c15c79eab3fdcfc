package com.iteradynamics.governance;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.regime.RegimeLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Something of which it is counted in how many hours it was so. */
sealed interface Rate {

  /** An hour in this regime. */
  record OfRegime(RegimeLabel label) implements Rate {}

  /** An hour that ended so. */
  record OfDecision(ExecutionBranch branch) implements Rate {}

  /** All of them, in order. */
  static List<Rate> all() {
    List<Rate> all = new ArrayList<>();
    Arrays.stream(RegimeLabel.values()).map(OfRegime::new).forEach(all::add);
    RecordedHour.WATCHED.stream().map(OfDecision::new).forEach(all::add);
    return all;
  }

  /** The one of this name; empty when there is none. */
  static Optional<Rate> named(String name) {
    return all().stream().filter(rate -> rate.word().equals(name)).findFirst();
  }

  /** Its name in baselines and findings. */
  default String word() {
    return switch (this) {
      case OfRegime(RegimeLabel label) -> "regime." + label;
      case OfDecision(ExecutionBranch branch) -> "decision." + branch;
    };
  }

  /** What it is about. */
  default Group group() {
    return switch (this) {
      case OfRegime regime -> Group.REGIMES;
      case OfDecision decision -> Group.DECISIONS;
    };
  }

  /** Whether an hour says if it was so. */
  default boolean tells(RecordedHour hour) {
    return switch (this) {
      case OfRegime regime -> hour.regime().isPresent();
      case OfDecision decision -> hour.decided();
    };
  }

  /** Whether it was so in an hour where it is known. */
  default boolean holds(RecordedHour hour) {
    return switch (this) {
      case OfRegime(RegimeLabel label) -> hour.regime().filter(label.name()::equals).isPresent();
      case OfDecision(ExecutionBranch branch) -> hour.branch() == branch;
    };
  }
}
