package io.kanal.outbox;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A service without features of its own. It looks for none: what is under test lies in this very package. */
@SpringBootConfiguration
@EnableAutoConfiguration
class OutboxTestApplication {}
