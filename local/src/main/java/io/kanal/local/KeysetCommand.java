package io.kanal.local;

import io.kanal.local.operator.KeysetFile;
import java.io.IOException;
import java.nio.file.Path;

/** One step of replacing a key, in a file that is handed out to the services some other way. */
final class KeysetCommand {

    int run(Command.Keyset command) throws IOException {
        var file = new KeysetFile(Path.of(command.file()));
        var id =
                switch (command.step()) {
                    case ADD -> file.add();
                    case PROMOTE -> file.promote();
                    case DROP -> file.drop();
                };
        System.out.println(
                switch (command.step()) {
                    case ADD -> "Key %d is added and does not seal yet.".formatted(id);
                    case PROMOTE -> "Key %d seals from now on.".formatted(id);
                    case DROP -> "Only key %d is left.".formatted(id);
                });
        return 0;
    }
}
