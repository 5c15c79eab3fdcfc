package com.iteradynamics.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/**
 * A headless Chromium where one is installed with its driver: {@code CHROME_BIN}, else the first
 * known name on the PATH, and {@code chromedriver} on the PATH. It shows a page at a time, and
 * knows all that the page asked for and complained of.
 */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Selenium's, which warns that it has no typed commands for this Chromium; none is used. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts one that keeps its files in the folder {@code work}; where there is none, or it does not
   * start, says so in one line and skips {@code test}.
   */
  public static Browser require(Class<?> test, Path work) {
    String named = System.getenv("CHROME_BIN");
    Optional<Path> program =
        named == null
            ? onPath("chromium", "chromium-browser", "google-chrome", "chrome")
            : Optional.of(Path.of(named)).filter(Files::isExecutable);
    Optional<Path> chromeDriver = onPath("chromedriver");
    if (program.isEmpty()) {
      throw skip(test, "no Chromium; install Debian's package chromium or set CHROME_BIN");
    }
    if (chromeDriver.isEmpty()) {
      throw skip(test, "no chromedriver; install Debian's package chromium-driver");
    }
    SELENIUM.setLevel(Level.SEVERE);
    try {
      return new Browser(
          new ChromeDriver(service(chromeDriver.get(), work), options(program.get())));
    } catch (WebDriverException e) {
      throw skip(test, program.get() + " does not start: " + e.getRawMessage());
    }
  }

  private static ChromeDriverService service(Path chromeDriver, Path work) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromeDriver.toFile())
            // The profile and the sockets are to go with the folder.
            .withEnvironment(Map.of("TMPDIR", work.toString()))
            .build();
    service.sendOutputTo(OutputStream.nullOutputStream());
    return service;
  }

  private static ChromeOptions options(Path program) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program.toFile());
    options.addArguments(
        "--headless=new",
        "--no-first-run",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  /** Closes the tab that is open and opens another, of which nothing is known. */
  public void freshTab() {
    String before = driver.getWindowHandle();
    String fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
    driver.switchTo().window(before).close();
    driver.switchTo().window(fresh);
  }

  /** Shows {@code address} and waits until all of it is there. */
  public void show(URI address) {
    listen();
    requests.clear();
    complaints.clear();
    driver.get(address.toString());
  }

  /** The size of the window, CSS pixels. */
  public void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /**
   * What the person is said to prefer, {@code dark} or {@code light}, on {@code screen} or paper.
   */
  public void prefers(String colours, String medium) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** The value of a JavaScript expression. */
  public JsonNode value(String expression) {
    return MAPPER.valueToTree(driver.executeScript("return (" + expression + ");"));
  }

  /** A picture of what is in the window, PNG. */
  public byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** The page on paper, PDF. */
  public byte[] paper() {
    PrintOptions options = new PrintOptions();
    options.setBackground(true);
    return Base64.getDecoder().decode(driver.print(options).getContent());
  }

  /** Addresses that were asked for since the page was shown. */
  public List<String> requests() {
    listen();
    return List.copyOf(requests);
  }

  /** Errors and warnings since the page was shown. */
  public List<String> complaints() {
    listen();
    return List.copyOf(complaints);
  }

  /** Takes what was logged since the last time. */
  private void listen() {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = message(entry);
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        requests.add(message.at("/params/request/url").asText());
      }
    }
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      complaints.add(entry.getMessage());
    }
  }

  private static JsonNode message(LogEntry entry) {
    try {
      return MAPPER.readTree(entry.getMessage()).path("message");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static Optional<Path> onPath(String... names) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(":", -1);
    return Arrays.stream(names)
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder).resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static RuntimeException skip(Class<?> test, String reason) {
    System.out.println("[SKIP] " + test.getName() + ": " + reason);
    return Assumptions.abort(reason);
  }
}
