package io.spoor.benchmarks.comparison;

import io.spoor.benchmarks.comparison.Asking.Depth;
import io.spoor.benchmarks.comparison.Task.Step;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.w3c.dom.Document;

/** The figures of one setup as drawings. */
final class Charts {
  private static final int WIDTH = 1_300;
  private static final int HEIGHT = 520;
  private static final int DECIMALS = 1;
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
    SVGGeneratorContext svg = SVGGeneratorContext.createDefault(emptyDocument());
    svg.setPrecision(DECIMALS);
    SVGGraphics2D canvas = new SVGGraphics2D(svg, false);
    canvas.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    chart.paint(canvas, WIDTH, HEIGHT);
    try (Writer out = Files.newBufferedWriter(file)) {
      canvas.stream(out, true);
    }
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JVM has no XML", e);
    }
  }
}
