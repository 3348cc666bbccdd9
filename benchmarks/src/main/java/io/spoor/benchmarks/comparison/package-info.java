/**
 * Spoor beside what its users would pick instead, and beside the limit of the machine.
 *
 * <ol>
 *   <li>{@link io.spoor.benchmarks.comparison.Comparison} is the command: it starts one process for
 *       each {@link io.spoor.benchmarks.comparison.Task}, in turns over the systems, and writes the
 *       report of what they left.
 *   <li>{@link io.spoor.benchmarks.comparison.Workload} makes the spans.
 *   <li>{@link io.spoor.benchmarks.comparison.Questions} makes what is asked.
 *   <li>{@link io.spoor.benchmarks.comparison.Contender} lists the systems; each is a {@link
 *       io.spoor.benchmarks.comparison.TraceSystem}, one file a system.
 *   <li>{@link io.spoor.benchmarks.comparison.Answers} compares what they answer with what the
 *       naive store answers, before any time counts.
 *   <li>{@link io.spoor.benchmarks.comparison.Writing} and {@link
 *       io.spoor.benchmarks.comparison.Asking} measure.
 *   <li>{@link io.spoor.benchmarks.comparison.Report} writes the tables.
 * </ol>
 */
@NullMarked
package io.spoor.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
