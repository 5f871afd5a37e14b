package com.example.house;

import com.example.docs.Repository;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Java sources as javac parses them: the sizes of their parts, and calls that put a thread to
 * sleep. Unlike class files they are there for each module at any time.
 *
 * @param files the sources
 */
record Sources(List<Path> files) {

  /**
   * A part of a source and its size.
   *
   * @param name that of the file, without folders, or of the class and method
   * @param place where it is, for people
   * @param size its lines, or the number of its parameters
   */
  record Part(String name, String place, long size) {

    @Override
    public String toString() {
      return place + ": " + size;
    }
  }

  /** Returns the lines of each file. */
  List<Part> fileSizes() {
    return files.stream()
        .map(file -> new Part(fileName(file), Repository.name(file), Repository.lines(file).size()))
        .toList();
  }

  /** Returns the lines of each method, from its first annotation to its closing brace. */
  List<Part> methodSizes() {
    return scan(
        new PartScanner() {
          @Override
          public Void visitMethod(MethodTree method, Void nothing) {
            add(method, linesOf(method));
            return super.visitMethod(method, nothing);
          }
        });
  }

  /**
   * Returns the number of parameters of each constructor, without those of records, which name
   * their values.
   */
  List<Part> constructorSizes() {
    return scan(
        new PartScanner() {
          @Override
          public Void visitMethod(MethodTree method, Void nothing) {
            boolean isConstructor = method.getName().contentEquals("<init>");
            if (isConstructor && enclosingClass().getKind() == Tree.Kind.CLASS) {
              add(method, method.getParameters().size());
            }
            return super.visitMethod(method, nothing);
          }
        });
  }

  /** Returns the calls of methods named {@code sleep}, by the name of their file. */
  List<Part> sleeps() {
    return scan(
        new PartScanner() {
          @Override
          public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect().toString().matches("(.*\\.)?sleep")) {
              addCall(call);
            }
            return super.visitMethodInvocation(call, nothing);
          }

          @Override
          public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
            if (reference.getName().contentEquals("sleep")) {
              addCall(reference);
            }
            return super.visitMemberReference(reference, nothing);
          }
        });
  }

  private List<Part> scan(PartScanner scanner) {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      scanner.positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scanner.parts;
  }

  /** Returns the folders of the sources, without that of a module descriptor. */
  Stream<Path> folders() {
    return files.stream()
        .filter(file -> !fileName(file).equals("module-info.java"))
        .map(Path::getParent)
        .distinct();
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  /** Collects parts of the sources that it visits. */
  private abstract static class PartScanner extends TreePathScanner<Void, Void> {

    private final List<Part> parts = new ArrayList<>();
    private SourcePositions positions;

    private CompilationUnitTree unit() {
      return getCurrentPath().getCompilationUnit();
    }

    ClassTree enclosingClass() {
      return (ClassTree) getCurrentPath().getParentPath().getLeaf();
    }

    private long lineOf(Tree tree) {
      return unit().getLineMap().getLineNumber(positions.getStartPosition(unit(), tree));
    }

    long linesOf(Tree tree) {
      LineMap map = unit().getLineMap();
      return map.getLineNumber(positions.getEndPosition(unit(), tree)) - lineOf(tree) + 1;
    }

    void add(MethodTree method, long size) {
      String name = method.getName().toString();
      String type = enclosingClass().getSimpleName().toString();
      String fullName = type + "." + name.replaceFirst("^<init>$", type);
      parts.add(new Part(fullName, placeOf(method) + " " + fullName, size));
    }

    void addCall(Tree call) {
      parts.add(new Part(fileName(file()), placeOf(call) + " " + call, 1));
    }

    private String placeOf(Tree tree) {
      Path root = Repository.ROOT.toAbsolutePath().normalize();
      return root.relativize(file()) + ":" + lineOf(tree);
    }

    private Path file() {
      return Path.of(unit().getSourceFile().toUri());
    }
  }
}
