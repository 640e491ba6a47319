package io.kanal.twitter.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tests for {@link XIds}. */
class XIdsTests {

    @Test
    void smallerUserComesFirst() {
        assertThat(XIds.conversationOf("1000", "999")).isEqualTo("999-1000");
        assertThat(XIds.conversationOf("999", "1000")).isEqualTo("999-1000");
        assertThat(XIds.conversationOf("5", "5")).isEqualTo("5-5");
    }

    @Test
    void peerIsTheOtherOne() {
        assertThat(XIds.peerOf("999-1000", "999")).isEqualTo("1000");
        assertThat(XIds.peerOf("999-1000", "1000")).isEqualTo("999");
        assertThat(XIds.peerOf("5-5", "5")).isEqualTo("5");
    }

    @Test
    void groupIsOneNumber() {
        assertThat(XIds.isOneToOne("999-1000")).isTrue();
        assertThat(XIds.isOneToOne("1582103724607971328")).isFalse();
        assertThatThrownBy(() -> XIds.peerOf("1582103724607971328", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void userIsANumber() {
        assertThat(XIds.isUser("2244994945")).isTrue();
        assertThat(XIds.isUser("")).isFalse();
        assertThat(XIds.isUser("budi")).isFalse();
        assertThat(XIds.isUser("12345678901234567890")).isFalse();
    }
}
