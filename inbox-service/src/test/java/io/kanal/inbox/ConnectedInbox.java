package io.kanal.inbox;

import io.kanal.test.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The inbox of an organisation with one connected account. The tests that extend it share a service; each has an organisation of
 * its own.
 */
@IntegrationTest
public abstract class ConnectedInbox {

    protected final TestAccount account = TestAccount.create();

    @Autowired
    protected ApplicationContext context;

    protected TestInbox inbox;

    @BeforeEach
    protected final void connect() {
        inbox = new TestInbox(context, account.organization());
        inbox.hear(account.connected());
    }
}
