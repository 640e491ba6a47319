/**
 * Names and pictures of the people in conversations.
 */
@NullMarked
package io.kanal.twitter.profile;

import org.jspecify.annotations.NullMarked;
