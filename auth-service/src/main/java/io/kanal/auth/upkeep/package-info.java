/**
 * Forgetting what is over.
 */
@NullMarked
package io.kanal.auth.upkeep;

import org.jspecify.annotations.NullMarked;
