package io.spoor.benchmarks.comparison;

import io.spoor.benchmarks.comparison.Asking.Depth;
import io.spoor.benchmarks.comparison.Task.Step;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figures of one setup as drawings. */
final class Charts {
  private static final int WIDTH = 1_300;
  private static final int HEIGHT = 520;
  private static final String FONT = "SansSerif";

  private final Setup setup;
  private final List<Contender> contenders;
  private final MeasuredFigures figures;

  Charts(Setup setup, List<Contender> contenders, MeasuredFigures figures) {
    this.setup = setup;
    this.contenders = contenders;
    this.figures = figures;
  }

  /** How fast each system writes. Returns whether there was anything to draw. */
  boolean drawWriting(Path file) throws IOException {
    CategoryChart chart = chart("Writing %,d spans, spans/s".formatted(setup.spans()), "spans/s");
    List<String> names = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (Contender contender : contenders) {
      OptionalDouble nanos = figures.median(Step.WRITE, contender, "writeNanos", 1);
      if (nanos.isEmpty() || contender == Contender.LIST) continue;
      names.add(contender.label());
      rates.add(setup.spans() * 1e9 / nanos.getAsDouble());
    }
    if (names.isEmpty()) return false;
    chart.addSeries("spans/s", names, rates);
    chart.getStyler().setLegendVisible(false);
    draw(chart, file);
    return true;
  }

  /**
   * How long the questions take, on a logarithmic scale. Returns whether there was anything to
   * draw.
   */
  boolean drawQuestions(Path file) throws IOException {
    CategoryChart chart =
        chart("Ids of 20 traces in %,d spans, warm, p50, µs".formatted(setup.spans()), "µs");
    List<String> kinds = new ArrayList<>();
    for (QuestionKind kind : QuestionKind.values()) kinds.add(shortLabel(kind));
    boolean isEmpty = true;
    for (Contender contender : contenders) {
      if (contender == Contender.LIMIT) continue;
      List<Double> micros = new ArrayList<>();
      for (QuestionKind kind : QuestionKind.values()) {
        OptionalDouble nanos = figures.time(Step.ASK_WARM, contender, kind, Depth.IDS, "p50");
        micros.add(nanos.isPresent() ? nanos.getAsDouble() / 1e3 : null);
      }
      if (micros.stream().allMatch(value -> value == null)) continue;
      chart.addSeries(contender.label(), kinds, micros);
      isEmpty = false;
    }
    if (isEmpty) return false;
    chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(1.0).setYAxisDecimalPattern("#,###");
    draw(chart, file);
    return true;
  }

  private static String shortLabel(QuestionKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static CategoryChart chart(String title, String unit) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .yAxisTitle(unit)
            .build();
    chart
        .getStyler()
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(LegendLayout.Horizontal)
        .setPlotBorderVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleFont(new Font(FONT, Font.BOLD, 16));
    return chart;
  }

  private static void draw(CategoryChart chart, Path file) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    chart.paint(canvas, WIDTH, HEIGHT);
    canvas.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
