using System.Runtime.CompilerServices;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// Reads what is asked of the parameters of an endpoint: by DataAnnotations, and by the types themselves where C# allows no null.
/// </summary>
internal static class ValidationReader
{
    private static readonly ConditionalWeakTable<Compilation, ValidationTypes> Cache = new();

    public static ValidationModel Read(IMethodSymbol method, EquatableArray<ParameterModel> parameters, Compilation compilation)
    {
        var types = Cache.GetValue(compilation, key => new ValidationTypes(key));

        // Endpoints are read side by side, and share the types.
        lock (types)
        {
            var found = method.Parameters
                .Zip(parameters, (symbol, model) => (symbol, model))
                .Where(pair => pair.model.Source is not (ParameterSource.Unknown or ParameterSource.Services or ParameterSource.Context
                    or ParameterSource.Request or ParameterSource.Response or ParameterSource.Aborted))
                .Select(pair => new ValidationParameter(Declared(pair.symbol.Type), pair.model.Source,
                    types.Parameter(pair.symbol, pair.model)))
                .ToArray();
            return new ValidationPruner(types.All).Prune(found);
        }
    }

    /// <summary>The type of a variable that may also hold the null of a failed binding.</summary>
    private static string Declared(ITypeSymbol type) => type.ToCode() + (type.IsReferenceType ? "?" : "");
}
