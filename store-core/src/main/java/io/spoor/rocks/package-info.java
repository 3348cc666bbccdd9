/**
 * RocksDB behind one door: the only package that imports {@code org.rocksdb}.
 *
 * <p>The native library kills the process when a closed object is used, and frees nothing by
 * itself. So every native object has one owner, every native call runs under one {@link
 * io.spoor.rocks.Gate}, and no native object and no exception of RocksDB's leaves {@link
 * io.spoor.rocks.RocksReader} or {@link io.spoor.rocks.RocksEngine}: no order of calls on any
 * threads can crash the process.
 */
@NullMarked
package io.spoor.rocks;

import org.jspecify.annotations.NullMarked;
