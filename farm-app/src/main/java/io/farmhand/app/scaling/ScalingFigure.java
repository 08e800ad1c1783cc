package io.farmhand.app.scaling;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The points as a figure: speed-up over workers, beside the ideal and the published one. */
final class ScalingFigure {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final Color IDEAL = new Color(150, 150, 150);
  private static final Color MEASURED = new Color(0, 90, 170);
  private static final Color PUBLISHED = new Color(200, 80, 0);

  private final XYChart chart;

  ScalingFigure(List<ScalingPoint> points) {
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Strong scaling")
            .xAxisTitle("workers")
            .yAxisTitle("speed-up over one worker")
            .build();
    int most = points.getLast().workers();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax((double) most);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setDecimalPattern("0.#");
    addIdeal(most);
    addMeasured(points);
    points.forEach(this::addPublished);
  }

  private void addIdeal(int most) {
    XYSeries ideal = chart.addSeries("ideal", new double[] {0, most}, new double[] {0, most});
    ideal.setMarker(SeriesMarkers.NONE);
    ideal.setLineColor(IDEAL);
    ideal.setLineStyle(
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
  }

  private void addMeasured(List<ScalingPoint> points) {
    XYSeries measured =
        chart.addSeries(
            "Farmhand",
            points.stream().mapToDouble(ScalingPoint::workers).toArray(),
            points.stream().mapToDouble(ScalingPoint::speedUp).toArray());
    measured.setMarker(SeriesMarkers.CIRCLE);
    measured.setMarkerColor(MEASURED);
    measured.setLineColor(MEASURED);
    measured.setLineWidth(2);
  }

  private void addPublished(ScalingPoint point) {
    OptionalDouble speedUp = ScalingPoint.published(point.workers());
    if (speedUp.isEmpty()) {
      return;
    }
    XYSeries published =
        chart.addSeries(
            "published (arXiv 2602.06555)",
            new double[] {point.workers()},
            new double[] {speedUp.getAsDouble()});
    published.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    published.setMarker(SeriesMarkers.DIAMOND);
    published.setMarkerColor(PUBLISHED);
  }

  byte[] svg() {
    return encoded(
        out ->
            VectorGraphicsEncoder.saveVectorGraphic(
                chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG));
  }

  byte[] png() {
    return encoded(out -> BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG));
  }

  private interface Encoding {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] encoded(Encoding encoding) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      encoding.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
