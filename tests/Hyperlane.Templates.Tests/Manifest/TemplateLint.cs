using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hyperlane.Templates.Tests.Manifest;

/// <summary>Faults in a template.json that the template engine lets pass, and that show only when a project comes out wrong.</summary>
public static partial class TemplateLint
{
    private static readonly HashSet<string> Generators =
        ["casing", "coalesce", "constant", "evaluate", "guid", "join", "now", "port", "random", "regex", "regexMatch", "switch"];

    private static readonly HashSet<string> Known = ["name", "true", "false", "and", "or", "not"];

    // Parameters of a generator whose value is another symbol's name.
    private static readonly string[] References = ["source", "sourceVariableName", "fallbackVariableName"];

    /// <summary>All faults; none if the list is empty.</summary>
    public static IReadOnlyList<string> Check(string templateJson, string cliHostJson = "{}")
    {
        using var template = JsonDocument.Parse(templateJson);
        using var host = JsonDocument.Parse(cliHostJson);
        var root = template.RootElement;
        var symbols = Members(root, "symbols").ToDictionary(symbol => symbol.Name, symbol => symbol.Value);
        var forms = Members(root, "forms").Select(form => form.Name).ToHashSet();
        var faults = new List<string>();
        foreach (var (name, symbol) in symbols)
        {
            CheckGenerator(name, symbol, symbols, faults);
            CheckDefault(name, symbol, faults);
            CheckReference(name, Text(symbol, "valueSource"), symbols, faults);
            if (Text(symbol, "valueTransform") is { } form && !forms.Contains(form))
            {
                faults.Add($"{name}: the form {form} is not defined");
            }
        }

        foreach (var form in Members(root, "forms").Where(form => form.Value.TryGetProperty("steps", out _)))
        {
            var missing = form.Value.GetProperty("steps").EnumerateArray().Select(step => step.GetString()!)
                .Where(step => !forms.Contains(step));
            faults.AddRange(missing.Select(step => $"{form.Name}: the form {step} is not defined"));
        }

        foreach (var condition in Conditions(root))
        {
            var names = Word().Matches(Quoted().Replace(condition, "")).Select(match => match.Value);
            faults.AddRange(names.Where(word => !symbols.ContainsKey(word) && !Known.Contains(word))
                .Select(word => $"{condition}: the symbol {word} is not defined"));
        }

        foreach (var option in Members(host.RootElement, "symbolInfo").Where(option => !symbols.ContainsKey(option.Name)))
        {
            faults.Add($"dotnetcli.host.json: the symbol {option.Name} is not defined");
        }

        return faults;
    }

    private static void CheckGenerator(string name, JsonElement symbol, Dictionary<string, JsonElement> symbols, List<string> faults)
    {
        if (Text(symbol, "type") != "generated")
        {
            return;
        }

        var generator = Text(symbol, "generator");
        if (generator is null || !Generators.Contains(generator))
        {
            faults.Add($"{name}: there is no generator {generator}");
        }

        foreach (var parameter in Members(symbol, "parameters").Where(parameter => References.Contains(parameter.Name)))
        {
            CheckReference(name, parameter.Value.GetString(), symbols, faults);
        }
    }

    private static void CheckDefault(string name, JsonElement symbol, List<string> faults)
    {
        if (Text(symbol, "datatype") != "choice")
        {
            return;
        }

        var choices = symbol.TryGetProperty("choices", out var list)
            ? list.EnumerateArray().Select(choice => Text(choice, "choice")).ToHashSet()
            : [];
        if (choices.Count == 0)
        {
            faults.Add($"{name}: has no choices");
        }
        else if (Text(symbol, "defaultValue") is { } value && !choices.Contains(value))
        {
            faults.Add($"{name}: the default {value} is not among the choices");
        }
    }

    private static void CheckReference(string name, string? reference, Dictionary<string, JsonElement> symbols, List<string> faults)
    {
        if (reference is not null && !symbols.ContainsKey(reference) && !Known.Contains(reference))
        {
            faults.Add($"{name}: the symbol {reference} is not defined");
        }
    }

    // Every "condition" and "isEnabled", at any depth, and the "value" of a computed symbol.
    private static IEnumerable<string> Conditions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Conditions),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Value.ValueKind == JsonValueKind.String
                ? IsCondition(element, member.Name) ? [member.Value.GetString()!] : []
                : Conditions(member.Value)),
        _ => [],
    };

    private static bool IsCondition(JsonElement owner, string name) =>
        name is "condition" or "isEnabled" or "isRequired" || (name == "value" && Text(owner, "type") == "computed");

    private static List<JsonProperty> Members(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? [.. found.EnumerateObject()] : [];

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[A-Za-z_][\w\-]*")]
    private static partial Regex Word();
}
