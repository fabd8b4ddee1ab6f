package io.github.kubeauthn.conformance.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a scenario with the servers' addresses put in, until it is closed. */
final class WorkingCopy implements AutoCloseable {

    private final Path folder;

    private WorkingCopy(Path folder) {
        this.folder = folder;
    }

    /** Copies the files that flags may name, not the folders beside them. */
    static WorkingCopy of(Path original, LiveServers servers) throws IOException {
        WorkingCopy copy = new WorkingCopy(Files.createTempDirectory("scenario"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(original, Files::isRegularFile)) {
            for (Path file : files) {
                Files.write(copy.folder.resolve(file.getFileName()), servers.expand(Files.readAllBytes(file)));
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    /** What cannot be deleted stays for the system to clear away: no answer depends on it. */
    @Override
    public void close() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
