package io.spoor.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Durability;
import io.spoor.TraceStoreOptions;
import io.spoor.codec.SpanEncoder;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The bytes of every kind of row: those of the format page, as RocksDB alone reads them. */
final class RowsGoldenTest {
  private static final Path PAGE = Path.of("src/main/java/io/spoor/storage/package-info.java");
  private static final Pattern LINE =
      Pattern.compile(" \\* (default|spans|index|(key  |value|     )  ((?:[0-9a-f]{2} )+) .*)");

  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");

  @TempDir Path directory;

  @Test
  void store_ofTheExample_hasTheBytesOfTheFormatPage() throws Exception {
    Span span = Span.builder(TRACE, new SpanId(1)).name("GET").startNanos(2).endNanos(5).build();
    EngineBatch batch = new EngineBatch();
    batch.put(Family.META, Rows.entryKey(7), SegmentEntry.open(7, 1_000).encode());
    batch.put(Family.META, Rows.nextSegmentKey(), Rows.number(8));
    batch.put(Family.META, Rows.segmentsKey(), Rows.number(1));
    batch.put(Family.SPANS, Rows.spanKey(7, TRACE, 300), new SpanEncoder().encode(List.of(span)));
    batch.put(Family.INDEX, Rows.indexKey(7, 9, 0), new byte[] {0x2a});
    write(batch);

    assertThat(stored()).isEqualTo(page());
  }

  @Test
  void store_ofTheOptions_hasThemAsText() throws Exception {
    EngineBatch batch = new EngineBatch();
    batch.put(
        Family.META,
        Rows.optionsKey(),
        OptionsText.encode(TraceStoreOptions.defaults().withSegmentSpans(7)));
    write(batch);

    String text =
        """
        durability=PROCESS_CRASH
        maxBatchSpans=100000
        maxBatchBytes=67108864
        maxSpanBytes=4194304
        segmentSpans=7
        segmentBytes=268435456
        segmentIndexBytes=201326592
        cacheBytes=67108864
        blockCacheBytes=33554432
        memtableBytes=134217728
        """;
    assertThat(stored())
        .containsExactly(
            "default",
            "key " + HexFormat.of().formatHex("options".getBytes(US_ASCII)),
            "value " + HexFormat.of().formatHex(text.getBytes(UTF_8)) + "bbb4ee0f",
            "spans",
            "index");
  }

  private void write(EngineBatch batch) {
    EngineSettings settings = new EngineSettings(1 << 20, 0, Rows::describe);
    try (RocksEngine engine = RocksEngine.open(directory, settings)) {
      engine.write(batch, Durability.PROCESS_CRASH);
    }
  }

  /** Each family, and the keys and values in it. */
  private List<String> stored() throws RocksDBException {
    List<String> names = List.of("default", "spans", "index");
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    for (String name : names) descriptors.add(new ColumnFamilyDescriptor(name.getBytes(US_ASCII)));
    List<ColumnFamilyHandle> families = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try (RocksDB db = RocksDB.openReadOnly(directory.toString(), descriptors, families)) {
      for (int i = 0; i < names.size(); i++) {
        lines.add(names.get(i));
        try (RocksIterator rows = db.newIterator(families.get(i))) {
          for (rows.seekToFirst(); rows.isValid(); rows.next()) {
            lines.add("key " + HexFormat.of().formatHex(rows.key()));
            lines.add("value " + HexFormat.of().formatHex(rows.value()));
          }
        }
      }
    }
    return lines;
  }

  /** The same from the example of the page. */
  private static List<String> page() throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) continue;
      if (matcher.group(2) == null || !matcher.group(2).isBlank()) {
        if (!row.isEmpty()) lines.add(row.toString());
        row.setLength(0);
        row.append(matcher.group(2) == null ? matcher.group(1) : matcher.group(2).strip() + " ");
      }
      if (matcher.group(3) != null) row.append(matcher.group(3).replace(" ", ""));
    }
    lines.add(row.toString());
    return lines;
  }
}
