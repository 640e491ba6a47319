/**
 * The channels of all organisations and their status.
 */
@NullMarked
package io.kanal.registry;

import org.jspecify.annotations.NullMarked;
