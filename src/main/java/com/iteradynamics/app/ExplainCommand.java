package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Printable;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One tick's story. */
@Command(
    name = "explain",
    description = {
      "Tells one tick's story from its record: what it saw, what the strategy wanted, what each gate",
      "answered, what was ordered and filled, and what that changed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus explain --at 2026-03-01T14:00",
      "  ./argus explain --at 2026-03-01T14:00 --aws --live"
    })
final class ExplainCommand extends ArgusCommand {

  @Mixin private RecordOption which;

  @Option(names = "--json", description = "Prints the story in JSON, with the whole record.")
  private boolean json;

  @Mixin private BookOptions options;

  ExplainCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    CortexRecord record = which.read(options, configuration, around());
    Story story = Story.of(record);
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("story", story.chapters());
      answer.put("record", record);
      around().out().print(Printable.lines(Json.writePretty(answer)));
    } else {
      story.print(around().out());
    }
    return 0;
  }
}
