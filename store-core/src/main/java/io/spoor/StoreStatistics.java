package io.spoor;

import java.util.OptionalLong;

/**
 * How much a store holds.
 *
 * @param spans stored spans
 * @param traces distinct trace ids among them
 * @param segments parts that the store is made of, the open one included
 * @param bytesOnDisk size of the files; 0 in memory
 * @param earliestStartNanos the earliest start of a span, unsigned; empty if there is none
 * @param latestStartNanos the latest start of a span, unsigned; empty if there is none
 */
public record StoreStatistics(
    long spans,
    long traces,
    int segments,
    long bytesOnDisk,
    OptionalLong earliestStartNanos,
    OptionalLong latestStartNanos) {}
