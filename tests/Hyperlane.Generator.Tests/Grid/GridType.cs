namespace Hyperlane.Generator.Tests.Grid;

/// <summary>A row of the grid: a type, and what is known of its values.</summary>
/// <param name="Code">The type, as an endpoint spells it.</param>
/// <param name="Value">A value of it, as code spells it.</param>
/// <param name="Json">The same value in JSON.</param>
/// <param name="Texts">The same value in path, query, header, cookie and form, a text for each of several; empty where text says nothing.</param>
internal sealed record GridType(string Code, string Value, string Json, params string[] Texts)
{
    /// <summary>Texts that are no value, nor the item of one.</summary>
    public string[] BadTexts { get; init; } = [];

    /// <summary>Other texts that the server takes, and the JSON of what it makes of each.</summary>
    public (string Text, string Json)[] Others { get; init; } = [];

    /// <summary>JSON that is no value.</summary>
    public string[] BadJsons { get; init; } = [];

    /// <summary>The value in a query where its members have names of their own: <c>a=5&amp;b=abc</c>.</summary>
    public string? Members { get; init; }

    /// <summary>What it is when no value has its name, in JSON.</summary>
    public string Empty { get; init; } = "[]";

    /// <summary>The declarations that it needs; ¿ stands for the question mark that only code with nullable references has.</summary>
    public string Declaration { get; init; } = "";

    /// <summary>Whether its null is a Nullable.</summary>
    public bool IsValueType { get; init; }

    /// <summary>Whether several values of a name make one of it, and none makes an empty one.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Whether null is one of its values.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether it can be a type argument.</summary>
    public bool IsGenericArgument { get; init; } = true;

    /// <summary>Whether there is only something to answer.</summary>
    public bool IsAnswerOnly { get; init; }

    /// <summary>The same type with null among its values.</summary>
    public GridType OrNull() => this with { Code = Code + "?", IsNullable = true };

    public override string ToString() => Code;
}
