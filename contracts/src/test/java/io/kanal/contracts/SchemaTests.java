package io.kanal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.AnnotatedType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the records and the golden files to the JSON Schemas that other teams read. */
class SchemaTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaGenerator GENERATOR = generator();

    static List<Class<? extends KanalRecord>> kinds() {
        return RecordKinds.all();
    }

    static List<Class<? extends KanalRecord>> kindsOfChannels() {
        return kinds().stream().filter(ChannelRecord.class::isAssignableFrom).toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void schemaSaysWhatTheRecordIs(Class<? extends KanalRecord> kind) {
        var generated = schemaOf(kind);
        ContractFiles.writeIfAsked(
                ContractFiles.schemaOf(kind),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(generated) + "\n");

        assertThat(generated).isEqualTo(JSON.readTree(ContractFiles.read(ContractFiles.schemaOf(kind))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void goldenFileObeysTheSchema(Class<? extends KanalRecord> kind) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ContractFiles.read(ContractFiles.schemaOf(kind)));

        assertThat(schema.validate(ContractFiles.read(ContractFiles.goldenOf(kind)), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void recordWithoutItsOrganisationBreaksTheSchema(Class<? extends KanalRecord> kind) {
        assertThatNeeds(kind, "organizationId");
    }

    @ParameterizedTest
    @MethodSource("kindsOfChannels")
    void recordWithoutItsChannelBreaksTheSchema(Class<? extends KanalRecord> kind) {
        assertThatNeeds(kind, "channelId");
    }

    private static void assertThatNeeds(Class<? extends KanalRecord> kind, String field) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ContractFiles.read(ContractFiles.schemaOf(kind)));
        var golden = (ObjectNode) JSON.readTree(ContractFiles.read(ContractFiles.goldenOf(kind)));
        golden.remove(field);

        assertThat(schema.validate(golden.toString(), InputFormat.JSON)).isNotEmpty();
    }

    private static JsonNode schemaOf(Class<? extends KanalRecord> kind) {
        var schema = JSON.readTree(GENERATOR.generateSchema(kind).toString());
        var properties = (ObjectNode) schema.get("properties");
        properties.set("type", JSON.createObjectNode().put("const", Envelope.typeOf(kind)));
        return schema;
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonSchemaModule())
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_ALL_SCHEMAS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field.getRawMember().getAnnotatedType()))
                .withIgnoreCheck(field -> field.getAnnotation(JsonIgnore.class) != null);
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
