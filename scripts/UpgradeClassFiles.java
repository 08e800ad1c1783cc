import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives old class files in jars the version of Java 6 and the stack maps that belong to it; all else
 * stays as it is.
 *
 * <p>The ahead-of-time cache leaves out classes of older versions, since the JVM verifies them in
 * its old way. Usage: {@code java UpgradeClassFiles.java JAR...}. A jar is replaced only when it holds
 * such classes and has no signature.
 */
final class UpgradeClassFiles {
  private static final int JAVA_6 = ClassFile.JAVA_6_VERSION;
  private static final int MAJOR_VERSION_AT = 6;

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      upgrade(Path.of(jar));
    }
  }

  private static void upgrade(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (isSigned(zip) || !holdsOldClasses(zip)) {
        return;
      }
      Path upgraded = Files.createTempFile(jar.toAbsolutePath().getParent(), "upgraded", ".part");
      write(zip, jar, upgraded);
      Files.setPosixFilePermissions(upgraded, Files.getPosixFilePermissions(jar));
      Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isSigned(ZipFile zip) {
    return zip.stream().anyMatch(entry -> entry.getName().matches("META-INF/[^/]+\\.SF"));
  }

  private static boolean holdsOldClasses(ZipFile zip) throws IOException {
    for (ZipEntry entry : zip.stream().filter(UpgradeClassFiles::isClass).toList()) {
      if (isOldClass(entry, bytes(zip, entry))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private static boolean isOldClass(ZipEntry entry, byte[] bytes) {
    if (!isClass(entry)) {
      return false;
    }
    int major = Byte.toUnsignedInt(bytes[MAJOR_VERSION_AT]) << 8;
    return (major | Byte.toUnsignedInt(bytes[MAJOR_VERSION_AT + 1])) < JAVA_6;
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static void write(ZipFile zip, Path jar, Path upgraded) throws IOException {
    URL[] path = {jar.toUri().toURL()};
    try (URLClassLoader classes = new URLClassLoader(path);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(upgraded))) {
      ClassFile files =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = bytes(zip, entry);
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(isOldClass(entry, bytes) ? upgraded(files, bytes) : bytes);
        out.closeEntry();
      }
    }
  }

  private static byte[] upgraded(ClassFile files, byte[] bytes) {
    ClassModel model = files.parse(bytes);
    ClassTransform withVersion =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(JAVA_6, 0);
          } else {
            builder.with(element);
          }
        };
    // Stack maps come with code that is built anew, even if it stays the same.
    ClassTransform anew = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    return files.transformClass(model, withVersion.andThen(anew));
  }

  private UpgradeClassFiles() {}
}
