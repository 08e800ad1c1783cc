package io.farmhand.app.page;

import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A page that is put together from above, in HTML that is well-formed XML too. */
final class Html {
  private final StringBuilder body = new StringBuilder();
  private final List<String> titles = new ArrayList<>();
  private String source = "";

  /** A cell of a table: markup, made by the methods of this class. */
  record Cell(String markup) {
    static Cell of(String text) {
      return new Cell(escaped(text));
    }

    /** A sentence, which may take several lines. */
    static Cell sentence(String text) {
      return new Cell("<span class=\"sentence\">" + escaped(text) + "</span>");
    }

    /** A value and, smaller, how sure it is. */
    static Cell of(String value, String range) {
      return new Cell(escaped(value) + " <small>" + escaped(range) + "</small>");
    }

    /** A name with the colour that it has in figures. */
    static Cell named(String name, Ink ink) {
      return new Cell(
          "<span class=\"key\" style=\"background:var(--"
              + ink.key()
              + ")\"></span>"
              + escaped(name));
    }
  }

  /** A row of a table. */
  record Row(String look, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  Html heading(String text) {
    return element("h2", escaped(text));
  }

  /** Names where the following comes from, such as a folder; its titles say so. */
  Html from(String name) {
    source = name;
    return this;
  }

  Html title(String text) {
    String whole = source.isEmpty() ? text : text + " (" + source + ")";
    titles.add(whole);
    body.append("<h1 id=\"result-").append(titles.size()).append("\">").append(escaped(whole));
    body.append("</h1>\n");
    return this;
  }

  /** Links to all titles, where there are several. */
  private String contents() {
    if (titles.size() < 2) {
      return "";
    }
    StringBuilder links = new StringBuilder("<nav><ol>\n");
    for (int i = 0; i < titles.size(); i++) {
      links.append("<li><a href=\"#result-").append(i + 1).append("\">");
      links.append(escaped(titles.get(i))).append("</a></li>\n");
    }
    return links.append("</ol></nav>\n").toString();
  }

  Html paragraph(String text) {
    return element("p", escaped(text));
  }

  Html lead(String text) {
    body.append("<p class=\"lead\">").append(escaped(text)).append("</p>\n");
    return this;
  }

  Html command(String text) {
    return element("pre", escaped(text));
  }

  Html folded(String summary, String text) {
    return folded(summary, () -> element("pre", escaped(text)));
  }

  Html folded(String summary, List<String> headings, List<Row> rows) {
    return folded(summary, () -> table(headings, rows));
  }

  private Html folded(String summary, Runnable content) {
    body.append("<details><summary>").append(escaped(summary)).append("</summary>\n");
    content.run();
    body.append("</details>\n");
    return this;
  }

  Html table(List<String> headings, List<Row> rows) {
    body.append("<div class=\"scroll\"><table>\n<thead><tr>");
    headings.forEach(each -> body.append("<th>").append(escaped(each)).append("</th>"));
    body.append("</tr></thead>\n<tbody>\n");
    for (Row row : rows) {
      body.append(row.look.isEmpty() ? "<tr>" : "<tr class=\"" + row.look + "\">");
      row.cells.forEach(cell -> body.append("<td>").append(cell.markup).append("</td>"));
      body.append("</tr>\n");
    }
    body.append("</tbody></table></div>\n");
    return this;
  }

  Html facts(List<List<String>> facts) {
    body.append("<dl>\n");
    for (List<String> fact : facts) {
      body.append("<dt>").append(escaped(fact.get(0))).append("</dt><dd>");
      body.append(escaped(fact.get(1))).append("</dd>\n");
    }
    body.append("</dl>\n");
    return this;
  }

  Html figure(Figure figure) {
    body.append("<figure class=\"wide\"><h3>").append(escaped(figure.title())).append("</h3>\n");
    body.append(figure.svgInPage());
    body.append("<figcaption>").append(escaped(figure.caption())).append("</figcaption>");
    body.append("</figure>\n");
    return this;
  }

  Html grid(List<Figure> figures) {
    body.append("<div class=\"grid\">\n");
    for (Figure figure : figures) {
      body.append("<figure>").append(figure.svgInPage()).append("</figure>\n");
    }
    body.append("</div>\n");
    return this;
  }

  private Html element(String name, String content) {
    body.append('<').append(name).append('>').append(content);
    body.append("</").append(name).append(">\n");
    return this;
  }

  /** The whole page. */
  String page(String title, String footer) {
    return "<!DOCTYPE html>\n"
        + "<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
        + "<meta charset=\"utf-8\"/>\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>"
        + escaped(title)
        + "</title>\n<style>\n"
        + style()
        + "</style>\n</head>\n<body>\n"
        + contents()
        + body
        + "<footer>"
        + escaped(footer)
        + "</footer>\n</body>\n</html>\n";
  }

  private static String style() {
    String sheet;
    try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("page.css"))) {
      sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringBuilder inks = new StringBuilder();
    for (Ink ink : Ink.values()) {
      String key = ink.key();
      inks.append(".fill-").append(key).append(" { fill: var(--").append(key).append("); }\n");
      inks.append(".stroke-").append(key).append(" { stroke: var(--").append(key).append("); }\n");
    }
    return sheet.replace("@LIGHT@", colours(Ink::light)).replace("@DARK@", colours(Ink::dark))
        + inks;
  }

  private static String colours(Function<Ink, String> colour) {
    StringBuilder lines = new StringBuilder();
    for (Ink ink : Ink.values()) {
      lines.append("  --").append(ink.key()).append(": ").append(colour.apply(ink)).append(";\n");
    }
    return lines.toString().stripTrailing();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
