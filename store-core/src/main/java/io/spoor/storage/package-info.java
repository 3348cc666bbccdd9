/**
 * How a store lies on disk, and the keys and catalogue of it in code.
 *
 * <h2>Terms</h2>
 *
 * A <em>segment</em> is a stretch of the order in which batches arrived, with an index of its own.
 * Segments are numbered from 1, and no number is used again. An <em>arrival row</em> counts the
 * spans of one segment from 0 as they arrived. Integers in keys are big-endian, so that the order
 * of the bytes is the order of the numbers.
 *
 * <h2>Files</h2>
 *
 * A store is a directory of its own. The file {@code SPOOR} holds the format's version as text,
 * {@code spoor format 1} and a line feed, and is there before anything else is: {@link
 * io.spoor.storage.FormatVersion}. While nobody has the store open, {@code CLOSED} holds a line for
 * each log, manifest and table: its name, size and, but for tables, CRC-32C; opening compares them
 * and removes it. All other files are a RocksDB database's. It is compressed with LZ4, needs
 * neither a comparator nor a merge operator nor a compaction filter, and can be looked into with
 * RocksDB's own tools.
 *
 * <h2>Column families</h2>
 *
 * <pre>
 * name     key                                     value                     written     dropped
 * -------  --------------------------------------  ------------------------  ----------  ------------
 * default  "options"                               lines of name=value       create      never
 * default  "next segment"                          number u32                removal     never
 * default  "segments"                              number u32                open, removal  never
 * default  "S", segment u32                        an entry of the catalogue  open, seal  removal
 * spans    segment u32, trace id 16, first row u64  spans of that trace      write       delete, w. segment
 * index    segment u32, part u8, number u32        see the index             seal        w. segment
 * index    segment u32, 10, 0                      the deleted rows          delete      w. segment
 * </pre>
 *
 * {@link io.spoor.storage.Rows} makes and reads the keys. The family {@code default} is {@link
 * io.spoor.rocks.Family#META}; RocksDB cannot do without one of that name.
 *
 * <ul>
 *   <li><b>Options</b> are what the store was created with, for people: {@link
 *       io.spoor.storage.OptionsText}.
 *   <li><b>Next segment</b> is the least number that a new segment may take, big-endian. It is
 *       written when segments are removed, since no entry then tells which numbers were used.
 *       Absent: 1. Where an entry has a higher number, the next one is the one after that.
 *   <li><b>Segments</b> is how many entries the catalogue has, so that one that is missing is
 *       noticed.
 *   <li><b>An entry of the catalogue</b> is what is known of a segment: {@link
 *       io.spoor.storage.SegmentEntry}, as below. The catalogue is read when a store is opened.
 *   <li><b>Spans</b> are the distinct spans that one trace got from one batch, in the form of
 *       {@link io.spoor.codec}. The first of them has arrival row <em>first row</em>, the others
 *       those that follow. No value refers to another.
 *   <li><b>The index</b> of a sealed segment is the parts that {@link io.spoor.index} describes.
 *   <li><b>The deleted rows</b> are part 10 of the index. In a sealed segment they are rows of its
 *       index; in an open one, which has no other part, arrival rows. Sealing replaces the ones by
 *       the others. Absent: none was deleted.
 * </ul>
 *
 * <p>Deleting a trace is one batch: its rows of spans go in all segments, and the deleted rows of
 * those are written anew. A segment of which nothing is left goes with them, by its entry. Of a
 * deleted span, a sealed index keeps terms, columns and names until its segment is removed; nothing
 * shows them.
 *
 * <p>Every key of a segment begins with its number, so that removing a segment is one range of each
 * family, and reading what an open one holds is one scan.
 *
 * <p>Every value ends in four bytes more: the CRC-32C, big-endian, over the key and then over the
 * value before them. {@link io.spoor.rocks.RocksEngine} adds it and verifies it, and nothing else
 * sees it.
 *
 * <h2>An entry of the catalogue</h2>
 *
 * Pairs of varints, a field and its content, in any order. A field that is absent is zero; one that
 * is unknown is passed over. A field's number is never given to another.
 *
 * <pre>
 * field  content
 * -----  ---------------------------------------------------
 *     1  state: 1 open, 2 sealed
 *     2  created, milliseconds since the epoch
 *     3  sealed, milliseconds since the epoch
 *     4  rows of its index: distinct spans, with those deleted since it was begun or last recovered
 *     5  traces of those rows
 *     6  encoded bytes of their values
 *     7  earliest start of a row, nanoseconds since the epoch
 *     8  latest start of a row
 *     9  first arrival of a span, milliseconds since the epoch
 *    10  last arrival of a span
 * </pre>
 *
 * <h2>Example</h2>
 *
 * Segment 7 was created at 1,000 ms and is open. It holds one span, {@code GET} with id 1 of trace
 * 4bf92f3577b34da6a3ce929d0e0e4736 from 2 to 5 ns, at arrival row 300; and the first value of a
 * part 9 of its index, which is the one byte 2a. The next segment is to be number 8 or higher.
 *
 * <pre>
 * default
 * key    53                                               "S"
 *        00 00 00 07                                      segment 7
 * value  01 01                                            state: open
 *        02 e8 07                                         created: 1,000
 *        09 e8 07                                         first arrival: 1,000
 *        0a e8 07                                         last arrival: 1,000
 *        10 bf 58 cf                                      checksum
 * key    6e 65 78 74 20 73 65 67 6d 65 6e 74              "next segment"
 * value  00 00 00 08                                      8
 *        30 02 3f 9a                                      checksum
 * key    73 65 67 6d 65 6e 74 73                          "segments"
 * value  00 00 00 01                                      1
 *        2c e6 96 0f                                      checksum
 * spans
 * key    00 00 00 07                                      segment 7
 *        4b f9 2f 35 77 b3 4d a6 a3 ce 92 9d 0e 0e 47 36  trace
 *        00 00 00 00 00 00 01 2c                          first row: 300
 * value  09 02 00 00 00 00 00 00 00                       base: 2 ns
 *        12 03 47 45 54                                   string 1: "GET"
 *        32 0d                                            a span
 *        09 01 00 00 00 00 00 00 00                       id: 1
 *        18 01                                            name: string 1
 *        30 06                                            duration: 3 ns
 *        0f ae 71 3a                                      checksum
 * index
 * key    00 00 00 07                                      segment 7
 *        09                                               part 9
 *        00 00 00 00                                      number 0
 * value  2a                                               the part's content
 *        3a 51 95 02                                      checksum
 * </pre>
 *
 * {@code RowsGoldenTest} reads this page and compares it with a store. To change the format, change
 * this example first.
 *
 * <h2>What a crash can leave</h2>
 *
 * <ul>
 *   <li>Rows of one batch appear together or not at all. All rows of a segment's index and the
 *       entry that says <em>sealed</em> are one such batch, in RocksDB's log like every other.
 *   <li>An <em>open</em> segment has its rows of spans, and which were deleted: opening the store
 *       rebuilds its index from them. Arrival rows follow each other without a gap but for those
 *       deleted, which get no row in the new index; their numbers are not used again.
 *   <li>A <em>sealed</em> segment has all of its rows.
 *   <li>Rows of a segment without an entry are left of a removal, which deletes the entry first.
 *       Opening the store drops them.
 *   <li>{@code SPOOR.new} alone, or {@code SPOOR} and no complete database, are left of a store
 *       that was being created, and hold nothing.
 * </ul>
 *
 * <h2>Versions</h2>
 *
 * <pre>
 * version  release  change
 * -------  -------  ------
 *       1  0.1      first
 * </pre>
 *
 * A release reads the versions listed here, writes the last, and refuses a higher one without
 * touching the directory.
 */
@NullMarked
package io.spoor.storage;

import org.jspecify.annotations.NullMarked;
