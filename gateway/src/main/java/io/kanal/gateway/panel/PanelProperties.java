package io.kanal.gateway.panel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the panel is.
 *
 * @param files the folder of its files, with {@code index.html}, and those with hashed names in {@code assets}
 */
@ConfigurationProperties("kanal.panel")
record PanelProperties(@DefaultValue("classpath:/static/") String files) {

    /** The folder as a location that files can be added to. */
    String location() {
        var location = files.startsWith("/") ? "file:" + files : files;
        return location.endsWith("/") ? location : location + "/";
    }
}
