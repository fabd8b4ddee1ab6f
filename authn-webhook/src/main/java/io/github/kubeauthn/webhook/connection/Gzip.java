package io.github.kubeauthn.webhook.connection;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Decompresses an answer within a bound (RFC 1952). Its exceptions speak as Go's package gzip. */
final class Gzip {

    private static final int HEADER = 10;

    private Gzip() {}

    static byte[] decompress(byte[] compressed, int limit) throws IOException {
        if (compressed.length == 0) {
            return compressed;
        }
        if (compressed.length < HEADER) {
            throw new IOException("unexpected EOF");
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] plain = stream.readNBytes(limit + 1);
            if (plain.length > limit) {
                throw new BoundedBody.TooLargeException(limit);
            }
            return plain;
        } catch (EOFException e) {
            throw new IOException("unexpected EOF", e);
        } catch (ZipException e) {
            throw new IOException("gzip: invalid header", e);
        }
    }
}
