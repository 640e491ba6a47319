package io.kanal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds {@code asyncapi.yaml}, which other teams read, to the topics and records that the code has. */
class AsyncApiTests {

    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void namesEveryTopicWithItsPartitionsAndRetention() {
        ContractFiles.writeIfAsked(ContractFiles.ASYNC_API, YAML.writeValueAsString(described()));

        assertThat(asyncApi().get("channels")).isEqualTo(tree(described()).get("channels"));
    }

    @Test
    void namesEveryRecordWithItsSchema() {
        assertThat(asyncApi().at("/components/messages"))
                .isEqualTo(tree(described()).at("/components/messages"));
    }

    @Test
    void everySchemaThatItNamesIsThere() {
        asyncApi()
                .at("/components/messages")
                .forEach(message -> assertThat(ContractFiles.ASYNC_API.resolveSibling(
                                message.at("/payload/$ref").stringValue()))
                        .matches(Files::exists));
    }

    private static JsonNode asyncApi() {
        return YAML.readTree(ContractFiles.read(ContractFiles.ASYNC_API));
    }

    private static JsonNode tree(Map<String, Object> content) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsBytes(content));
    }

    private static Map<String, Object> described() {
        var channels = new LinkedHashMap<String, Object>();
        var messages = new LinkedHashMap<String, Object>();
        Topics.ALL.forEach(topic -> {
            var kinds = RecordKinds.of(topic.records()).toList();
            channels.put(topic.name(), channel(topic, kinds));
            kinds.forEach(kind -> messages.put(kind.getSimpleName(), message(kind)));
        });
        var description = new LinkedHashMap<String, Object>();
        description.put("asyncapi", "3.0.0");
        description.put("info", Map.of("title", "Kanal", "version", "1"));
        description.put("defaultContentType", "application/json");
        description.put("channels", channels);
        description.put("components", Map.of("messages", messages));
        return description;
    }

    private static Map<String, Object> channel(Topics.Topic topic, List<Class<? extends KanalRecord>> kinds) {
        var references = new LinkedHashMap<String, Object>();
        kinds.forEach(kind ->
                references.put(kind.getSimpleName(), Map.of("$ref", "#/components/messages/" + kind.getSimpleName())));
        var settings = new LinkedHashMap<String, Object>();
        settings.put("partitions", Topics.PARTITIONS);
        settings.put(
                "topicConfiguration", Map.of("retention.ms", topic.retention().toMillis()));
        var channel = new LinkedHashMap<String, Object>();
        channel.put("address", topic.name());
        channel.put("messages", references);
        channel.put("bindings", Map.of("kafka", settings));
        return channel;
    }

    private static Map<String, Object> message(Class<? extends KanalRecord> kind) {
        var message = new LinkedHashMap<String, Object>();
        message.put("name", Envelope.typeOf(kind));
        message.put("payload", Map.of("$ref", "schemas/" + Envelope.typeOf(kind) + ".json"));
        return message;
    }
}
