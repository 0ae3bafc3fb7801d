using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Drift;

/// <summary>
/// Follows a value to where it is written: through text made of it, variables, objects that show their contents, and the parameters of
/// methods of the same file.
/// </summary>
internal sealed class PersonalDataFlow
{
    // So that a chain of helpers ends, and two that call each other do too.
    private const int MaximumDepth = 4;

    private readonly Dictionary<ISymbol, HashSet<int>> _seen = new(SymbolEqualityComparer.Default);
    private readonly List<string> _way = [];

    /// <summary>The end of a value's way.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The sink in words, and where it is; null where the value goes elsewhere.</returns>
    public static (string Sink, Location At)? Find(IOperation value)
    {
        var flow = new PersonalDataFlow();
        return flow.Follow(value) is { } found
            ? (flow._way.Count == 0 ? found.Sink : $"{found.Sink} by way of '{string.Join("' and '", flow._way)}'", found.At)
            : null;
    }

    private (string Sink, Location At)? Follow(IOperation value)
    {
        // { Email: var address }
        if (value.Parent is IPropertySubpatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } })
            return FollowVariable(declared, value);

        for (var (child, current) = (value, value.Parent); current is not null; (child, current) = (current, current.Parent))
        {
            switch (current)
            {
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    if (PersonalDataSinks.OfCall(call, argument) is { } sink)
                        return (sink, call.Syntax.GetLocation());

                    if (IsBuilder(call))
                        return FollowBuilder(call);

                    // Text made of it says it too; what any other method returns does not have to.
                    if (!MakesText(call))
                        return argument.Parameter is { } parameter ? FollowParameter(call, parameter) : null;

                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation created }:
                    if (PersonalDataSinks.OfCreation(created) is { } target)
                        return (target, created.Syntax.GetLocation());

                    if (!Shows(created))
                        return null;

                    break;
                case IInvocationOperation call when call.Instance == child:
                    if (!MakesText(call))
                        return null;

                    break;
                case IConditionalAccessOperation access when access.Operation == child:
                    // email?.Length says no more than email.Length.
                    if (access.WhenNotNull is not IInvocationOperation shown || !MakesText(shown))
                        return null;

                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return FollowVariable(declarator.Symbol, value);
                case ISimpleAssignmentOperation assignment when assignment.Value == child:
                    if (FollowsTarget(assignment.Target) is not { } next)
                        return null;

                    if (next.Sink is not null)
                        return (next.Sink, assignment.Syntax.GetLocation());

                    if (next.Variable is not null)
                        return FollowVariable(next.Variable, value);

                    break;
                case ICompoundAssignmentOperation { Target: ILocalReferenceOperation { Local: var sum } }:
                    return FollowVariable(sum, value);
                case ICoalesceAssignmentOperation { Target: ILocalReferenceOperation { Local: var other } }:
                    return FollowVariable(other, value);
                case IConversionOperation or IInterpolatedStringOperation or IInterpolationOperation or IArrayCreationOperation or IArrayInitializerOperation
                    or IInterpolatedStringHandlerCreationOperation or IInterpolatedStringAdditionOperation or IInterpolatedStringAppendOperation
                    or IArgumentOperation or IInvocationOperation or ICoalesceOperation or IConditionalAccessOperation or ITupleOperation
                    or IParenthesizedOperation or ICollectionExpressionOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }
                    or IAnonymousObjectCreationOperation or IObjectOrCollectionInitializerOperation or ISwitchExpressionOperation:
                    break;
                case IObjectCreationOperation created when Shows(created):
                    break;
                case ISwitchExpressionArmOperation arm when arm.Value == child:
                    break;
                case IConditionalOperation conditional when conditional.Condition != child:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    // Hand-written records, tuples and anonymous objects print what they hold; emitted records hide what is personal.
    private static bool Shows(IObjectCreationOperation created) =>
        created.Type is { } type && (type.Name == "KeyValuePair" || (type.IsRecord && !EmittedTypes.IsEmitted(type)));

    private static bool MakesText(IInvocationOperation call) =>
        call.TargetMethod.Name == "ToString"
        || (call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String && call.Type?.SpecialType == SpecialType.System_String)
        || call.TargetMethod.ContainingType is { Name: "Uri", ContainingNamespace.Name: "System" };

    private static bool IsBuilder(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is { Name: "StringBuilder", ContainingNamespace.Name: "Text" } && call.TargetMethod.Name is not "ToString";

    private static (string? Sink, ISymbol? Variable)? FollowsTarget(IOperation target) => target switch
    {
        ILocalReferenceOperation local => (null, local.Local),
        IParameterReferenceOperation parameter => (null, parameter.Parameter),
        IPropertyReferenceOperation property when PersonalDataSinks.OfProperty(property.Property) is { } sink => (sink, null),
        IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true } => (null, null),
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } => (null, null),
        _ => null,
    };

    // builder.Append(a).Append(b): the variable at the chain's start holds all of it; without one the chain itself does.
    private (string Sink, Location At)? FollowBuilder(IInvocationOperation call)
    {
        IOperation? receiver = call;
        while (receiver is IInvocationOperation chained && IsBuilder(chained))
            receiver = chained.Instance;

        return receiver is ILocalReferenceOperation { Local: var local } ? FollowVariable(local, call) ?? Follow(call) : Follow(call);
    }

    private (string Sink, Location At)? FollowParameter(IInvocationOperation call, IParameterSymbol parameter)
    {
        if (_way.Count >= MaximumDepth || !IsNew(parameter, 0) || MethodBodies.Find(call, call.TargetMethod) is not { } body)
            return null;

        var own = call.TargetMethod.OriginalDefinition.Parameters[parameter.Ordinal];
        return FollowUses($"{call.TargetMethod.Name}({own.Name})", body.Descendants().OfType<IParameterReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Parameter, own)));
    }

    private (string Sink, Location At)? FollowVariable(ISymbol variable, IOperation from)
    {
        var start = from.Syntax.Span.End;
        if (_way.Count >= MaximumDepth || !IsNew(variable, start))
            return null;

        var everything = Root(from).Descendants().ToList();
        var others = everything.OfType<ISimpleAssignmentOperation>()
            .Where(a => IsOf(a.Target, variable) && a.Syntax.SpanStart > start)
            .ToList();
        var uses = everything.Where(o => IsOf(o, variable)
            && o.Syntax.SpanStart >= start
            && !others.Any(a => a.Target == o)
            && !others.Any(a => a.Syntax.Span.End <= o.Syntax.SpanStart && Block(a) is { } block && IsInside(o, block)));
        return FollowUses(variable.Name, uses);
    }

    private (string Sink, Location At)? FollowUses(string name, IEnumerable<IOperation> uses)
    {
        _way.Add(name);
        foreach (var use in uses)
        {
            if (Follow(use) is { } found)
                return found;
        }

        _way.RemoveAt(_way.Count - 1);
        return null;
    }

    private static bool IsOf(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
        _ => false,
    };

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is not null)
            operation = operation.Parent;

        return operation;
    }

    private static IOperation? Block(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            if (parent is IBlockOperation)
                return parent;

            operation = parent;
        }

        return null;
    }

    private static bool IsInside(IOperation operation, IOperation ancestor)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current == ancestor)
                return true;
        }

        return false;
    }

    // Whether a variable was not followed from a place before.
    private bool IsNew(ISymbol variable, int from)
    {
        if (!_seen.TryGetValue(variable, out var places))
            _seen.Add(variable, places = []);

        return places.Add(from);
    }
}
