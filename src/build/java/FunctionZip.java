import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes the zip that is deployed from the one that Quarkus makes: one jar in place of a hundred,
 * with nothing in it compressed, since the zip around it is. A cold start then opens one jar, and
 * inflates no class.
 *
 * <p>The build runs this file as it stands. Arguments: Quarkus's zip, the zip to make, and the Java
 * release whose variant is kept of classes that libraries have several of.
 */
final class FunctionZip {
  private static final String LIBRARIES = "lib/";

  /**
   * SQLite, for a store in a folder, picocli, and what unpacks candle files: the function has no
   * folder and no command line.
   */
  private static final List<String> UNUSED_LIBRARIES =
      Stream.of("org.xerial.", "info.picocli.", "com.github.luben.", "dev.hardwood.")
          .map(LIBRARIES::concat)
          .toList();

  /** Command line and lab, their files and their resources. */
  private static final List<String> UNUSED_PACKAGES =
      Stream.of("argus", "cli", "newstrategy", "research", "sample", "tablefile")
          .map(name -> "com/iteradynamics/" + name + "/")
          .toList();

  private static final String SERVICES = "META-INF/services/";
  private static final String VERSIONS = "META-INF/versions/";

  /** The same for every file, so that the same content gives the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** What libraries say of themselves to builds; nothing asks for it when they run. */
  private static final String[] FOR_BUILDS = {
    "META-INF/MANIFEST.MF", "META-INF/INDEX.LIST", "META-INF/jandex.idx", "META-INF/maven/",
    "META-INF/native-image/", "META-INF/proguard/", "META-INF/quarkus-", "module-info.class"
  };

  private final int release;
  private final Map<String, byte[]> merged = new TreeMap<>();

  /** Which release's variant was kept. */
  private final Map<String, Integer> variants = new TreeMap<>();

  private FunctionZip(int release) {
    this.release = release;
  }

  public static void main(String[] args) throws IOException {
    Map<String, byte[]> packaged = entries(Files.readAllBytes(Path.of(args[0])));
    FunctionZip function = new FunctionZip(Integer.parseInt(args[2]));
    Map<String, byte[]> own = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : packaged.entrySet()) {
      if (startsWithOne(entry.getKey(), UNUSED_LIBRARIES)
          || startsWithOne(entry.getKey(), UNUSED_PACKAGES)) {
        continue;
      }
      if (entry.getKey().startsWith(LIBRARIES)) {
        String name = entry.getKey().substring(LIBRARIES.length()).replaceFirst("[.]jar$", "");
        function.add(name, entry.getValue());
      } else {
        own.put(entry.getKey(), entry.getValue());
      }
    }
    own.remove("META-INF/MANIFEST.MF");
    own.put(LIBRARIES + "libraries.jar", jar(function.merged));
    Path made = Path.of(args[1]);
    try (OutputStream out = Files.newOutputStream(made)) {
      deflate(own, out);
    }
  }

  private static boolean startsWithOne(String name, List<String> starts) {
    return starts.stream().anyMatch(name::startsWith);
  }

  /** Adds what a library brings. */
  private void add(String library, byte[] jar) throws IOException {
    for (Map.Entry<String, byte[]> entry : entries(jar).entrySet()) {
      String name = entry.getKey();
      int version = 0;
      if (name.startsWith(VERSIONS)) {
        String[] parts = name.substring(VERSIONS.length()).split("/", 2);
        version = Integer.parseInt(parts[0]);
        name = parts[1];
      }
      if (version <= release && Arrays.stream(FOR_BUILDS).noneMatch(name::startsWith)) {
        add(library, name, version, entry.getValue());
      }
    }
  }

  private void add(String library, String name, int version, byte[] content) {
    if (name.matches("META-INF/.*[.](SF|RSA|EC|DSA)")) {
      throw new IllegalStateException(library + " is signed, and would not be once it is merged");
    }
    if (name.startsWith(SERVICES)) {
      merged.merge(name, content, FunctionZip::lines);
    } else if (name.matches("META-INF/.*(LICENSE|NOTICE).*")) {
      merged.put("META-INF/" + library + name.substring("META-INF".length()), content);
    } else if (!merged.containsKey(name) || !variants.containsKey(library + name)) {
      keep(library, name, version, content);
    } else if (version > variants.get(library + name)) {
      merged.remove(name);
      keep(library, name, version, content);
    }
  }

  private void keep(String library, String name, int version, byte[] content) {
    if (merged.putIfAbsent(name, content) != null) {
      throw new IllegalStateException(library + " brings " + name + ", as another library does");
    }
    variants.put(library + name, version);
  }

  /** Both texts, the second on a line of its own. */
  private static byte[] lines(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.write('\n');
    both.writeBytes(other);
    return both.toByteArray();
  }

  /** The files of a zip, without its folders. */
  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private static byte[] jar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(jar)) {
      out.setMethod(ZipOutputStream.STORED);
      byte[] manifest = "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8);
      store("META-INF/MANIFEST.MF", manifest, out);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        store(file.getKey(), file.getValue(), out);
      }
    }
    return jar.toByteArray();
  }

  private static void store(String name, byte[] content, ZipOutputStream out) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(content);
  }

  private static void deflate(Map<String, byte[]> files, OutputStream target) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(target)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    }
  }
}
