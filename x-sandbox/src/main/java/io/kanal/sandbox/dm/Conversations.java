package io.kanal.sandbox.dm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who talks with whom: two accounts, or a group. */
@Repository
class Conversations {

    private final JdbcClient database;

    Conversations(JdbcClient database) {
        this.database = database;
    }

    /** The id that X gives the conversation of two accounts: the smaller id first. */
    static String idOfTwo(long one, long other) {
        return Math.min(one, other) + "-" + Math.max(one, other);
    }

    /** The conversation of two accounts, which begins when it is first needed. */
    Conversation ofTwo(long one, long other) {
        var id = idOfTwo(one, other);
        return byId(id).orElseGet(() -> add(id, null, List.of(one, other)));
    }

    Optional<Conversation> byId(String id) {
        return find("id", id);
    }

    Optional<Conversation> byGroupName(String name) {
        return find("group_name", name);
    }

    /** The names of the groups that have one, by conversation id. */
    Map<String, String> groupNames() {
        return database
                .sql("select id, group_name from conversation where group_name is not null")
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("group_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Conversation addGroup(long id, @Nullable String name, Collection<Long> participants) {
        return add(Long.toString(id), name, participants);
    }

    void join(Conversation group, Collection<Long> accounts) {
        accounts.forEach(account -> database.sql("""
                        merge into participant (conversation_id, account_id) values (:conversation, :account)
                        """)
                .param("conversation", group.id())
                .param("account", account)
                .update());
    }

    void leave(Conversation group, Collection<Long> accounts) {
        database.sql("delete from participant where conversation_id = :conversation and account_id in (:accounts)")
                .param("conversation", group.id())
                .param("accounts", accounts)
                .update();
    }

    private Conversation add(String id, @Nullable String name, Collection<Long> participants) {
        database.sql("insert into conversation (id, group_name) values (:id, :name)")
                .param("id", id)
                .param("name", name)
                .update();
        var conversation = new Conversation(id, name, List.copyOf(participants));
        join(conversation, participants);
        return conversation;
    }

    private Optional<Conversation> find(String column, String value) {
        return database.sql("select id, group_name from conversation where " + column + " = :value")
                .param("value", value)
                .query((row, number) -> new Conversation(
                        row.getString("id"), row.getString("group_name"), participants(row.getString("id"))))
                .optional();
    }

    private List<Long> participants(String id) {
        return database.sql("select account_id from participant where conversation_id = :id order by account_id")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    /** A conversation and who is in it now. */
    record Conversation(String id, @Nullable String groupName, List<Long> participants) {

        boolean isGroup() {
            return id.indexOf('-') < 0;
        }
    }
}
