package io.kanal.twitter.reading;

import io.kanal.twitter.reading.Page.Entry;
import java.util.List;

/**
 * What follows from a page.
 *
 * @param published what is to be published, oldest first
 * @param next the reading, once that has been published
 */
public record Outcome(List<Entry> published, Reading next) {}
