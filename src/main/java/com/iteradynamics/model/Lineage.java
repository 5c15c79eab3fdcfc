package com.iteradynamics.model;

import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.forest.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * All that ever happened to the models of a registry, oldest first: a file that only grows, one
 * JSON object a line. Which model has the say follows from it: a promotion puts one on top of the
 * one before, a rollback takes it away again. Whether a model is switched off follows from it too,
 * whichever is active.
 */
public final class Lineage {
  /** The lineage of an empty registry. */
  public static final Lineage EMPTY = new Lineage(List.of(), List.of(), Optional.empty());

  private final List<LineageEntry> entries;
  private final List<String> promoted;
  private final Optional<String> challenger;

  private Lineage(List<LineageEntry> entries, List<String> promoted, Optional<String> challenger) {
    this.entries = List.copyOf(entries);
    this.promoted = List.copyOf(promoted);
    this.challenger = challenger;
  }

  /** What a file of lineage turned out to be. */
  public sealed interface Result {
    /** As it should be. */
    record Ok(Lineage lineage) implements Result {}

    /** Not to be trusted, and so neither is which model is active. The reason names the line. */
    record Damaged(String reason) implements Result {}
  }

  /** Reads a file of lineage. */
  public static Result read(byte[] file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      return new Result.Damaged("it is not UTF-8 text");
    }
    if (!text.isEmpty() && !text.endsWith("\n")) {
      return new Result.Damaged("it ends in the middle of a line");
    }
    Lineage lineage = EMPTY;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        lineage = lineage.and(LineageLine.read(line));
      } catch (IOException | IllegalArgumentException e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new Result.Damaged("line " + number + ": " + why);
      }
    }
    return new Result.Ok(lineage);
  }

  /** The whole file. */
  public byte[] write() {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(LineageLine.write(entry)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Oldest first. */
  public List<LineageEntry> entries() {
    return entries;
  }

  /** Id of the active model; empty when there is none. */
  public Optional<String> current() {
    return promoted.isEmpty() ? Optional.empty() : Optional.of(promoted.getLast());
  }

  /** Id of the model that a rollback would activate; empty when that would be none. */
  public Optional<String> before() {
    return promoted.size() < 2 ? Optional.empty() : Optional.of(promoted.get(promoted.size() - 2));
  }

  /**
   * Id of the model that is scored beside the active one; empty when there is none. A model that
   * becomes the active one challenges no longer.
   */
  public Optional<String> challenger() {
    return challenger;
  }

  /** What switched {@code model} off; empty when it is on. */
  public Optional<LineageEntry> off(String model) {
    return entries.stream()
        .filter(entry -> entry.model().equals(model) && entry.action().switches())
        .reduce((earlier, later) -> later)
        .filter(entry -> entry.action() == Action.SWITCHED_OFF);
  }

  /** What permits {@code forecaster} to trade live; empty when nothing does, or it was revoked. */
  public Optional<LineageEntry> livePermission(String forecaster) {
    return entries.stream()
        .filter(entry -> entry.model().equals(forecaster))
        .filter(
            entry ->
                entry.action() == Action.LIVE_PERMITTED || entry.action() == Action.LIVE_REVOKED)
        .reduce((earlier, later) -> later)
        .filter(entry -> entry.action() == Action.LIVE_PERMITTED);
  }

  /** The newest thing of this kind that happened to {@code model}. */
  public Optional<LineageEntry> newest(String model, Action action) {
    return entries.stream()
        .filter(entry -> entry.model().equals(model) && entry.action() == action)
        .reduce((earlier, later) -> later);
  }

  /**
   * With one more entry.
   *
   * @throws IllegalArgumentException when it does not follow from what is there
   */
  public Lineage and(LineageEntry entry) {
    Deque<String> then = new ArrayDeque<>(promoted);
    Optional<String> parent =
        switch (entry.action()) {
          case TRAINED, IMPORTED, LIVE_PERMITTED -> current();
          case LIVE_REVOKED -> revoked(entry);
          case SWITCHED_OFF, SWITCHED_ON -> switched(entry);
          case CHALLENGED, CHALLENGE_ENDED -> challenged(entry);
          case PROMOTED -> {
            then.addLast(entry.model());
            yield current();
          }
          case ROLLED_BACK -> {
            Check.that(
                current().equals(Optional.of(entry.model())),
                "%s is rolled back, and %s was current",
                entry.model(),
                current().orElse("none"));
            then.removeLast();
            yield before();
          }
        };
    Check.that(
        parent.equals(entry.parent()),
        "its parent is %s, and should be %s",
        entry.parent().orElse("none"),
        parent.orElse("none"));
    List<LineageEntry> all = new ArrayList<>(entries);
    all.add(entry);
    return new Lineage(all, List.copyOf(then), challengerAfter(entry, then));
  }

  private Optional<String> challengerAfter(LineageEntry entry, Deque<String> then) {
    Optional<String> now =
        switch (entry.action()) {
          case CHALLENGED -> Optional.of(entry.model());
          case CHALLENGE_ENDED -> Optional.empty();
          case TRAINED,
              IMPORTED,
              PROMOTED,
              ROLLED_BACK,
              LIVE_PERMITTED,
              LIVE_REVOKED,
              SWITCHED_OFF,
              SWITCHED_ON ->
              challenger;
        };
    return now.filter(model -> !model.equals(then.peekLast()));
  }

  /** The parent of a revocation; one of what is not permitted does not follow. */
  private Optional<String> revoked(LineageEntry entry) {
    Check.that(
        livePermission(entry.model()).isPresent(),
        "%s is revoked, and was not permitted",
        entry.model());
    return current();
  }

  /** The parent of a challenge or its end; one that changes nothing does not follow. */
  private Optional<String> challenged(LineageEntry entry) {
    Optional<String> model = Optional.of(entry.model());
    boolean begins = entry.action() == Action.CHALLENGED;
    Check.that(
        challenger.equals(model) != begins,
        begins ? "%s is the challenger already" : "%s is not the challenger",
        entry.model());
    Check.that(
        !begins || !current().equals(model), "%s is the active model already", entry.model());
    return current();
  }

  /** The parent of a switch; one that changes nothing does not follow. */
  private Optional<String> switched(LineageEntry entry) {
    Check.that(
        off(entry.model()).isPresent() != (entry.action() == Action.SWITCHED_OFF),
        "%s is %s, and was already",
        entry.model(),
        entry.action().word().replace('_', ' '));
    return current();
  }
}
