using System.Text.RegularExpressions;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Sorts operations by path as OpenAPI asks for it.</summary>
/// <remarks>
/// For the router <c>/users/{id:int}</c> and <c>/users/{name}</c> are two; a document has no constraints in its paths, so
/// there they are one, with the names of the first. Where both answer one method, the document can show the first only.
/// </remarks>
internal static class PathTable
{
    private static readonly Regex Parameter = new(@"\{([^}]*)\}", RegexOptions.CultureInvariant);

    /// <summary>The paths in order, with the operations of each.</summary>
    public static IEnumerable<(string Path, IReadOnlyList<OperationModel> Operations)> Of(IEnumerable<OperationModel> operations)
        => from operation in operations
           group operation by Parameter.Replace(operation.Path, "{}") into same
           orderby same.Key.Replace("{}", "~"), same.Key
           let path = same.First().Path
           select (path, (IReadOnlyList<OperationModel>)[.. same.GroupBy(operation => operation.HttpMethod)
               .Select(one => Rename(one.First(), path))]);

    private static OperationModel Rename(OperationModel operation, string path)
    {
        var names = Names(operation.Path).Zip(Names(path), (from, to) => (From: from, To: to))
            .ToDictionary(pair => pair.From, pair => pair.To);
        return operation with
        {
            Path = path,
            Parameters = operation.Parameters.Select(one => one.In == ParameterSource.Path
                && names.TryGetValue(one.Name, out var name) ? one with { Name = name } : one).ToEquatable(),
        };
    }

    private static IEnumerable<string> Names(string path) => Parameter.Matches(path).Cast<Match>().Select(match => match.Groups[1].Value);
}
