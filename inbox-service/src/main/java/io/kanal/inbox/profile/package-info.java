/**
 * What is known of the people who write.
 */
@NullMarked
package io.kanal.inbox.profile;

import org.jspecify.annotations.NullMarked;
