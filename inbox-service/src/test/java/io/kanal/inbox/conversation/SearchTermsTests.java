package io.kanal.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of {@link SearchTerms}. */
class SearchTermsTests {

    @Test
    void wordsAreSplitAtAnySpace() {
        assertThat(SearchTerms.of("  a\u00a0b\u3000c\t ").words()).containsExactly("a", "b", "c");
        assertThat(SearchTerms.of(" \n ").isEmpty()).isTrue();
    }

    @Test
    void textsAreSearchedOnlyForThreeCharactersOrMore() {
        assertThat(SearchTerms.of("ab").findsTexts()).isFalse();
        assertThat(SearchTerms.of("𠜎𠜎").findsTexts()).isFalse();
        assertThat(SearchTerms.of("ab abc").findsTexts()).isTrue();
    }

    @Test
    void shortWordsAreLookedForAtTheBeginningOfNames() {
        assertThat(SearchTerms.of("bu budi @li").profilePatterns()).containsExactly("% bu%", "%budi%", "% li%");
    }

    @Test
    void wildcardsAreTakenLiterally() {
        assertThat(SearchTerms.of("50% a_b c\\d").textPatterns()).containsExactly("%50\\%%", "%a\\_b%", "%c\\\\d%");
        assertThat(SearchTerms.of("５０％").textPatterns()).containsExactly("%50\\%%");
    }
}
