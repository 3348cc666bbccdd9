/**
 * The {@code spoor} command: {@link io.spoor.cli.Spoor} is where it starts.
 *
 * <p>One class a command, each of which opens a store, asks it one thing and prints the answer:
 *
 * <ul>
 *   <li>{@link io.spoor.cli.ImportCommand}: trace files into a store
 *   <li>{@link io.spoor.cli.FindCommand}: traces by what their spans say
 *   <li>{@link io.spoor.cli.TraceCommand}: one trace, as a tree or as OTLP
 *   <li>{@link io.spoor.cli.ServicesCommand}, {@link io.spoor.cli.OperationsCommand}, {@link
 *       io.spoor.cli.StatsCommand}: what is there
 * </ul>
 *
 * <p>Exit codes: 0 done; 1 something failed, was rejected or is not there; 2 the command line was
 * not understood. Answers go to standard output, everything said about them to standard error.
 */
@NullMarked
package io.spoor.cli;

import org.jspecify.annotations.NullMarked;
