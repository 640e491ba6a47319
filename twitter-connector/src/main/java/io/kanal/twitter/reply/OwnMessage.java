package io.kanal.twitter.reply;

import io.kanal.contracts.inbox.Attachment;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.Link;
import io.kanal.twitter.api.DmEvent;
import io.kanal.twitter.conversion.TypedText;
import io.kanal.twitter.reading.EventId;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message of the account itself, as X shows it.
 *
 * @param text with X's escapes undone; addresses may be X's short ones
 * @param links what the short addresses stand for
 */
record OwnMessage(String conversationId, EventId id, Instant sentAt, String text, List<Link> links) {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SHORTENED = Pattern.compile("https?://t\\.co/\\w+");
    private static final Pattern SCHEME_OR_SLASH = Pattern.compile("^https?://|/$", Pattern.CASE_INSENSITIVE);

    OwnMessage {
        links = links.stream().filter(link -> !link.url().isBlank()).toList();
    }

    /** A message of a polled page; one with a picture is none that we sent. */
    static Optional<OwnMessage> of(DirectMessageSent sent) {
        return sent.attachments().stream().anyMatch(OwnMessage::isMedium)
                ? Optional.empty()
                : Optional.of(new OwnMessage(
                        sent.conversationId(), EventId.of(sent.dmEventId()), sent.sentAt(), sent.text(), sent.links()));
    }

    /** A message that a look in the conversation showed. */
    static Optional<OwnMessage> of(DmEvent event, String accountId, String conversationId) {
        var own = event.type().equals("MessageCreate")
                && accountId.equals(event.senderId())
                && event.mediaKeys().isEmpty();
        return own
                ? Optional.of(new OwnMessage(
                        conversationId,
                        EventId.of(event.id()),
                        event.createdAt(),
                        TypedText.ofMessage(event.text()),
                        event.links().stream()
                                .map(link -> new Link(link.url(), link.expandedUrl(), link.displayUrl()))
                                .toList()))
                : Optional.empty();
    }

    /** Whether this is what X makes of a text. Space does not count, and a short address may stand for any. */
    boolean isAsTyped(String typed) {
        var plain = plain(typed);
        return plain.equals(plain(text)) || pattern().matcher(plain).matches();
    }

    private Pattern pattern() {
        var shown = plain(text);
        var places = Stream.concat(
                        links.stream().map(link -> Pattern.quote(plain(link.url()))), Stream.of(SHORTENED.pattern()))
                .collect(Collectors.joining("|"));
        var pattern = new StringBuilder();
        var end = 0;
        for (var place : Pattern.compile(places).matcher(shown).results().toList()) {
            pattern.append(Pattern.quote(shown.substring(end, place.start()))).append(address(place.group()));
            end = place.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(shown.substring(end))).toString());
    }

    /** What may have been typed where X shows this address. */
    private String address(String shown) {
        return links.stream()
                .filter(link -> plain(link.url()).equals(shown))
                .map(Link::expandedUrl)
                .filter(expanded -> expanded != null && !expanded.isBlank())
                .findFirst()
                .map(expanded -> "(?i:%s|(?:https?://)?%s/?)"
                        .formatted(
                                Pattern.quote(shown),
                                Pattern.quote(
                                        SCHEME_OR_SLASH.matcher(plain(expanded)).replaceAll(""))))
                .orElse("\\S+");
    }

    private static String plain(String text) {
        var storable = Normalizer.normalize(TypedText.storable(text), Normalizer.Form.NFC);
        return SPACE.matcher(storable).replaceAll(" ").strip();
    }

    private static boolean isMedium(Attachment attachment) {
        return switch (attachment.type()) {
            case PHOTO, VIDEO, ANIMATED_GIF, UNKNOWN -> true;
            case POST, CARD -> false;
        };
    }
}
