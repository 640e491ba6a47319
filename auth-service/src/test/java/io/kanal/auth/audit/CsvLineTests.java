package io.kanal.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link CsvLine}. */
class CsvLineTests {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void lineHasAColumnForEachName() {
        var actor = new Actor(ID, ID, "owner", "2001:db8::7");
        var entry = new AuditEntry(
                ID,
                Instant.parse("2026-11-22T09:15:00.123Z"),
                actor,
                "role-changed",
                Subject.user(ID, "budi"),
                "succeeded",
                null,
                "AGENT → SUPERVISOR");
        assertThat(CsvLine.of(entry).text())
                .isEqualTo(
                        "2026-11-22T09:15:00.123Z,owner,%s,2001:db8::7,role-changed,user,%s,budi,succeeded,,AGENT → SUPERVISOR\r\n"
                                .formatted(ID, ID));
        assertThat(CsvLine.HEADER.text().split(",")).hasSize(11);
    }

    @Test
    void whatIsNotKnownIsEmpty() {
        var entry = new AuditEntry(
                ID, Instant.EPOCH, new Actor(ID, null, null, null), "person-invited", null, "succeeded", null, null);
        assertThat(CsvLine.of(entry).text()).isEqualTo("1970-01-01T00:00:00Z,,,,person-invited,,,,succeeded,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62812", "-2", "@sum(a1)", "\tx"})
    void formulaIsMadeHarmless(String value) {
        assertThat(CsvLine.cell(value)).isEqualTo("'" + value);
    }

    @Test
    void separatorsAndQuotesAreQuoted() {
        assertThat(CsvLine.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvLine.cell("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(CsvLine.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(CsvLine.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(CsvLine.cell("=\"a\",1")).isEqualTo("\"'=\"\"a\"\",1\"");
        assertThat(CsvLine.cell("a=1")).isEqualTo("a=1");
    }
}
