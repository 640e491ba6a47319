/**
 * Kanal's services and the sandbox, one JVM each.
 */
@NullMarked
package io.kanal.local.service;

import org.jspecify.annotations.NullMarked;
