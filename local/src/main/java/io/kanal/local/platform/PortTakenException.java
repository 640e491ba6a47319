package io.kanal.local.platform;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/** Ports that the services need are taken; the message names who has them. */
public final class PortTakenException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    PortTakenException(List<String> taken) {
        super(String.join("\n", taken) + "\nEnd that process, or choose other ports: KANAL_PORT=8180 ./kanal up");
    }
}
