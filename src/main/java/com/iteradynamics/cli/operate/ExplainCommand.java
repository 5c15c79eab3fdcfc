package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.CortexRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One tick's story. */
@Command(
    name = "explain",
    description =
        "Explains one tick from its record: what it saw, what the strategy wanted, what each"
            + " gate answered, what was ordered and filled, and what that changed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus explain --at 2026-03-01T14:00",
      "  ./argus explain --at 2026-03-01T14:00 --aws --live"
    })
public final class ExplainCommand extends ArgusCommand {

  @Mixin private RecordOption which;

  @Mixin private AnswerOption answer;

  @Mixin private BookOptions options;

  public ExplainCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    CortexRecord record = which.read(options, configuration, context());
    RecordExplanation story = RecordExplanation.of(record);
    answer.print(() -> asMap(story, record), story::document, context());
    return 0;
  }

  private static Map<String, Object> asMap(RecordExplanation story, CortexRecord record) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("story", story.asList());
    map.put("record", record);
    return map;
  }
}
