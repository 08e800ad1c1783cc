package io.farmhand.app.page;

import io.farmhand.app.figure.Figure;
import java.util.List;

/** What a page says of one result. */
interface Section {
  /** What it is about. */
  String title();

  /** Its figures, which become files too. */
  List<Figure> figures();

  /** Writes it. */
  void write(Html page);
}
