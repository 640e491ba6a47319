/**
 * The data folder: where things lie, and the secrets made for this platform.
 */
@NullMarked
package io.kanal.local.home;

import org.jspecify.annotations.NullMarked;
