package io.spoor.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Input that is made while it is read, so that one sees how much of it must be there. */
class LargeInputTest {
  private static final int SPANS = 20_000;

  private static String span(int id) {
    return "{\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"%016x\"}"
        .formatted(id + 1);
  }

  /** Parts of text, one made when the one before it was read. */
  private static final class MadeOnDemand extends InputStream {
    private final String between;
    private final String tail;
    private int made;
    private byte[] part;
    private int next;

    MadeOnDemand(String head, String between, String tail) {
      this.between = between;
      this.tail = tail;
      this.part = head.getBytes(UTF_8);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (next == part.length && !make()) return -1;
      int count = Math.min(length, part.length - next);
      System.arraycopy(part, next, target, offset, count);
      next += count;
      return count;
    }

    private boolean make() {
      if (made > SPANS) return false;
      String text = made == SPANS ? tail : (made == 0 ? "" : between) + span(made);
      made++;
      part = text.getBytes(UTF_8);
      next = 0;
      return true;
    }
  }

  private static long mostWaiting(Dialect dialect, MadeOnDemand input) throws IOException {
    AtomicLong read = new AtomicLong();
    AtomicLong most = new AtomicLong();
    ReadResult result =
        TraceFile.read(
            "large",
            input,
            span -> {
              long waiting = input.made - read.incrementAndGet();
              most.accumulateAndGet(waiting, Math::max);
            });
    assertThat(result)
        .isEqualTo(
            new ReadResult("large", Map.of(dialect, (long) SPANS), 0, 0, List.of(), 0, List.of()));
    return most.get();
  }

  @Test
  void read_oneResourceOfAnySize_deliversSpansAsTheyCome() throws IOException {
    String head =
        "{\"resourceSpans\":[{\"resource\":{},\"schemaUrl\":\"r\",\"scopeSpans\":[{\"scope\":{},"
            + "\"schemaUrl\":\"s\",\"spans\":[";

    long waiting = mostWaiting(Dialect.OTLP_JSON, new MadeOnDemand(head, ",", "]}]}]}"));

    assertThat(waiting).isLessThan(2000);
  }

  @Test
  void read_manyLines_deliversSpansAsTheyCome() throws IOException {
    String begin = "{\"scopeSpans\":[{\"spans\":[";
    String end = "]}]}\n";

    long waiting = mostWaiting(Dialect.OTLP_JSON_LINES, new MadeOnDemand(begin, end + begin, end));

    assertThat(waiting).isLessThan(2000);
  }

  @Test
  void read_oneResourceOfAnySizeWithItsSchemaLast_deliversAllAtItsEnd() throws IOException {
    String head = "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"scope\":{},\"spans\":[";

    long waiting =
        mostWaiting(Dialect.OTLP_JSON, new MadeOnDemand(head, ",\n", "]}],\"schemaUrl\":\"r\"}]}"));

    assertThat(waiting).isEqualTo(SPANS);
  }
}
