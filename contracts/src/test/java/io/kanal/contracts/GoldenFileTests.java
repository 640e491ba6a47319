package io.kanal.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the records to the golden files, in both directions. A golden file changes only by a field that is added. */
class GoldenFileTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    static List<Class<? extends KanalRecord>> kinds() {
        return RecordKinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void recordIsWrittenAsTheGoldenFileSays(Class<? extends KanalRecord> kind) {
        var written = JSON.readTree(envelopeOf(Samples.of(kind)).body());
        ContractFiles.writeIfAsked(
                ContractFiles.goldenOf(kind),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");

        assertThat(written).isEqualTo(golden(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void goldenFileIsReadWhole(Class<? extends KanalRecord> kind) {
        var envelope = envelopeOf(Samples.of(kind));

        var read = Envelope.read(
                envelope.headers(),
                JSON.writeValueAsBytes(golden(kind)),
                Topics.of(envelope.record()).records());

        assertThat(read.record()).isEqualTo(Samples.of(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fieldThatNobodyKnowsYetIsIgnored(Class<? extends KanalRecord> kind) {
        var grown = ((ObjectNode) golden(kind)).put("addedNextYear", "x");

        var read = Envelope.read(
                envelopeOf(Samples.of(kind)).headers(),
                grown.toString().getBytes(UTF_8),
                Topics.of(Samples.of(kind)).records());

        assertThat(read.record()).isEqualTo(Samples.of(kind));
    }

    private static Envelope<KanalRecord> envelopeOf(KanalRecord sample) {
        return Envelope.of(sample, "/kanal/test", Instant.EPOCH);
    }

    private static JsonNode golden(Class<? extends KanalRecord> kind) {
        return JSON.readTree(ContractFiles.read(ContractFiles.goldenOf(kind)));
    }
}
