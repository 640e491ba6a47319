/**
 * How rows and statements are written, for all features.
 */
@NullMarked
package io.kanal.inbox.storage;

import org.jspecify.annotations.NullMarked;
