package io.spoor.codec;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SpanCodecGoldenTest {
  /** The example of the package's format page. To change the format, change this test first. */
  private static final String EXAMPLE =
      """
      09 00 00 2a 36 fe 9c 97 17
      12 09 50 4f 53 54 20 2f 70 61 79
      12 19 68 74 74 70 2e 72 65 73 70 6f 6e 73 65 2e 73 74 61 74 75 73 5f 63 6f 64 65
      12 0c 73 65 72 76 69 63 65 2e 6e 61 6d 65
      12 04 68 74 74 70
      12 04 63 61 72 64
      12 0c 70 65 65 72 2e 73 65 72 76 69 63 65
      12 05 72 65 74 72 79
      1a 05 08 02 18 e8 07
      1a 0c 08 03 12 08 63 68 65 63 6b 6f 75 74
      1a 08 08 06 12 04 63 61 72 64
      22 03 0a 01 02
      2a 02 08 04
      32 1f
      09 b7 02 a9 0b aa 67 f0 00
      18 01
      20 02
      30 a0 c2 1e
      3a 01 01
      40 01
      48 01
      50 02 58 05
      70 81 02
      32 27
      09 d8 8a cd 42 3f 5c 99 53
      11 b7 02 a9 0b aa 67 f0 00
      18 01
      20 03
      28 c8 01
      30 13
      3a 02 01 03
      40 01
      62 04 08 0a 10 07
      """;

  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");

  @Test
  void encode_exampleOfTheFormatPage_givesItsBytes() {
    assertThat(new SpanEncoder().encode(exampleSpans())).isEqualTo(exampleBytes());
  }

  @Test
  void decode_exampleOfTheFormatPage_givesItsSpans() throws CorruptSpanException {
    assertThat(SpanDecoder.decode(TRACE, exampleBytes())).isEqualTo(exampleSpans());
  }

  @Test
  void formatPage_showsTheseBytes() throws IOException {
    String page = Files.readString(Path.of("src/main/java/io/spoor/codec/package-info.java"));
    String example = page.substring(page.indexOf("<h2>Example"), page.indexOf("<h2>Damage"));
    Matcher line =
        Pattern.compile("^ \\* +((?:[0-9a-f]{2} )*[0-9a-f]{2})(?:  |$)", Pattern.MULTILINE)
            .matcher(example);

    String shown = line.results().map(found -> found.group(1)).collect(joining(" "));

    assertThat(shown).isEqualTo(HexFormat.ofDelimiter(" ").formatHex(exampleBytes()));
  }

  private static byte[] exampleBytes() {
    return HexFormat.ofDelimiter(" ").parseHex(EXAMPLE.strip().replace('\n', ' '));
  }

  private static List<Span> exampleSpans() {
    Resource checkout = Resource.ofService("checkout");
    Span server =
        Span.builder(TRACE, SpanId.parse("00f067aa0ba902b7"))
            .name("POST /pay")
            .kind(SpanKind.SERVER)
            .startNanos(1_700_000_000_000_000_000L)
            .endNanos(1_700_000_000_000_250_000L)
            .attributes(Attributes.builder().put("http.response.status_code", 500).build())
            .resource(checkout)
            .scope(Scope.of("http", ""))
            .status(Status.error("card"))
            .flags(0x101)
            .build();
    Span client =
        Span.builder(TRACE, SpanId.parse("53995c3f42cd8ad8"))
            .parentSpanId(server.spanId())
            .name("POST /pay")
            .kind(SpanKind.CLIENT)
            .startNanos(1_700_000_000_000_000_100L)
            .endNanos(1_700_000_000_000_000_090L)
            .attributes(
                Attributes.builder()
                    .put("http.response.status_code", 500)
                    .put("peer.service", "card")
                    .build())
            .events(
                List.of(new SpanEvent(1_700_000_000_000_000_105L, "retry", Attributes.empty(), 0)))
            .resource(checkout)
            .build();
    return List.of(server, client);
  }
}
