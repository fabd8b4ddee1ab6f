package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a signature algorithm digests with. */
enum Hash {
    /** The algorithm signs the message itself. */
    NONE("", 0, ""),
    MD5("MD5", 16, ""),
    SHA1("SHA-1", 20, ""),
    SHA256("SHA-256", 32, "3031300d060960864801650304020105000420"),
    SHA384("SHA-384", 48, "3041300d060960864801650304020205000430"),
    SHA512("SHA-512", 64, "3051300d060960864801650304020305000440");

    private final String standardName;
    private final int length;
    private final String digestInfoPrefix;

    Hash(String standardName, int length, String digestInfoPrefix) {
        this.standardName = standardName;
        this.length = length;
        this.digestInfoPrefix = digestInfoPrefix;
    }

    String standardName() {
        return standardName;
    }

    int length() {
        return length;
    }

    /** What RFC 8017 section 9.2 puts before the digest. */
    byte[] digestInfoPrefix() {
        return HexFormat.of().parseHex(digestInfoPrefix);
    }

    byte[] digest(DerBytes message) {
        try {
            MessageDigest digest = MessageDigest.getInstance(standardName);
            message.digestInto(digest);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + standardName, e);
        }
    }
}
