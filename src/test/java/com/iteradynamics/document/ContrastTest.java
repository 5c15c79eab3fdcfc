package com.iteradynamics.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text can be read: contrast as WCAG 2.1 defines it, 4.5 for text and 3 for lines. */
class ContrastTest {
  /** By name the color in the light and in the dark. */
  private static final Map<String, int[]> COLOURS = new HashMap<>();

  @BeforeAll
  static void readTheStyles() {
    Pattern.compile("--(\\w+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)")
        .matcher(Resources.text("report.css"))
        .results()
        .forEach(
            color ->
                COLOURS.put(
                    color.group(1),
                    new int[] {
                      Integer.parseInt(color.group(2), 16), Integer.parseInt(color.group(3), 16)
                    }));
  }

  @ParameterizedTest
  @CsvSource({
    "ink, page, 7",
    "ink, card, 7",
    "ink, sunk, 7",
    "ink, warn, 7",
    "soft, page, 4.5",
    "soft, card, 4.5",
    "soft, sunk, 4.5",
    "accent, page, 4.5",
    "accent, card, 4.5",
    "loss, card, 4.5",
    "loss, sunk, 4.5",
    "line1, card, 3",
    "line2, card, 3",
    "gain, card, 3"
  })
  void colourStandsOut(String front, String back, double least) {
    for (int scheme = 0; scheme < 2; scheme++) {
      double contrast = contrast(COLOURS.get(front)[scheme], COLOURS.get(back)[scheme]);
      assertTrue(
          contrast >= least, String.format(Locale.ROOT, "%s on %s: %.2f", front, back, contrast));
    }
  }

  private static double contrast(int one, int other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(int color) {
    return 0.2126 * linear(color >> 16 & 0xff)
        + 0.7152 * linear(color >> 8 & 0xff)
        + 0.0722 * linear(color & 0xff);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
