/**
 * Messages: storing them in batches and listing them.
 */
@NullMarked
package io.kanal.inbox.message;

import org.jspecify.annotations.NullMarked;
