/**
 * What the tests of every service share: real servers, tokens and architecture rules.
 */
@NullMarked
package io.kanal.test;

import org.jspecify.annotations.NullMarked;
