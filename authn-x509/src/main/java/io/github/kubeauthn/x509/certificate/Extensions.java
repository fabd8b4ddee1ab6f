package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.BitString;
import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The extensions of a certificate that Go reads, each read into what it means. */
final class Extensions {

    private static final Oid AUTHORITY_INFORMATION_ACCESS = Oid.of(1, 3, 6, 1, 5, 5, 7, 1, 1);
    private static final int URI = DerTag.context(6);
    private static final int KEY_USAGE_BITS = 9;
    private static final int KEY_CERT_SIGN = 5;

    private static final Map<Oid, Reader> READERS = readers();

    private @Nullable BitString keyUsage;
    private @Nullable BasicConstraints basicConstraints;
    private @Nullable SubjectAlternativeNames subjectAlternativeNames;
    private @Nullable NameConstraints nameConstraints;
    private ExtendedKeyUsages extendedKeyUsages = ExtendedKeyUsages.UNLIMITED;
    private DerBytes subjectKeyId = DerBytes.EMPTY;
    private DerBytes authorityKeyId = DerBytes.EMPTY;
    private Set<Oid> policies = Set.of();
    private List<PolicyRules.Mapping> policyMappings = List.of();
    private PolicyRules.Constraints policyConstraints = PolicyRules.Constraints.NONE;
    private long inhibitAnyPolicy = PolicyRules.NEVER;
    private boolean hasUnhandledCritical;

    private Extensions() {}

    static Extensions none() {
        return new Extensions();
    }

    static Extensions read(List<Extension> raw) throws MalformedDerException {
        Extensions extensions = new Extensions();
        for (Extension extension : raw) {
            Reader reader = READERS.get(extension.id());
            boolean handled = reader != null && reader.read(extensions, extension);
            extensions.hasUnhandledCritical |= extension.critical() && !handled;
        }
        return extensions;
    }

    /** Whether the key may sign certificates, as far as keyUsage says. */
    boolean keyUsageAllowsSigningCertificates() {
        BitString usage = keyUsage;
        return usage == null || usage.bit(KEY_CERT_SIGN) || !hasAnyKeyUsage(usage);
    }

    /** A keyUsage without any bit that Go knows counts as none. */
    private static boolean hasAnyKeyUsage(BitString usage) {
        for (int i = 0; i < KEY_USAGE_BITS; i++) {
            if (usage.bit(i)) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    BasicConstraints basicConstraints() {
        return basicConstraints;
    }

    @Nullable
    SubjectAlternativeNames subjectAlternativeNames() {
        return subjectAlternativeNames;
    }

    @Nullable
    NameConstraints nameConstraints() {
        return nameConstraints;
    }

    ExtendedKeyUsages extendedKeyUsages() {
        return extendedKeyUsages;
    }

    /** Empty if there is none. */
    DerBytes subjectKeyId() {
        return subjectKeyId;
    }

    /** Empty if there is none. */
    DerBytes authorityKeyId() {
        return authorityKeyId;
    }

    PolicyRules policyRules() {
        return new PolicyRules(
                policies,
                policyMappings,
                policyConstraints.requireExplicitPolicy(),
                policyConstraints.inhibitPolicyMapping(),
                inhibitAnyPolicy);
    }

    boolean hasUnhandledCritical() {
        return hasUnhandledCritical;
    }

    /** Reads one kind of extension; answers whether nothing in it was left unread that must be understood. */
    @FunctionalInterface
    private interface Reader {
        boolean read(Extensions extensions, Extension extension) throws MalformedDerException;
    }

    private static Map<Oid, Reader> readers() {
        Map<Oid, Reader> readers = new HashMap<>();
        readers.put(Oid.of(2, 5, 29, 14), Extensions::readSubjectKeyId);
        readers.put(Oid.of(2, 5, 29, 15), (extensions, e) -> {
            extensions.keyUsage = DerReader.of(e.value()).bitString("x509: invalid key usage");
            return true;
        });
        readers.put(Oid.of(2, 5, 29, 17), (extensions, e) -> {
            SubjectAlternativeNames names = SubjectAlternativeNames.read(e.value());
            extensions.subjectAlternativeNames = names;
            return !names.isEmpty();
        });
        readers.put(Oid.of(2, 5, 29, 19), (extensions, e) -> {
            extensions.basicConstraints = BasicConstraints.read(e.value());
            return true;
        });
        readers.put(Oid.of(2, 5, 29, 30), (extensions, e) -> {
            NameConstraints constraints = NameConstraints.read(e.value());
            extensions.nameConstraints = constraints;
            return constraints.isUnderstood();
        });
        readers.put(Oid.of(2, 5, 29, 31), Extensions::readDistributionPoints);
        readers.put(Oid.of(2, 5, 29, 32), (extensions, e) -> {
            extensions.policies = PolicyRules.readPolicies(e.value());
            return true;
        });
        readers.put(Oid.of(2, 5, 29, 33), (extensions, e) -> {
            extensions.policyMappings = PolicyRules.readMappings(e.value());
            return true;
        });
        readers.put(Oid.of(2, 5, 29, 35), Extensions::readAuthorityKeyId);
        readers.put(Oid.of(2, 5, 29, 36), (extensions, e) -> {
            extensions.policyConstraints = PolicyRules.Constraints.read(e.value());
            return true;
        });
        readers.put(Oid.of(2, 5, 29, 37), (extensions, e) -> {
            extensions.extendedKeyUsages = ExtendedKeyUsages.read(e.value());
            return true;
        });
        readers.put(Oid.of(2, 5, 29, 54), (extensions, e) -> {
            extensions.inhibitAnyPolicy = PolicyRules.readInhibitAnyPolicy(e.value());
            return true;
        });
        readers.put(AUTHORITY_INFORMATION_ACCESS, Extensions::readAuthorityInformationAccess);
        return Map.copyOf(readers);
    }

    /** RFC 5280 section 4.2.1.2. */
    private static boolean readSubjectKeyId(Extensions extensions, Extension e) throws MalformedDerException {
        if (e.critical()) {
            throw new MalformedDerException("x509: subject key identifier incorrectly marked critical");
        }
        extensions.subjectKeyId =
                DerReader.of(e.value()).contents(DerTag.OCTET_STRING, "x509: invalid subject key identifier");
        return true;
    }

    /** RFC 5280 section 4.2.1.1. */
    private static boolean readAuthorityKeyId(Extensions extensions, Extension e) throws MalformedDerException {
        if (e.critical()) {
            throw new MalformedDerException("x509: authority key identifier incorrectly marked critical");
        }
        String invalid = "x509: invalid authority key identifier";
        DerReader reader = DerReader.of(e.value()).enter(DerTag.SEQUENCE, invalid);
        if (reader.nextIs(DerTag.context(0))) {
            extensions.authorityKeyId = reader.contents(DerTag.context(0), invalid);
        }
        return true;
    }

    /** RFC 5280 section 4.2.1.13. Revocation is not checked; what Go refuses is refused all the same. */
    private static boolean readDistributionPoints(Extensions unused, Extension e) throws MalformedDerException {
        String invalid = "x509: invalid CRL distribution point";
        DerReader points = DerReader.of(e.value()).enter(DerTag.SEQUENCE, "x509: invalid CRL distribution points");
        while (!points.isEmpty()) {
            DerReader point = points.enter(DerTag.SEQUENCE, invalid);
            DerReader name = point.enterOptional(DerTag.contextConstructed(0), invalid);
            if (name == null) {
                continue;
            }
            DerReader fullName = name.enter(DerTag.contextConstructed(0), invalid);
            while (fullName.nextIs(URI)) {
                fullName.contents(URI, invalid);
            }
        }
        return true;
    }

    /** RFC 5280 section 4.2.2.1. */
    private static boolean readAuthorityInformationAccess(Extensions unused, Extension e) throws MalformedDerException {
        if (e.critical()) {
            throw new MalformedDerException("x509: authority info access incorrectly marked critical");
        }
        String invalid = "x509: invalid authority info access";
        DerReader sequence = DerReader.of(e.value()).enter(DerTag.SEQUENCE, invalid);
        while (!sequence.isEmpty()) {
            DerReader description = sequence.enter(DerTag.SEQUENCE, invalid);
            description.oid(invalid);
            if (description.nextIs(URI)) {
                description.contents(URI, invalid);
            }
        }
        return true;
    }
}
