using System.Text;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>Parameters by name, in SQL that somebody wrote: <c>:name</c> or <c>$name</c>. Engines number them.</summary>
internal static class SqlParameters
{
    /// <summary>How many there may be.</summary>
    private const int Most = 1_000;

    /// <summary>
    /// SQL with numbers in place of names, and the values by these numbers. Where a name is longer, blanks fill its place, so that all else
    /// stays where it is.
    /// </summary>
    /// <exception cref="ProblemException">400: a value is missing, is none, or is not wanted.</exception>
    public static (string Sql, IReadOnlyList<JsonElement> Values) Number(string sql, IReadOnlyDictionary<string, JsonElement>? values)
    {
        var names = new List<string>();
        var numbered = new StringBuilder();
        var copied = 0;
        foreach (var token in SqlText.Read(sql).Where(token => token.Kind == SqlText.TokenKind.Parameter))
        {
            var name = SqlText.NameOf(sql, token);
            var number = names.IndexOf(name);
            if (number < 0)
            {
                number = names.Count;
                names.Add(name);
            }

            numbered.Append(sql, copied, token.Start - copied).Append($"${number + 1}".PadRight(token.Length));
            copied = token.End;
        }

        Check(names, values ?? new Dictionary<string, JsonElement>());
        return (numbered.Append(sql, copied, sql.Length - copied).ToString(), [.. names.Select(name => values![name])]);
    }

    private static void Check(List<string> names, IReadOnlyDictionary<string, JsonElement> values)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var name in names.Except(values.Keys))
        {
            errors[$"parameters.{name}"] = ["A value is missing."];
        }

        foreach (var name in values.Keys.Except(names))
        {
            errors[$"parameters.{name}"] = [$"The SQL has no :{name}."];
        }

        foreach (var (name, value) in values.Where(value => value.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object))
        {
            errors[$"parameters.{name}"] = ["A value is a text, a number, true, false or null."];
        }

        if (errors.Count > 0)
        {
            throw ProblemException.Validation(errors);
        }

        if (names.Count > Most)
        {
            throw new ProblemException(Problem.Validation("parameters", $"There are {names.Count} parameters; {Most} may be."));
        }
    }
}
