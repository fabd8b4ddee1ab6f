package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;

/** A message literal that Kubernetes checks but cannot make, as <code>kubernetes.UserInfo{}</code>. */
final class FailingNode extends Node {

    private static final long PRICE = 40;

    private final int id;
    private final Node[] fields;
    private final CelError error;

    FailingNode(int id, Node[] fields, CelError error) {
        this.id = id;
        this.fields = fields;
        this.error = error;
    }

    @Override
    Object evaluate(Execution x) {
        Object value = error;
        for (Node field : fields) {
            Object found = field.evaluate(x);
            if (found instanceof CelError) {
                value = found;
                break;
            }
        }
        for (int i = fields.length - 1; i >= 0 && x.take(fields[i].id()) != null; i--) {}
        return x.pay(PRICE, value, id);
    }

    @Override
    int id() {
        return id;
    }
}
