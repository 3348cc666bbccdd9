package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bytes of every kind of row, compared with those that the format page shows. */
final class FormatPageTest {
  private static final Path PAGE = Path.of("src/main/java/io/spoor/index/package-info.java");
  private static final Pattern ROW = Pattern.compile(" \\* ([A-Z_]+ \\d+)");
  private static final Pattern BYTES = Pattern.compile(" \\* {3}((?:[0-9a-f]{2}(?: |$))+)(?: .*)?");

  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final TraceId OTHER = TraceId.parse("7");

  @Test
  void seal_segmentOfTheExample_hasTheBytesOfTheFormatPage() throws Exception {
    SealedInMemory sealed = SealedInMemory.of(example());

    Map<String, String> expected = page();
    expected.remove("POSTINGS 2");
    expected.remove("POSTINGS 3");
    expected.remove("DELETED 0");
    assertThat(hexOf(sealed)).isEqualTo(expected);
  }

  @Test
  void many_rowsInARun_haveTheBytesOfTheFormatPage() throws Exception {
    int[] rows = IntStream.rangeClosed(5, 400).toArray();

    assertThat(HexFormat.of().formatHex(Postings.many(rows, rows.length)))
        .isEqualTo(page().get("POSTINGS 2"));
  }

  @Test
  void many_scatteredRows_haveTheBytesOfTheFormatPage() throws Exception {
    assertThat(HexFormat.of().formatHex(Postings.many(new int[] {3, 17, 130, 400}, 4)))
        .isEqualTo(page().get("POSTINGS 3"));
  }

  @Test
  void many_deletedRows_haveTheBytesOfTheFormatPage() throws Exception {
    assertThat(HexFormat.of().formatHex(Postings.many(new int[] {1, 2}, 2)))
        .isEqualTo(page().get("DELETED 0"));
  }

  @Test
  void page_ofParts_namesEachWithItsCode() throws Exception {
    String page = Files.readString(PAGE);

    for (Part part : Part.values()) {
      assertThat(page).containsPattern("\n \\* +" + part.code() + "  " + part + " ");
    }
  }

  private static List<Span> example() {
    Resource cart = Resource.ofService("cart");
    Span client =
        Span.builder(TRACE, new SpanId(2))
            .parentSpanId(new SpanId(1))
            .name("get")
            .kind(SpanKind.CLIENT)
            .startNanos(5003)
            .endNanos(5004)
            .resource(cart)
            .build();
    Span server =
        Span.builder(TRACE, new SpanId(1))
            .name("GET /")
            .kind(SpanKind.SERVER)
            .startNanos(5002)
            .endNanos(5009)
            .resource(cart)
            .build();
    Span failed =
        server.toBuilder()
            .traceId(OTHER)
            .startNanos(5000)
            .endNanos(5001)
            .status(StatusCode.ERROR, "")
            .attributes(Attributes.of("n", Value.of(7)))
            .build();
    return List.of(client, server, failed);
  }

  private static Map<String, String> hexOf(SealedInMemory sealed) {
    Map<String, String> hex = new LinkedHashMap<>();
    sealed
        .rows()
        .forEach(
            (part, numbered) ->
                numbered.forEach(
                    (number, row) -> hex.put(part + " " + number, HexFormat.of().formatHex(row))));
    return hex;
  }

  /** The rows of the page's example. */
  private static Map<String, String> page() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    String row = "";
    for (String line : Files.readAllLines(PAGE)) {
      Matcher begins = ROW.matcher(line);
      Matcher bytes = BYTES.matcher(line);
      if (line.equals(" * </pre>")) {
        row = "";
      } else if (begins.matches()) {
        row = begins.group(1);
        rows.put(row, "");
      } else if (!row.isEmpty() && bytes.matches()) {
        rows.merge(row, bytes.group(1).replace(" ", ""), String::concat);
      }
    }
    return rows;
  }
}
