package io.spoor;

import java.time.Instant;

/**
 * A backup in a folder of them.
 *
 * @param id counts the backups of a folder from 1
 * @param time when it was made, to the second
 * @param bytes what it takes on disk, files that it shares with other backups included
 */
public record Backup(int id, Instant time, long bytes) {}
