/**
 * Developer apps, and the access tokens that accounts have granted them.
 */
@NullMarked
package io.kanal.sandbox.app;

import org.jspecify.annotations.NullMarked;
