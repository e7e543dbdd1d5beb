using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;

namespace Hyperlane.Generator.Writing;

/// <summary>
/// Names the variables of a handler: each after its parameter, unless the handler itself uses that name. What begins with a
/// capital letter may be a type of the handler, such as <c>Answer</c>.
/// </summary>
internal static class LocalNames
{
    private static readonly HashSet<string> Taken =
        ["context", "errors", "endpoints", "result", "form", "disposal", "socket", "global", "requestBody"];

    /// <summary>The variables, by the names of the parameters.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<ParameterModel> parameters)
    {
        var locals = new Dictionary<string, string>();
        var used = new HashSet<string>(parameters.Select(parameter => parameter.Name));
        foreach (var name in parameters.Select(parameter => parameter.Name))
        {
            var local = name;
            if (Taken.Contains(name) || char.IsUpper(name[0]))
            {
                local = char.ToLowerInvariant(name[0]) + name.Substring(1) + "Value";
                while (!used.Add(local))
                {
                    local += "Value";
                }
            }

            locals[name] = SymbolText.Identifier(local);
        }

        return locals;
    }
}
