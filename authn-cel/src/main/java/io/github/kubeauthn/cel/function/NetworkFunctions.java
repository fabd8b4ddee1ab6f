package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.cel.object.Cidr;
import io.github.kubeauthn.cel.object.IpAddress;
import io.github.kubeauthn.cel.value.CelError;
import java.util.function.Predicate;

/** Kubernetes' functions of addresses and networks ({@code ip.go}, {@code cidr.go} in {@code pkg/cel/library}). */
final class NetworkFunctions {

    private NetworkFunctions() {}

    static void declare(Functions functions) {
        declareAddresses(functions);
        declareNetworks(functions);
    }

    private static void declareAddresses(Functions functions) {
        functions.global("ip", "string_to_ip", IpAddress.TYPE, a -> address((String) a), STRING);
        functions.global("isIP", "is_ip", BOOL, a -> IpAddress.parse((String) a) != null, STRING);
        functions.global("ip.isCanonical", "ip_is_canonical", BOOL, a -> isCanonical((String) a), STRING);
        functions.global("string", "ip_to_string", STRING, Object::toString, IpAddress.TYPE);
        functions.member("family", "ip_family", INT, a -> ((IpAddress) a).family(), IpAddress.TYPE);
        test(functions, "isUnspecified", "ip_is_unspecified", IpAddress::isUnspecified);
        test(functions, "isLoopback", "ip_is_loopback", IpAddress::isLoopback);
        test(functions, "isLinkLocalMulticast", "ip_is_link_local_multicast", IpAddress::isLinkLocalMulticast);
        test(functions, "isLinkLocalUnicast", "ip_is_link_local_unicast", IpAddress::isLinkLocalUnicast);
        test(functions, "isGlobalUnicast", "ip_is_global_unicast", IpAddress::isGlobalUnicast);
    }

    private static void declareNetworks(Functions functions) {
        functions.global("cidr", "string_to_cidr", Cidr.TYPE, a -> network((String) a), STRING);
        functions.global("isCIDR", "is_cidr", BOOL, a -> Cidr.parse((String) a) != null, STRING);
        functions.global("string", "cidr_to_string", STRING, Object::toString, Cidr.TYPE);
        functions.member("ip", "cidr_ip", IpAddress.TYPE, a -> ((Cidr) a).address(), Cidr.TYPE);
        functions.member("prefixLength", "cidr_prefix_length", INT, a -> ((Cidr) a).prefixLength(), Cidr.TYPE);
        functions.member("masked", "cidr_masked", Cidr.TYPE, a -> ((Cidr) a).masked(), Cidr.TYPE);
        functions.member(
                "containsIP",
                "cidr_contains_ip_string",
                BOOL,
                (a, b) -> contains((Cidr) a, address((String) b)),
                Cidr.TYPE,
                STRING);
        functions.member(
                "containsIP", "cidr_contains_ip_ip", BOOL, (a, b) -> contains((Cidr) a, b), Cidr.TYPE, IpAddress.TYPE);
        functions.member(
                "containsCIDR",
                "cidr_contains_cidr_string",
                BOOL,
                (a, b) -> contains((Cidr) a, network((String) b)),
                Cidr.TYPE,
                STRING);
        functions.member(
                "containsCIDR", "cidr_contains_cidr", BOOL, (a, b) -> contains((Cidr) a, b), Cidr.TYPE, Cidr.TYPE);
    }

    private static void test(Functions functions, String name, String id, Predicate<IpAddress> test) {
        functions.member(name, id, BOOL, a -> test.test((IpAddress) a), IpAddress.TYPE);
    }

    private static Object address(String text) {
        IpAddress address = IpAddress.parse(text);
        return address == null
                ? new CelError("IP Address " + GoQuoted.string(text) + " parse error during conversion from string")
                : address;
    }

    private static Object isCanonical(String text) {
        return address(text) instanceof IpAddress address ? address.toString().equals(text) : address(text);
    }

    private static Object network(String text) {
        Cidr network = Cidr.parse(text);
        return network == null
                ? new CelError("network address parse error during conversion from string: " + GoQuoted.string(text))
                : network;
    }

    private static Object contains(Cidr network, Object part) {
        if (part instanceof IpAddress address) {
            return network.contains(address);
        }
        return part instanceof Cidr other ? (Object) network.contains(other) : CelError.noSuchOverload(part);
    }
}
