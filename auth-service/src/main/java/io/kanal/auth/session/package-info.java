/**
 * Sessions of browsers, kept alive by refresh tokens.
 */
@NullMarked
package io.kanal.auth.session;

import org.jspecify.annotations.NullMarked;
