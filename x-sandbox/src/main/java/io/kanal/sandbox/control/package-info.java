/**
 * The control side: problem details, the page for people, and who may use it.
 */
@NullMarked
package io.kanal.sandbox.control;

import org.jspecify.annotations.NullMarked;
