package io.kanal.outbox;

import io.kanal.contracts.Topics;
import io.kanal.contracts.Topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing, as soon as the broker can be reached. */
final class TopicCreation {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Object> adminSettings;
    private final HandlingProperties properties;
    private volatile boolean stopped;

    TopicCreation(Map<String, Object> adminSettings, HandlingProperties properties) {
        this.adminSettings = adminSettings;
        this.properties = properties;
    }

    /** Returns true when all topics are there, and false when it was stopped before. */
    boolean await() {
        stopped = false;
        while (!stopped) {
            if (!properties.createTopics() || created()) {
                return true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    void stop() {
        stopped = true;
    }

    private boolean created() {
        try (var admin = Admin.create(adminSettings)) {
            var existing = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            var missing = Topics.ALL.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(this::newTopic)
                    .toList();
            return missing.isEmpty() || create(admin, missing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return false;
        } catch (Exception e) {
            log.warn("The topics cannot be created at the moment, trying again: {}", e.toString());
            return false;
        }
    }

    private static boolean create(Admin admin, List<NewTopic> missing) throws Exception {
        for (var answer : admin.createTopics(missing).values().values()) {
            try {
                answer.get(20, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        return true;
    }

    private NewTopic newTopic(Topic topic) {
        var settings = new HashMap<String, String>();
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        if (properties.replication() > 2) {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return new NewTopic(topic.name(), Topics.PARTITIONS, properties.replication()).configs(settings);
    }
}
