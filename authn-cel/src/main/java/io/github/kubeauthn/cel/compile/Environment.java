package io.github.kubeauthn.cel.compile;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import io.github.kubeauthn.cel.function.Functions;
import io.github.kubeauthn.cel.program.Planner;
import io.github.kubeauthn.cel.program.PlanningException;
import io.github.kubeauthn.cel.value.Type;
import java.util.List;
import java.util.Map;

/** What expressions may name and call. Immutable and safe for use by many threads at once. */
public final class Environment {

    private static final Functions FUNCTIONS = Functions.ofKubernetes();
    private static final Type USER = Type.struct("kubernetes.UserInfo");
    private static final Map<String, Type> USER_FIELDS = Map.of(
            "username",
            Type.STRING,
            "uid",
            Type.STRING,
            "groups",
            Type.list(Type.STRING),
            "extra",
            Type.map(Type.STRING, Type.list(Type.STRING)));

    private final CelCompiler compiler;

    private Environment(CelCompiler compiler) {
        this.compiler = compiler;
    }

    /** That of expressions over {@code claims}. */
    public static Environment ofClaims() {
        return of("claims", Type.map(Type.STRING, Type.ANY), Map.of());
    }

    /** That of expressions over {@code user}. */
    public static Environment ofUser() {
        return of("user", USER, USER_FIELDS);
    }

    private static Environment of(String variable, Type type, Map<String, Type> fields) {
        CelOptions options = CelOptions.current()
                .enableReservedIds(true)
                .enableOptionalSyntax(true)
                .enableHeterogeneousNumericComparisons(true)
                .build();
        List<CelFunctionDecl> functions =
                FUNCTIONS.all().stream().map(Translation::of).toList();
        return new Environment(CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(noStandardDeclarations())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addMacros(Macros.all())
                .setTypeProvider(KnownTypes.with(type, fields))
                .addVar(variable, Translation.of(type))
                .addVar(ShadowedVariable.alias(variable), Translation.of(type))
                .addFunctionDeclarations(functions)
                .build());
    }

    /** Kubernetes' functions are complete; cel-java's own differ in details. */
    private static CelStandardDeclarations noStandardDeclarations() {
        return CelStandardDeclarations.newBuilder()
                .filterFunctions((function, overload) -> false)
                .filterIdentifiers(identifier -> false)
                .build();
    }

    /** Compiles an expression. Never throws for anything that it holds. */
    public CompiledExpression compile(String expression) {
        try {
            CelAbstractSyntaxTree parsed =
                    compiler.parse(RawLiterals.rewrite(expression)).getAst();
            CelAbstractSyntaxTree ast =
                    compiler.check(ShadowedVariable.renamed(parsed)).getAst();
            String fault = LiteralRules.fault(ast);
            if (fault != null) {
                return invalid(fault);
            }
            return new CompiledExpression.Good(
                    Planner.plan(ast, FUNCTIONS, KnownTypes.VALUES),
                    ast.getResultType().equals(SimpleType.BOOL),
                    ClaimSelections.in(ast.getExpr()));
        } catch (CelValidationException e) {
            return invalid(String.valueOf(e.getMessage()));
        } catch (PlanningException e) {
            return new CompiledExpression.Unusable("program instantiation failed: " + e.getMessage());
        } catch (StackOverflowError e) {
            return invalid("the expression nests too deeply");
        } catch (IllegalArgumentException e) {
            // cel-java's way to say that a macro stands in what it could not parse
            return invalid("the expression cannot be parsed: " + e.getMessage());
        }
    }

    private static CompiledExpression.Invalid invalid(String why) {
        return new CompiledExpression.Invalid("compilation failed: " + why);
    }
}
