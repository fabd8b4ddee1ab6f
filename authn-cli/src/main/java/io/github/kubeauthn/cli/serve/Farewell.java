package io.github.kubeauthn.cli.serve;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells clients that a server ends: from then on each answer over HTTP/1 is the last one of its connection. Jetty by itself closes a
 * connection on which the next request may be under way already. Safe for use by many threads.
 */
final class Farewell extends Handler.Wrapper {

    private static final long LOOK_MILLIS = 5;

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean ending;

    Farewell(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        underWay.incrementAndGet();
        Request.addCompletionListener(request, failure -> underWay.decrementAndGet());
        boolean multiplexed = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
        if (ending && !multiplexed && !request.getHeaders().contains(HttpHeader.UPGRADE)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        return super.handle(request, response, callback);
    }

    /**
     * Ends it: waits until nothing is under way any more.
     *
     * @param least how long whoever is at work gets to send one more request, and to be told
     * @param most how long to wait at all
     */
    void say(Duration least, Duration most) throws InterruptedException {
        ending = true;
        Thread.sleep(least.toMillis());
        long looks = most.minus(least).toMillis() / LOOK_MILLIS;
        for (long i = 0; i < looks && underWay.get() > 0; i++) {
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
