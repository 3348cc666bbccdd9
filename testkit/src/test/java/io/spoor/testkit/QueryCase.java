package io.spoor.testkit;

import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans, a query and the traces that it finds, written down as text:
 *
 * <pre>
 * # Anything may stand here.
 * spans
 *   t1: checkout/POST /pay start=5 > payment/charge status=error
 *   t2: checkout/GET /cart
 * find service=checkout and status=error limit 5
 * ----
 * t2
 * </pre>
 *
 * <p>Below {@code ----} stand the traces in their order, or nothing. A file holds any number of
 * cases; a case without {@code spans} asks those of the case before. {@link SpanLine} says how
 * spans are written, {@link QueryLine} how queries are.
 *
 * @param name file and line, for messages
 */
record QueryCase(String name, List<Span> spans, TraceQuery query, List<TraceId> expected) {

  static List<QueryCase> read(Path file) throws IOException {
    List<QueryCase> cases = new ArrayList<>();
    List<Span> spans = List.of();
    List<String> lines = Files.readAllLines(file);
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i).strip();
      if (line.equals("spans")) {
        spans = new ArrayList<>();
        while (isSpanLine(lines, i + 1)) SpanLine.parse(lines.get(++i), spans);
      } else if (line.startsWith("find")) {
        String name = file.getFileName() + ":" + (i + 1) + " " + line;
        TraceQuery query = QueryLine.parse(line);
        List<TraceId> expected = new ArrayList<>();
        if (!lines.get(++i).equals("----")) throw new IOException(name + ": no ---- follows");
        while (i + 1 < lines.size() && lines.get(i + 1).startsWith("t")) {
          expected.add(SpanLine.traceId(lines.get(++i).strip()));
        }
        cases.add(new QueryCase(name, spans, query, expected));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        throw new IOException(file.getFileName() + ":" + (i + 1) + ": not understood: " + line);
      }
      i++;
    }
    return cases;
  }

  private static boolean isSpanLine(List<String> lines, int i) {
    return i < lines.size() && lines.get(i).startsWith("  ");
  }

  @Override
  public String toString() {
    return name;
  }
}
