using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes what is checked of one value, and keeps what the checks need to be made once.</summary>
/// <param name="code">Where to.</param>
/// <param name="instance">What has the value, as code spells it; <c>null</c> for nothing.</param>
/// <param name="fields">What the names of the values have in front where they become names of fields.</param>
internal sealed class ValidationValueWriter(CodeWriter code, string instance, string fields = "")
{
    private readonly ValidationStatics _statics = new();
    private readonly HashSet<string> _locals = ["it", "run", "value", "failures", "context", "errors"];

    /// <summary>Writes the checks of a member.</summary>
    /// <param name="member">The member.</param>
    /// <param name="expression">Its value, as code spells it.</param>
    public void Write(ValidationMember member, string expression)
        => Write(member.Value, expression, member, member.Name);

    /// <summary>Notes a member by its names, and gives the name of what holds them.</summary>
    public string Declare(ValidationMember member) => _statics.Add("Field", $"{fields}{member.Name}Field", ValidationStatics.Field(member));

    /// <summary>Keeps something that is made once.</summary>
    public string Keep(string type, string name, string creation) => _statics.Add(type, fields + name, creation);

    /// <summary>Writes what is made once.</summary>
    public void WriteStatics() => _statics.Write(code);

    private void Write(ValidationValue value, string expression, ValidationMember? member, string name)
    {
        var judgesNull = value.Rules.Where(rule => rule.Kind is ValidationKind.NullCondition or ValidationKind.Attribute).ToArray();
        var others = value.Rules.Except(judgesNull).ToArray();
        var looksInside = others.Length > 0 || value.Shape is not null;
        if (value.CanBeDefault)
        {
            WriteOfArray(value, [.. judgesNull, .. others], expression, member, name);
            return;
        }

        if (value.Required is { } required)
        {
            var local = looksInside ? Local(name) : "";
            var missing = looksInside ? $"{expression} is not {{ }} {local}" : $"{expression} is null";
            var blank = !value.RejectsBlank ? "" : $" || string.IsNullOrWhiteSpace({(looksInside ? local : expression)})";
            code.Open($"if ({missing}{blank})").Line(Missing(required, member)).Close();
            if (judgesNull.Length > 0 || looksInside)
            {
                code.Open("else");
                WriteRules(judgesNull, expression, member!, name);
                WriteInside(others, value.Shape, local, member, name);
                code.Close();
            }

            return;
        }

        if (value.CanBeNull)
        {
            WriteRules(judgesNull, expression, member!, name);
            if (looksInside)
            {
                var local = Local(name);
                code.Open($"if ({expression} is {{ }} {local})");
                WriteInside(others, value.Shape, local, member, name);
                code.Close();
            }

            return;
        }

        WriteRules(judgesNull, expression, member!, name);
        WriteInside(others, value.Shape, expression, member, name);
    }

    /// <summary>An array in a struct is neither null nor there when nobody has set it.</summary>
    private void WriteOfArray(ValidationValue value, ValidationRule[] rules, string expression, ValidationMember? member, string name)
    {
        var looksInside = rules.Length > 0 || value.Shape is not null;
        if (value.Required is { } required)
        {
            code.Open($"if ({expression}.IsDefault)").Line(Missing(required, member)).Close();
        }

        if (looksInside)
        {
            code.Open(value.Required is null ? $"if (!{expression}.IsDefault)" : "else");
            WriteInside(rules, value.Shape, expression, member, name);
            code.Close();
        }
    }

    private void WriteInside(ValidationRule[] rules, ValidationShape? shape, string local, ValidationMember? member, string name)
    {
        WriteRules(rules, local, member!, name);
        if (shape is null)
        {
            return;
        }

        // The root of a body is where the walk starts; an item has been entered by its index.
        var enters = member is { RequestName: not "$" };
        if (enters)
        {
            code.Open($"if (run.Enter({Declare(member!)}))");
        }

        WriteShape(shape, local, name);
        if (enters)
        {
            code.Line("run.Leave();").Close();
        }
    }

    private void WriteShape(ValidationShape shape, string local, string name)
    {
        if (shape.Item is not { } item)
        {
            code.Line($"{shape.Checker}.Check({local}, ref run);");
            return;
        }

        var one = Local(name + "Item");
        if (shape.IsDictionary)
        {
            code.Open($"foreach (var {one} in {local})").Open($"if (run.EnterKey({one}.Key))");
            Write(item, $"{one}.Value", null, name + "Value");
        }
        else
        {
            var index = Local(name + "Index");
            code.Line($"var {index} = 0;").Open($"foreach (var {one} in {local})").Open($"if (run.Enter({index}++))");
            Write(item, one, null, name + "Value");
        }

        code.Line("run.Leave();").Close().Close();
    }

    private void WriteRules(IEnumerable<ValidationRule> rules, string expression, ValidationMember member, string name)
    {
        foreach (var rule in rules)
        {
            if (rule.Kind == ValidationKind.Attribute)
            {
                var attribute = Keep("ValidationAttribute", name + "Rule", rule.Arguments[0]);
                code.Line($"run.Ask({attribute}, {Declare(member)}, {expression}, {instance});");
                continue;
            }

            code.Open($"if ({Condition(rule, expression, name)})").Line(Fail(rule, member)).Close();
        }
    }

    private string Condition(ValidationRule rule, string expression, string name)
    {
        var arguments = rule.Arguments;
        switch (rule.Kind)
        {
            case ValidationKind.Pattern:
                var pattern = Keep("Regex", name + "Pattern",
                    $"new({arguments[0]}, RegexOptions.None, TimeSpan.FromMilliseconds({arguments[1]}))");
                return $"!Formats.Matches({pattern}, {expression})";
            case ValidationKind.Limits:
                var least = Keep(arguments[0], name + "Least", $"Limit.Parse<{arguments[0]}>({arguments[1]})");
                var most = Keep(arguments[0], name + "Most", $"Limit.Parse<{arguments[0]}>({arguments[2]})");
                return $"!({expression}.CompareTo({least}) {arguments[3]} 0 && {expression}.CompareTo({most}) {arguments[4]} 0)";
            case ValidationKind.NullCondition:
                // Only the first, since what follows may be text of any kind.
                var start = arguments[0].IndexOf("{0}", StringComparison.Ordinal);
                return arguments[0].Substring(0, start) + expression + arguments[0].Substring(start + 3);
            default:
                return arguments[0].Replace("{0}", expression);
        }
    }

    private string Missing(ValidationRule rule, ValidationMember? member)
        => member is null ? $"run.Fail({Text.Quote(rule.Default)}, ErrorKind.Missing);"
            : rule.Message is null ? $"run.Fail({Declare(member)}, {Text.Quote(rule.Default)}, ErrorKind.Missing);"
            : $"run.Format(ErrorKind.Missing, {string.Join(", ", [Declare(member), rule.Message, .. rule.MessageArguments])});";

    private string Fail(ValidationRule rule, ValidationMember? member)
        => member is null ? $"run.Fail({Text.Quote(rule.Default)});"
            : rule.Message is null ? $"run.Fail({Declare(member)}, {Text.Quote(rule.Default)});"
            : $"run.Format({string.Join(", ", [Declare(member), rule.Message, .. rule.MessageArguments])});";

    /// <summary>A variable that no other has the name of.</summary>
    private string Local(string name)
    {
        var local = char.ToLowerInvariant(name[0]) + name.Substring(1);
        var free = local;
        for (var number = 2; !_locals.Add(free); number++)
        {
            free = $"{local}{number}";
        }

        return SymbolText.Identifier(free);
    }
}
