/**
 * Direct messages: conversations, events, and the calls that read and write them.
 */
@NullMarked
package io.kanal.sandbox.dm;

import org.jspecify.annotations.NullMarked;
