package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelOptional;
import java.util.ArrayList;
import java.util.List;

/** Something that fields and indices are selected of, with what is selected: {@code claims.a['b'].?c}. */
abstract class Attribute {

    /** Adds a field or an index. */
    abstract void select(Qualifier qualifier);

    /** Its id, which is that of the last selection. */
    abstract int id();

    /** Its value or an error. */
    abstract Object resolve(Execution x);

    /** One that starts at a value. */
    abstract static class Simple extends Attribute {

        private final int ownId;
        private final List<Qualifier> qualifiers = new ArrayList<>(2);

        Simple(int ownId) {
            this.ownId = ownId;
        }

        abstract Object start(Execution x);

        @Override
        void select(Qualifier qualifier) {
            qualifiers.add(qualifier);
        }

        @Override
        int id() {
            return qualifiers.isEmpty()
                    ? ownId
                    : qualifiers.get(qualifiers.size() - 1).id();
        }

        @Override
        Object resolve(Execution x) {
            Object value = start(x);
            if (value instanceof CelError) {
                return value;
            }
            boolean optional = value instanceof CelOptional;
            if (value instanceof CelOptional start) {
                if (!start.hasValue()) {
                    return start;
                }
                value = start.value();
            }
            for (int i = 0; i < qualifiers.size(); i++) {
                Qualifier qualifier = qualifiers.get(i);
                optional |= qualifier.isOptional();
                value = optional ? qualifier.selectIfPresent(x, value) : qualifier.select(x, value);
                if (value instanceof CelError) {
                    return value;
                }
                if (value == Qualifier.ABSENT) {
                    return CelOptional.none();
                }
            }
            return optional ? CelOptional.of(value) : value;
        }
    }

    /** The variable {@code claims} or {@code user}. */
    static final class Subject extends Simple {

        Subject(int id) {
            super(id);
        }

        @Override
        Object start(Execution x) {
            return x.subject;
        }
    }

    /** A variable of a loop. */
    static final class LoopVariable extends Simple {

        private final int index;

        LoopVariable(int id, int index) {
            super(id);
            this.index = index;
        }

        @Override
        Object start(Execution x) {
            Object value = x.variables[index];
            return value == null ? new CelError("no such attribute") : value;
        }
    }

    /** The accumulator of a loop. */
    static final class Accumulator extends Simple {

        private final FoldNode fold;

        Accumulator(int id, FoldNode fold) {
            super(id);
            this.fold = fold;
        }

        @Override
        Object start(Execution x) {
            return fold.accumulated(x);
        }
    }

    /** The value of any other node. */
    static final class Relative extends Simple {

        private final Node operand;

        Relative(int id, Node operand) {
            super(id);
            this.operand = operand;
        }

        @Override
        Object start(Execution x) {
            return operand.evaluate(x);
        }
    }

    /** {@code condition ? yes : no}; what is selected is selected of both. */
    static final class Conditional extends Attribute {

        private final int ownId;
        private final Node condition;
        private final Attribute yes;
        private final Attribute no;

        Conditional(int ownId, Node condition, Attribute yes, Attribute no) {
            this.ownId = ownId;
            this.condition = condition;
            this.yes = yes;
            this.no = no;
        }

        @Override
        void select(Qualifier qualifier) {
            yes.select(qualifier);
            no.select(qualifier);
        }

        @Override
        int id() {
            return yes.id() == no.id() ? yes.id() : ownId;
        }

        @Override
        Object resolve(Execution x) {
            Object holds = condition.evaluate(x);
            if (holds instanceof Boolean truth) {
                return truth ? yes.resolve(x) : no.resolve(x);
            }
            return CelError.noSuchOverload(holds);
        }

        /** Forgets what was evaluated for it. */
        void drop(Execution x) {
            x.drop(no.id());
            x.drop(yes.id());
            x.drop(condition.id());
        }
    }
}
