package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a certificate says about policies: certificatePolicies, policyMappings, policyConstraints and inhibitAnyPolicy (RFC
 * 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14).
 *
 * @param policies the policies under which it was issued
 * @param mappings which policies of its issuer equal which of its subject
 * @param requireExplicitPolicy after how many certificates a policy is needed
 * @param inhibitPolicyMapping after how many certificates mappings do not count
 * @param inhibitAnyPolicy after how many certificates anyPolicy does not count
 */
public record PolicyRules(
        Set<Oid> policies,
        List<Mapping> mappings,
        long requireExplicitPolicy,
        long inhibitPolicyMapping,
        long inhibitAnyPolicy) {

    /** In place of a number of certificates: never. So is any other number below zero. */
    public static final long NEVER = -1;

    /** A policy of the issuer and the one of the subject that it equals. */
    public record Mapping(Oid issuerPolicy, Oid subjectPolicy) {}

    /** The numbers of policyConstraints. */
    record Constraints(long requireExplicitPolicy, long inhibitPolicyMapping) {

        static final Constraints NONE = new Constraints(NEVER, NEVER);

        static Constraints read(DerBytes value) throws MalformedDerException {
            String invalid = "x509: invalid policy constraints extension";
            DerReader reader = DerReader.of(value).enter(DerTag.SEQUENCE, invalid);
            long explicit = optional(reader, DerTag.context(0), invalid);
            long mapping = optional(reader, DerTag.context(1), invalid);
            return new Constraints(explicit, mapping);
        }

        private static long optional(DerReader reader, int tag, String invalid) throws MalformedDerException {
            return reader.nextIs(tag) ? reader.smallInteger(tag, invalid) : NEVER;
        }
    }

    static Set<Oid> readPolicies(DerBytes value) throws MalformedDerException {
        String invalid = "x509: invalid certificate policies";
        Set<Oid> policies = new LinkedHashSet<>();
        DerReader sequence = DerReader.of(value).enter(DerTag.SEQUENCE, invalid);
        while (!sequence.isEmpty()) {
            DerReader information = sequence.enter(DerTag.SEQUENCE, invalid);
            Oid policy = new Oid(information.contents(DerTag.OBJECT_IDENTIFIER, invalid));
            if (!policy.isMinimal() || !policies.add(policy)) {
                throw new MalformedDerException(invalid);
            }
        }
        return policies;
    }

    static List<Mapping> readMappings(DerBytes value) throws MalformedDerException {
        String invalid = "x509: invalid policy mappings extension";
        List<Mapping> mappings = new ArrayList<>();
        DerReader sequence = DerReader.of(value).enter(DerTag.SEQUENCE, invalid);
        while (!sequence.isEmpty()) {
            DerReader pair = sequence.enter(DerTag.SEQUENCE, invalid);
            Oid issuer = new Oid(pair.contents(DerTag.OBJECT_IDENTIFIER, invalid));
            Oid subject = new Oid(pair.contents(DerTag.OBJECT_IDENTIFIER, invalid));
            mappings.add(new Mapping(issuer, subject));
        }
        return mappings;
    }

    static long readInhibitAnyPolicy(DerBytes value) throws MalformedDerException {
        return DerReader.of(value).smallInteger("x509: invalid inhibit any policy extension");
    }
}
