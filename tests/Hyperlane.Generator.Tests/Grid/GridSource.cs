using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Writes the project of a grid: a file for each type, and what they have in common.</summary>
internal static class GridSource
{
    private const string Mark = "// Cell: ";

    private const string Show = """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Microsoft.Extensions.DependencyInjection;

        internal static class Show
        {
            public static JsonSerializerOptions Options { get; set; } = new();

            public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
        }

        // What JSON does not know is shown as it reads.
        internal sealed class AsText<T>(bool isNumber) : JsonConverter<T>
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
                => writer.WriteRawValue(isNumber ? $"{value}" : $"\"{value}\"");
        }

        """;

    /// <summary>All files, by name.</summary>
    public static IEnumerable<(string File, string Text)> Files(IReadOnlyList<GridCell> cells, bool hasNullable)
    {
        yield return ("Show.cs", Show + Boot(cells));
        var declarations = cells.Select(cell => cell.Type.Declaration).Where(text => text.Length > 0).Distinct().ToArray();
        for (var i = 0; i < declarations.Length; i++)
        {
            yield return ($"Declared{i}.cs", "#pragma warning disable CS8981, CS0649\n" + declarations[i].Replace("¿", hasNullable ? "?" : "", StringComparison.Ordinal));
        }

        foreach (var file in cells.GroupBy(cell => cell.File))
        {
            yield return (file.Key, string.Concat(file.Select(cell => $"{Mark}{cell.Place}\n{cell.Source}")));
        }
    }

    /// <summary>The file and the place of the cell in which something is told; null where it is in none.</summary>
    public static (string File, GridPlace Place)? CellAt(Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return null;
        }

        var before = tree.ToString()[..location.SourceSpan.Start];
        var mark = before.LastIndexOf(Mark, StringComparison.Ordinal);
        return mark < 0 ? null : (tree.FilePath, Enum.Parse<GridPlace>(before.AsSpan(mark + Mark.Length).Slice(0, before.AsSpan(mark + Mark.Length).IndexOf('\n'))));
    }

    private static string Boot(IReadOnlyList<GridCell> cells)
    {
        var services = cells
            .Where(cell => cell is { Place: GridPlace.Service, Type: { IsGenericArgument: true, IsNullable: false } })
            .Select(cell => $"services.AddSingleton(typeof({cell.Type.Code}), (object)({cell.Type.Code})({cell.Type.Value}));");
        return $$"""
            public static class Boot
            {
                public static void Register(IServiceCollection services)
                {
                    {{string.Join("\n        ", services)}}
                }

                public static void Declare(HyperlaneApp app)
                {
                    Show.Options = new(app.Services.GetRequiredService<JsonSerializerOptions>());
                    Show.Options.Converters.Add(new AsText<System.Numerics.BigInteger>(true));
                    Show.Options.Converters.Add(new AsText<nint>(true));
                    Show.Options.Converters.Add(new AsText<nuint>(true));
                    Show.Options.Converters.Add(new AsText<System.Text.Rune>(false));
                    Show.Options.Converters.Add(new AsText<System.Net.IPAddress>(false));
                    app.MapEndpoints();
                    app.MapOpenApi();
                }
            }
            """;
    }
}
