package com.iteradynamics.cli;

import com.iteradynamics.adapter.local.AtomicFile;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file for an answer, known to be writable before the work for it begins. */
public final class OutputFile {
  private final Path path;

  private OutputFile(Path path) {
    this.path = path;
  }

  /**
   * The file that a person named; empty when they named none.
   *
   * @throws CommandFailure when it cannot be written
   */
  public static Optional<OutputFile> of(CommandContext context, String name) {
    return Optional.ofNullable(name).map(known -> named(context, known));
  }

  private static OutputFile named(CommandContext context, String name) {
    Path path = context.path(name).toAbsolutePath();
    if (Files.isDirectory(path)) {
      throw CommandFailure.failed("cannot write " + path + ": it is a folder");
    }
    try {
      Path real = Files.isSymbolicLink(path) ? path.toRealPath() : path;
      Files.delete(Files.createTempFile(real.getParent(), ".argus-", ".tmp"));
    } catch (IOException e) {
      throw CommandFailure.failed(Failures.writing(path, e), e);
    }
    return new OutputFile(path);
  }

  /** Writes the page of {@code document}. */
  public void write(Document document) {
    write(document.toHtml(Json::write));
  }

  /** Replaces what is in it. */
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces what is in it. */
  public void write(byte[] bytes) {
    write(out -> out.write(bytes));
  }

  /** Replaces what is in it. */
  void write(AtomicFile.Content content) {
    try {
      AtomicFile.write(path, content);
    } catch (IOException e) {
      throw CommandFailure.failed(Failures.writing(path, e), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutputFile file && file.path.normalize().equals(path.normalize());
  }

  @Override
  public int hashCode() {
    return path.normalize().hashCode();
  }
}
