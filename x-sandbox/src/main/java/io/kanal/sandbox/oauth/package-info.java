/**
 * OAuth 1.0a: signatures, signing in, and who is calling.
 */
@NullMarked
package io.kanal.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
