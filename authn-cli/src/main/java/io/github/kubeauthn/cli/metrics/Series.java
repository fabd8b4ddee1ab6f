package io.github.kubeauthn.cli.metrics;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** What is measured under one set of labels. Safe for use by many threads. */
sealed interface Series {

    /** Writes its lines. */
    void write(StringBuilder text, String name, Labels labels);

    /** A whole number that is added to. */
    record Count(LongAdder value) implements Series {

        Count() {
            this(new LongAdder());
        }

        void add(long change) {
            value.add(change);
        }

        @Override
        public void write(StringBuilder text, String name, Labels labels) {
            line(text, name, labels, Long.toString(value.sum()));
        }
    }

    /** A number that is set. */
    final class Value implements Series {

        private volatile double current;

        void set(double value) {
            current = value;
        }

        @Override
        public void write(StringBuilder text, String name, Labels labels) {
            line(text, name, labels, number(current));
        }
    }

    /** How observations are distributed over buckets. */
    final class Distribution implements Series {

        private final List<Bucket> buckets;
        private final LongAdder count = new LongAdder();
        private final DoubleAdder sum = new DoubleAdder();

        /**
         * An empty one.
         *
         * @param bounds upper bounds of the buckets, ascending, written as Go writes them
         */
        Distribution(List<String> bounds) {
            buckets = bounds.stream().map(Bucket::new).toList();
        }

        void observe(double value) {
            for (Bucket bucket : buckets) {
                if (value <= bucket.bound) {
                    bucket.count.increment();
                    break;
                }
            }
            count.increment();
            sum.add(value);
        }

        @Override
        public void write(StringBuilder text, String name, Labels labels) {
            long upTo = 0;
            for (Bucket bucket : buckets) {
                upTo += bucket.count.sum();
                line(text, name + "_bucket", labels.with("le", bucket.text), Long.toString(upTo));
            }
            // never less than what the buckets held when they were read
            long all = Math.max(upTo, count.sum());
            line(text, name + "_bucket", labels.with("le", "+Inf"), Long.toString(all));
            line(text, name + "_sum", labels, number(sum.sum()));
            line(text, name + "_count", labels, Long.toString(all));
        }

        private static final class Bucket {

            private final String text;
            private final double bound;
            private final LongAdder count = new LongAdder();

            private Bucket(String text) {
                this.text = text;
                this.bound = Double.parseDouble(text);
            }
        }
    }

    private static void line(StringBuilder text, String name, Labels labels, String value) {
        text.append(name).append(labels).append(' ').append(value).append('\n');
    }

    private static String number(double value) {
        String text = new BigDecimal(Double.toString(value)).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
