package com.iteradynamics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What others may call of the packages that compute says what it is. The compiler checks the
 * comments that are there ({@code -Xdoclint} in the pom); this test, that there is one.
 */
class PublicDocTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src/main/java/com/iteradynamics");

  private static final List<String> PACKAGES =
      List.of(
          "settings",
          "market",
          "regime",
          "model",
          "strategy",
          "legacy",
          "decision",
          "order",
          "governance",
          "research");

  @Test
  void everythingPublicHasAComment() throws IOException {
    List<String> without = new ArrayList<>();
    for (String name : PACKAGES) {
      without.addAll(undocumented(SOURCES.resolve(name)));
    }
    assertEquals("", String.join("\n", without));
  }

  @Test
  void whatHasNoneIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Bare.java"),
        """
        /** Said. */
        public enum Bare implements Runnable {
          ONE;
          public static final int FIELD = 1;
          int hidden;
          Bare() {}
          @Override public void run() {}
          protected void method() {}
          /** Said. */
          public void told() {}
          interface Hidden { void method(); }
          public interface Shown { void inner(); }
          /** Said. */
          public record Pair(int one) { public Pair { } }
        }
        """);
    assertEquals(
        List.of(
            "Bare.java: ONE",
            "Bare.java: FIELD",
            "Bare.java: method",
            "Bare.java: Shown",
            "Bare.java: inner"),
        undocumented(folder));
  }

  private static List<String> undocumented(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8);
        Stream<Path> found = Files.walk(folder)) {
      List<Path> files = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Undocumented scanner = new Undocumented(DocTrees.instance(task));
      scanner.scan(task.parse(), null);
      return scanner.found;
    }
  }

  /** Collects what is public, together with all that it stands in, and has no comment. */
  private static final class Undocumented extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final List<String> found = new ArrayList<>();

    Undocumented(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitCompilationUnit(CompilationUnitTree unit, Void none) {
      return scan(unit.getTypeDecls(), null);
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (!shown(type.getModifiers())) {
        return null;
      }
      check(type.getSimpleName().toString());
      return scan(type.getMembers(), null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
      // The constructor of a record says what its components say.
      boolean canonical = method.getReturnType() == null && owner().getKind() == Tree.Kind.RECORD;
      if (shown(method.getModifiers()) && !overrides && !canonical) {
        check(method.getName().toString());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void none) {
      if (shown(field.getModifiers())) {
        check(field.getName().toString());
      }
      return null;
    }

    private boolean shown(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || modifiers.getFlags().contains(Modifier.PROTECTED)
          || (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree
              && owner().getKind() == Tree.Kind.INTERFACE
              && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private ClassTree owner() {
      return (ClassTree) getCurrentPath().getParentPath().getLeaf();
    }

    private void check(String name) {
      if (docs.getDocComment(getCurrentPath()) == null) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + name);
      }
    }
  }
}
