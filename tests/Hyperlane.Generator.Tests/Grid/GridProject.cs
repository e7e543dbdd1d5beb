using System.Runtime.Loader;
using Hyperlane.Generator.Checking;
using Hyperlane.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Generator.Tests.Grid;

/// <summary>The grid as one project: generated, analyzed, compiled, loaded and started once.</summary>
internal sealed class GridProject : IAsyncDisposable
{
    private readonly AssemblyLoadContext _loaded = new("grid", isCollectible: true);

    private GridProject(IReadOnlyList<GridCell> cells, IReadOnlyDictionary<GridCell, string> mistakes, IReadOnlyList<Diagnostic> complaints)
    {
        Cells = cells;
        Mistakes = mistakes;
        Complaints = complaints;
    }

    /// <summary>All cells.</summary>
    public IReadOnlyList<GridCell> Cells { get; }

    /// <summary>The ids of what the analyzer tells of a cell; those of errors come first.</summary>
    public IReadOnlyDictionary<GridCell, string> Mistakes { get; }

    /// <summary>What the compiler has to say beyond that: nothing.</summary>
    public IReadOnlyList<Diagnostic> Complaints { get; }

    /// <summary>The app of all cells that compile, on a port.</summary>
    public TestApp App { get; private set; } = null!;

    /// <summary>The cells of which nothing is told, so that they have to work.</summary>
    public IEnumerable<GridCell> Working => Cells.Where(cell => !Mistakes.ContainsKey(cell) && !IsHidden(cell));

    /// <summary>Whether a value that JSON cannot have hides behind an object, which no compiler sees; a service of such a type cannot be shown.</summary>
    public bool IsHidden(GridCell cell)
        => cell.Place is GridPlace.Service or GridPlace.Object or GridPlace.TaskOfObject or GridPlace.Result
            && Mistakes.ContainsKey(cell with { Place = GridPlace.Plain });

    /// <summary>Makes and starts it.</summary>
    /// <param name="hasNullable">Whether its code has nullable references.</param>
    public static async Task<GridProject> StartAsync(bool hasNullable)
    {
        var cells = GridTypes.All(hasNullable).SelectMany((type, number) => Places(type, hasNullable).Select(place => new GridCell(type, place, number))).ToArray();
        var source = Compiled.Create(GridSource.Files(cells, hasNullable), hasNullable);
        var driver = Compiled.CreateDriver().AddGenerators([new OpenApiGenerator().AsSourceGenerator()]);
        driver.RunGeneratorsAndUpdateCompilation(source, out var compilation, out var failures);
        var told = compilation.WithAnalyzers([new EndpointAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        using var bytes = new MemoryStream();
        var emitted = compilation.Emit(bytes);
        var byCell = (await told).OrderByDescending(one => one.Severity).ToLookup(one => GridSource.CellAt(one.Location));
        var mistakes = cells.Where(cell => byCell.Contains((cell.File, cell.Place))).ToDictionary(cell => cell, cell => byCell[(cell.File, cell.Place)].First().Id);
        var complaints = failures.Concat(emitted.Diagnostics).Concat(byCell[null]).Where(one => one.Severity >= DiagnosticSeverity.Warning).ToArray();
        var project = new GridProject(cells, mistakes, complaints);
        if (emitted.Success)
        {
            await project.RunAsync(bytes);
        }

        return project;
    }

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
        {
            await App.DisposeAsync();
        }

        _loaded.Unload();
    }

    private static IEnumerable<GridPlace> Places(GridType type, bool hasNullable) => Enum.GetValues<GridPlace>().Where(place
        => type.IsAnswerOnly ? place >= GridPlace.Plain
            : !type.IsGenericArgument ? place is <= GridPlace.Body or GridPlace.Service or GridPlace.Plain
            : place is <= GridPlace.Plain or GridPlace.ResultOf || (!type.IsNullable && (hasNullable || place is GridPlace.Object or GridPlace.Stream)));

    private async Task RunAsync(MemoryStream bytes)
    {
        bytes.Position = 0;
        var boot = _loaded.LoadFromStream(bytes).GetType("Boot")!;
        App = await TestApp.StartAsync(
            app => boot.GetMethod("Declare")!.Invoke(null, [app]),
            new TestAppOptions
            {
                InMemory = false,
                Configure = builder =>
                {
                    builder.Logging.ClearProviders();
                    boot.GetMethod("Register")!.Invoke(null, [builder.Services]);
                },
            });
    }
}
