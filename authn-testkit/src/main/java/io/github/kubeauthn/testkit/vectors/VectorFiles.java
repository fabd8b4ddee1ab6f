package io.github.kubeauthn.testkit.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files of the data set, out of a jar or a folder of classes. */
final class VectorFiles {

    /** One that is always there; the others lie beside it and below. */
    private static final String ANCHOR = "x509.jsonl";

    private final String prefix;
    private final Map<String, Map<String, byte[]>> byFolder = new TreeMap<>();

    private VectorFiles(String prefix) {
        this.prefix = prefix;
    }

    /** The files of one folder of the data set and of the folders in it, by the name of the folder (empty for itself) and theirs. */
    static Map<String, Map<String, byte[]>> read(String folder) {
        URL anchor = VectorFiles.class.getResource(ANCHOR);
        if (anchor == null) {
            throw new IllegalStateException("the conformance vectors are not where their reader is");
        }
        VectorFiles files = new VectorFiles(folder);
        try {
            URLConnection connection = anchor.openConnection();
            if (connection instanceof JarURLConnection jar) {
                // a cached jar may not be closed, and one that is not closed cannot be replaced
                jar.setUseCaches(false);
                files.readJar(jar);
            } else {
                files.readFolder(Path.of(anchor.toURI()).resolveSibling(""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the conformance vectors cannot be read from " + anchor, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the conformance vectors cannot be read from " + anchor, e);
        }
        return files.byFolder;
    }

    static String text(Map<String, byte[]> files, String name) {
        // like Go, this takes malformed UTF-8 for U+FFFD
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private void readJar(JarURLConnection connection) throws IOException {
        String anchor = connection.getEntryName();
        String root = anchor.substring(0, anchor.length() - ANCHOR.length());
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                if (!entry.isDirectory() && entry.getName().startsWith(root + prefix)) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        add(entry.getName().substring(root.length() + prefix.length()), content.readAllBytes());
                    }
                }
            }
        }
    }

    private void readFolder(Path root) throws IOException {
        Path folder = root.resolve(prefix);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private void add(String name, byte[] content) {
        int slash = name.indexOf('/');
        byFolder.computeIfAbsent(slash < 0 ? "" : name.substring(0, slash), folder -> new TreeMap<>())
                .put(name.substring(slash + 1), content);
    }
}
