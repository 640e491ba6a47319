/**
 * Users for trying Kanal on one machine.
 */
@NullMarked
package io.kanal.auth.demo;

import org.jspecify.annotations.NullMarked;
