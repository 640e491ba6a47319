package io.kanal.sandbox.dm;

import io.kanal.sandbox.answer.Switches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A text as X hands it out, with what X has found in it. */
record DeliveredText(String text, Map<String, Object> entities) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}_&/])#([\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)");
    private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9_@/])@([A-Za-z0-9_]{1,15})");
    private static final int DISPLAYED = 27;

    static DeliveredText of(String typed, Switches switches) {
        var delivered = new StringBuilder(typed.length());
        var urls = new ArrayList<Map<String, Object>>();
        var end = 0;
        for (var link : LINK.matcher(typed).results().toList()) {
            delivered.append(escaped(typed.substring(end, link.start()), switches));
            var start = codePoints(delivered);
            var url = switches.shortenLinks() ? shortened(link.group()) : link.group();
            delivered.append(escaped(url, switches));
            urls.add(url(start, codePoints(delivered), url, link.group()));
            end = link.end();
        }
        delivered.append(escaped(typed.substring(end), switches));
        return new DeliveredText(delivered.toString(), entities(delivered.toString(), urls));
    }

    private static Map<String, Object> entities(String text, List<Map<String, Object>> urls) {
        var entities = new LinkedHashMap<String, Object>();
        put(entities, "urls", urls);
        put(entities, "hashtags", found(HASHTAG, text, "tag"));
        put(entities, "mentions", found(MENTION, text, "username"));
        return entities;
    }

    private static void put(Map<String, Object> entities, String name, List<Map<String, Object>> found) {
        if (!found.isEmpty()) {
            entities.put(name, found);
        }
    }

    private static List<Map<String, Object>> found(Pattern pattern, String text, String name) {
        return pattern.matcher(text)
                .results()
                .map(match -> entity(match, text, name))
                .toList();
    }

    private static Map<String, Object> entity(MatchResult match, String text, String name) {
        var entity = new LinkedHashMap<String, Object>();
        entity.put("start", text.codePointCount(0, match.start()));
        entity.put("end", text.codePointCount(0, match.end()));
        entity.put(name, match.group(1));
        return entity;
    }

    private static Map<String, Object> url(int start, int end, String url, String expanded) {
        var bare = expanded.replaceFirst("^https?://(www\\.)?", "");
        var entity = new LinkedHashMap<String, Object>();
        entity.put("start", start);
        entity.put("end", end);
        entity.put("url", url);
        entity.put("expanded_url", expanded);
        entity.put("display_url", bare.length() <= DISPLAYED ? bare : bare.substring(0, DISPLAYED) + "…");
        return entity;
    }

    private static String shortened(String url) {
        var hash = Integer.toUnsignedString(url.hashCode(), 36) + "0000000000";
        return "https://t.co/" + hash.substring(0, 10);
    }

    private static String escaped(String text, Switches switches) {
        return switches.escapeText()
                ? text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : text;
    }

    private static int codePoints(StringBuilder text) {
        return text.codePointCount(0, text.length());
    }
}
