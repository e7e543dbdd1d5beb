using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Finds the answers that the code of a method names, such as <c>Problem.NotFound()</c>: a <c>Result</c> says that there is a choice, and not what is in it.</summary>
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
            "Problem.Of" when call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: int and >= 400 and <= 599 and var status } }, ..] => [status],
            _ => Statuses.TryGetValue(name, out var found) ? [found] : [],
        };
    }
}
