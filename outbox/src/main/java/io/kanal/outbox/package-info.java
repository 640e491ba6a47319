/**
 * Reliable publishing and once-only consuming: a record is published exactly if the change that it tells of is committed, and
 * a handler's change is committed exactly once for a record.
 */
@NullMarked
package io.kanal.outbox;

import org.jspecify.annotations.NullMarked;
