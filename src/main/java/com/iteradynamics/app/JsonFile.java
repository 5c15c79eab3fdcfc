package com.iteradynamics.app;

import com.iteradynamics.adapter.local.AtomicFile;
import com.iteradynamics.cortex.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** An answer in a file. */
final class JsonFile {
  private JsonFile() {}

  /**
   * Writes it as a whole or not at all.
   *
   * @throws CommandFailure when that is not possible
   */
  static void write(Path path, Map<String, Object> answer) {
    byte[] text = Json.writePretty(answer).getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(path, out -> out.write(text));
    } catch (IOException e) {
      throw CommandFailure.failed(Failures.writing(path, e), e);
    }
  }
}
