package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The audit trail, downloaded by the button of its page. */
class PanelExportTests {

    @Test
    void downloadedFileHoldsTheHeaderAndTheEntries() throws IOException {
        try (var owner = Desk.of("owner").go("/team/audit")) {
            var download = owner.page()
                    .waitForDownload(() -> owner.button("Export as CSV").click());

            assertThat(download.suggestedFilename()).endsWith(".csv");
            var lines = Files.readAllLines(download.path());
            assertThat(lines.getFirst())
                    .isEqualTo(
                            "at,username,userId,address,action,subjectType,subjectId,subjectName,result,code,detail");
            assertThat(lines.subList(1, lines.size()))
                    .anyMatch(line -> line.contains("owner") && line.contains("succeeded"));
        }
    }
}
