package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.UserInfo;

/**
 * A request whose sender is known.
 *
 * @param method its method
 * @param path its path, decoded
 * @param query what stands behind the path
 * @param user who sent it
 * @param contentType what its body is; empty if it does not say
 * @param body its body
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
record ApiRequest(String method, String path, QueryParameters query, UserInfo user, String contentType, byte[] body) {

    boolean isGet() {
        return method.equals("GET") || method.equals("HEAD");
    }

    boolean isPost() {
        return method.equals("POST");
    }
}
