using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>
/// Finds the answers that the code of a method names, such as <c>Problem.NotFound()</c>: a <c>Result</c> says that there is a choice, and
/// not what is in it.
/// </summary>
internal static class NamedAnswers
{
    private static readonly Dictionary<string, int> Statuses = new()
    {
        ["Results.Created"] = 201,
        ["Results.Accepted"] = 202,
        ["Results.NoContent"] = 204,
        ["Results.Redirect"] = 302,
        ["Problem.BadRequest"] = 400,
        ["Problem.Validation"] = 400,
        ["Problem.Unauthorized"] = 401,
        ["Problem.Forbidden"] = 403,
        ["Problem.NotFound"] = 404,
        ["Problem.Conflict"] = 409,
        ["Problem.Gone"] = 410,
        ["Problem.PreconditionFailed"] = 412,
        ["Problem.Unprocessable"] = 422,
        ["Problem.TooManyRequests"] = 429,
    };

    public static IEnumerable<int> In(IMethodSymbol method)
        => method.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>())
            .SelectMany(Of)
            .Distinct();

    /// <summary>Whether the code of a method returns such answers and nothing else.</summary>
    public static bool AreAll(IMethodSymbol method)
    {
        var returned = method.DeclaringSyntaxReferences.SelectMany(reference => Returned(reference.GetSyntax()))
            .SelectMany(Choices).ToArray();
        return returned.Length > 0 && returned.All(one => one is InvocationExpressionSyntax call && Of(call).Any());
    }

    /// <summary>What a method itself returns, and not what functions within it do.</summary>
    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode method)
        => method is MethodDeclarationSyntax { ExpressionBody.Expression: { } only }
            ? [only]
            : method.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Select(static one => one.Expression).OfType<ExpressionSyntax>();

    private static IEnumerable<ExpressionSyntax> Choices(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Choices(inner.Expression),
        CastExpressionSyntax cast => Choices(cast.Expression),
        ConditionalExpressionSyntax choice => Choices(choice.WhenTrue).Concat(Choices(choice.WhenFalse)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(static arm => Choices(arm.Expression)),
        ThrowExpressionSyntax => [],
        _ => [expression],
    };

    private static IEnumerable<int> Of(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } access)
        {
            return [];
        }

        var name = $"{type.Identifier.Text}.{access.Name.Identifier.Text}";
        return name switch
        {
            "Results.Redirect" when call.ArgumentList.Arguments is [_, { Expression: LiteralExpressionSyntax { Token.Value: true } }] => [308],
            "Problem.Of" when call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: int status } }, ..]
                && status is >= 400 and <= 599 => [status],
            _ => Statuses.TryGetValue(name, out var found) ? [found] : [],
        };
    }
}
