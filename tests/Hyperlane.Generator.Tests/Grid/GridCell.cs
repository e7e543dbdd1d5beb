namespace Hyperlane.Generator.Tests.Grid;

/// <summary>One endpoint: a type in a place.</summary>
/// <param name="Type">The type.</param>
/// <param name="Place">The place.</param>
/// <param name="Number">The number of the type, which names its class.</param>
internal sealed record GridCell(GridType Type, GridPlace Place, int Number)
{
    /// <summary>The file of all cells of its type. A file of its own for each would take the compiler twice as long.</summary>
    public string File => $"{Number}.cs";

    /// <summary>Its path, with the parameter if that is where the value comes from.</summary>
    public string Path => $"/t{Number}/{Place}" + (Place == GridPlace.Path ? "/{value}" : "");

    /// <summary>Whether it reads a value from text.</summary>
    public bool IsText => Place is GridPlace.Path or GridPlace.Query or GridPlace.Header or GridPlace.Cookie or GridPlace.Form or GridPlace.Record or GridPlace.Class;

    /// <summary>Whether it answers a value of the type, rather than what it has read.</summary>
    public bool IsAnswer => Place >= GridPlace.Plain;

    /// <summary>The endpoint in C#.</summary>
    public string Source => $$"""
        internal static partial class T{{Number}}
        {
            [{{(Place is GridPlace.Form or GridPlace.Body ? "Post" : "Get")}}("{{Path}}")]
            internal static {{Method}}
        }
        {{Beside}}

        """;

    private string Method => Place switch
    {
        GridPlace.Path => Reading($"{Type.Code} value"),
        GridPlace.Query => Reading($"[FromQuery] {Type.Code} value"),
        GridPlace.Header => Reading($"[FromHeader(Name = \"X-Value\")] {Type.Code} value"),
        GridPlace.Cookie => Reading($"[FromCookie] {Type.Code} value"),
        GridPlace.Form => Reading($"[FromForm] {Type.Code} value"),
        GridPlace.Body => Reading($"[FromBody] {Type.Code} value"),
        GridPlace.Service => Reading($"[FromServices] {Type.Code} value"),
        GridPlace.Record => $"string AsRecord([FromQuery] R{Number} query) => Show.Of(query.Value);",
        GridPlace.Class => $"string AsClass([FromQuery] C{Number} query) => Show.Of(query.Value);",
        GridPlace.Plain => $"{Type.Code} AsPlain() => {Type.Value};",
        GridPlace.Task => $"Task<{Type.Code}> AsTask() => Task.FromResult<{Type.Code}>({Type.Value});",
        GridPlace.ValueTask => $"ValueTask<{Type.Code}> AsValueTask() => ValueTask.FromResult<{Type.Code}>({Type.Value});",
        GridPlace.Object => $"object AsObject() => {Type.Value};",
        GridPlace.TaskOfObject => $"Task<object> AsTaskOfObject() => Task.FromResult<object>({Type.Value});",
        GridPlace.Result => $"IResult AsResult() => Results.Ok<{Type.Code}>({Type.Value});",
        GridPlace.ResultOf => $"Result<{Type.Code}> AsResultOf() => Results.Ok<{Type.Code}>({Type.Value});",
        _ => $"async IAsyncEnumerable<{Type.Code}> AsStream() {{ await Task.Yield(); yield return {Type.Value}; }}",
    };

    private string Beside => Place switch
    {
        GridPlace.Record => $"internal sealed record R{Number}({Type.Code} Value);",
        GridPlace.Class => $"internal sealed class C{Number} {{ public {Type.Code} Value {{ get; set; }} = default!; }}",
        _ => "",
    };

    public override string ToString() => $"{Type.Code} as {Place}";

    // A pointer or a span cannot be shown, and need not: no cell of it runs.
    private string Reading(string parameter)
        => $"string As{Place}({parameter}) => {(Type.IsGenericArgument ? "Show.Of(value)" : "\"\"")};";
}
