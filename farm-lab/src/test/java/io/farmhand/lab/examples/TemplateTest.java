package io.farmhand.lab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.function.FunctionServer;
import io.farmhand.function.Handler;
import io.farmhand.function.ServerSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template for functions and the sample made from it compile, pass their tests and serve. */
class TemplateTest {
  private static final Path TEMPLATE = ProjectFiles.path("template/java25-farm/function");
  private static final Path SAMPLE = ProjectFiles.path("samples/thumbnail-function/thumbnail");

  @TempDir Path classes;

  /** Compiles a folder as faas-cli makes it, and runs its tests. */
  private ClassLoader build(Path folder) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-Xlint:all", "-Werror", "-proc:none", "-d", classes.toString(), "-cp", classPath());
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources(folder)))
              .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
    ClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    assertThat(runTests(loader.loadClass("function.FunctionTest"))).isGreaterThanOrEqualTo(2);
    return loader;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static int runTests(Class<?> type) throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    int count = 0;
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        method.setAccessible(true);
        method.invoke(constructor.newInstance());
        count++;
      }
    }
    return count;
  }

  private static Handler handler(ClassLoader loader) throws Exception {
    Handler handler =
        (Handler) loader.loadClass("function.Function").getConstructor().newInstance();
    handler.warmUp();
    return handler;
  }

  private static HttpResponse<byte[]> post(FunctionServer server, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  private static FunctionServer serve(Handler handler) throws IOException {
    return FunctionServer.start(handler, ServerSettings.DEFAULT.withHost("127.0.0.1"));
  }

  @Test
  void theTemplateIsAWorker() throws Exception {
    try (FunctionServer server = serve(handler(build(TEMPLATE)))) {
      byte[] text = "zwölf".getBytes(StandardCharsets.UTF_8);
      assertThat(post(server, text).body()).isEqualTo("ZWÖLF".getBytes(StandardCharsets.UTF_8));
      HttpResponse<byte[]> failed = post(server, new byte[0]);
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(new String(failed.body(), StandardCharsets.UTF_8)).contains("no text");
    }
  }

  @Test
  void theSampleMakesThumbnails() throws Exception {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_ARGB), "png", picture);
    try (FunctionServer server = serve(handler(build(SAMPLE)))) {
      byte[] answer = post(server, picture.toByteArray()).body();
      BufferedImage small = ImageIO.read(new ByteArrayInputStream(answer));
      assertThat(List.of(small.getWidth(), small.getHeight())).isEqualTo(List.of(256, 171));
      HttpResponse<byte[]> failed = post(server, new byte[] {1, 2, 3});
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(new String(failed.body(), StandardCharsets.UTF_8)).contains("found 3 other bytes");
    }
  }

  @Test
  void theSampleIsBuiltAsTheTemplateIs() throws IOException {
    assertThat(SAMPLE.resolve("pom.xml")).hasSameTextualContentAs(TEMPLATE.resolve("pom.xml"));
    List<String> versions = new ArrayList<>();
    for (Path pom :
        List.of(TEMPLATE.resolve("pom.xml"), ProjectFiles.path("farm-function/pom.xml"))) {
      versions.add(
          Files.readString(pom)
              .replaceAll("(?s).*?<(farmhand\\.)?version>([^<]*SNAPSHOT)<.*", "$2"));
    }
    assertThat(versions.get(0)).isEqualTo(versions.get(1));
  }
}
