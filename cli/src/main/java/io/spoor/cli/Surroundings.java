package io.spoor.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/**
 * What the commands touch of the world.
 *
 * @param clock tells what an age is counted from
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param columns how wide a tree may be
 */
record Surroundings(
    Stores stores,
    Clock clock,
    InputStream in,
    OutputStream out,
    OutputStream err,
    ProgressDisplay progress,
    int columns) {}
