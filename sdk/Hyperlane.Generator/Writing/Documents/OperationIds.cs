using Hyperlane.Generator.Models.Documents;
using Hyperlane.Generator.Reading;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>
/// Names operations for client generators, which make methods of the names: <c>PostEndpoints.List</c> is <c>postList</c>.
/// The class comes first, so that what belongs together stands together in any list. Overloads are numbered.
/// </summary>
internal sealed class OperationIds
{
    private readonly HashSet<string> _given = [];

    public string Next(OperationModel operation)
    {
        var name = operation.OperationId
            ?? AsciiName.Of(SymbolText.ToCamelCase(operation.Tag) + char.ToUpperInvariant(operation.Name[0]) + operation.Name.Substring(1));
        var id = name;
        for (var number = 2; !_given.Add(id); number++)
        {
            id = $"{name}{number}";
        }

        return id;
    }
}
