package io.kanal.contracts.inbox;

import org.jspecify.annotations.Nullable;

/**
 * A link in a message's text.
 *
 * @param url the text as it stands in the message, usually X's short form
 * @param expandedUrl where it leads, if X says so
 * @param displayUrl how X shows it, if X says so
 */
public record Link(
        String url, @Nullable String expandedUrl, @Nullable String displayUrl) {}
