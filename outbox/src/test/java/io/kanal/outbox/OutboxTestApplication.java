package io.kanal.outbox;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class OutboxTestApplication {}
