package io.kanal.inbox.conversation;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person looks for: words that must all be found in one place, in any script. Only a word of three or more characters
 * can be looked up in the index of texts; shorter ones are looked for at the beginning of names and handles.
 */
record SearchTerms(List<String> words) {

    private static final int INDEXED = 3;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** The words of a query. */
    static SearchTerms of(String query) {
        // The text's own side of the comparison is the SQL function search_form.
        var comparable = Normalizer.normalize(query, Normalizer.Form.NFKC);
        return new SearchTerms(
                SPACE.splitAsStream(comparable).filter(word -> !word.isEmpty()).toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether texts can be searched for it. */
    boolean findsTexts() {
        return words.stream().anyMatch(SearchTerms::isIndexed);
    }

    /** For each word, what a text must be like. */
    List<String> textPatterns() {
        return words.stream().map(word -> "%" + literally(word) + "%").toList();
    }

    /** For each word, what a person's handle and name must be like; there a space stands before each word. */
    List<String> profilePatterns() {
        return words.stream()
                .map(word -> word.length() > 1 && word.startsWith("@") ? word.substring(1) : word)
                .map(word -> (isIndexed(word) ? "%" : "% ") + literally(word) + "%")
                .toList();
    }

    private static boolean isIndexed(String word) {
        return word.codePointCount(0, word.length()) >= INDEXED;
    }

    private static String literally(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
