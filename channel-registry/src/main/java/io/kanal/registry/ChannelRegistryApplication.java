package io.kanal.registry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts channel-registry. */
@SpringBootApplication
public class ChannelRegistryApplication {

    /** Starts it with the settings of the environment. */
    public static void main(String[] args) {
        SpringApplication.run(ChannelRegistryApplication.class, args);
    }
}
