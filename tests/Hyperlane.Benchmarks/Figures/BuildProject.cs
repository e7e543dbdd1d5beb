using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>A project with a number of endpoints in a folder of its own, ten to a class, which is deleted with it.</summary>
internal sealed class BuildProject : IDisposable
{
    private const int EndpointsOfClass = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("hyperlane-build-").FullName;

    /// <summary>A compiler server of its own, so that no other is used, nor ended afterwards.</summary>
    private readonly string _server = Guid.NewGuid().ToString("N");

    private readonly int _endpoints;

    private int _edits;

    public BuildProject(int endpoints)
    {
        _endpoints = endpoints;
        Write("Bench.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Told("Props")}" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <UseAppHost>false</UseAppHost>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <SharedCompilationId>{_server}</SharedCompilationId>
                <DefineConstants Condition="'$(Generated)' == 'true'">$(DefineConstants);GENERATED</DefineConstants>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{AppContext.BaseDirectory}Hyperlane.dll;{AppContext.BaseDirectory}Microsoft.Extensions.*.dll" />
                <Analyzer Condition="'$(Generated)' == 'true'" Include="{Told("Generator")}" />
              </ItemGroup>
            </Project>
            """);

        // Nothing above the folder has a say.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("Program.cs", """
            var app = HyperlaneApp.CreateBuilder(args).Build();
            #if GENERATED
            app.MapEndpoints();
            #endif
            await app.RunAsync();
            """);
        for (var number = 0; number < endpoints / EndpointsOfClass; number++)
        {
            WriteClass(number);
        }
    }

    public Task RestoreAsync(CancellationToken stop) => RunAsync(stop, "restore");

    /// <summary>Builds it.</summary>
    /// <param name="isGenerated">Whether the generator and the analyzer take part.</param>
    /// <param name="isCold">Whether all is built from nothing, and the compiler started for it.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>How many seconds it took, the start of the command included.</returns>
    public async Task<double> BuildAsync(bool isGenerated, bool isCold, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        string[] how = isCold ? ["--no-incremental", "-p:UseSharedCompilation=false"] : ["-p:UseSharedCompilation=true"];
        await RunAsync(stop, ["build", "--no-restore", $"-p:Generated={(isGenerated ? "true" : "false")}", .. how]);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Changes where two endpoints of one class are, and what they answer; without endpoints, something else.</summary>
    public void Edit()
    {
        _edits++;
        if (_endpoints == 0)
        {
            Write("Nothing.cs", string.Create(CultureInfo.InvariantCulture,
                $"internal static class Nothing {{ public const int Edit = {_edits}; }}"));
            return;
        }

        WriteClass(0);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        var compiler = Path.Combine(Told("Compiler"), "bincore", "VBCSCompiler.dll");
        if (File.Exists(compiler))
        {
            using var shutdown = Start(Path.GetTempPath(), ["exec", compiler, "-shutdown", $"-pipename:{_server}"]);
            shutdown.WaitForExit();
        }
    }

    /// <summary>What the build of this program knows of the place of others.</summary>
    private static string Told(string name)
        => typeof(BuildProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == $"Build.{name}").Value!;

    private void WriteClass(int number)
    {
        var edit = number == 0 ? _edits : 0;
        var endpoints = string.Concat(Enumerable.Range(0, EndpointsOfClass / 5).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""

                [Get("/list{{i}}/{{edit}}")]
                public static IReadOnlyList<Post{{number}}> List{{i}}([Range(1, 100)] int page = 1, string? tag = null, DayOfWeek[]? day = null) => [new(page, tag ?? "{{edit}}", day?.Length ?? 0)];

                [Get("/{id:long}/find{{i}}")]
                public static Post{{number}}? Find{{i}}(long id) => id == 0 ? null : new(id, "", 0);

                [Post("/add{{i}}")]
                public static Created<Post{{number}}> Add{{i}}(NewPost{{number}} post) => new("/", new(1, post.Title, post.Tags?.Length ?? 0));

                [Put("/{id:long}/replace{{i}}")]
                public static async Task<Post{{number}}?> Replace{{i}}(long id, NewPost{{number}} post, CancellationToken stop)
                {
                    await Task.Delay(1, stop);
                    return new(id, post.Title, 1);
                }

                [Delete("/{id:long}/remove{{i}}")]
                public static NoContent? Remove{{i}}(long id, [FromHeader] string? ifMatch) => ifMatch is null && id == 0 ? null : new();

            """)));
        Write(string.Create(CultureInfo.InvariantCulture, $"Endpoints{number}.cs"), string.Create(CultureInfo.InvariantCulture, $$"""
            using System.ComponentModel.DataAnnotations;

            public sealed record Post{{number}}(long Id, string Title, int Count);

            public sealed record NewPost{{number}}([Required, StringLength(120)] string Title, [MaxLength(10)] string[]? Tags = null);

            [Route("/posts{{number}}")]
            public static class PostEndpoints{{number}}
            {{{endpoints}}}

            """));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private async Task RunAsync(CancellationToken stop, params string[] arguments)
    {
        using var process = Start(_folder, [arguments[0], "Bench.csproj", "-v", "q", "-nologo", "-nodeReuse:false", .. arguments[1..]]);
        try
        {
            var said = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0)
            {
                throw new BenchmarkException($"The project does not build:\n{said}");
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(string folder, string[] arguments)
        => Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
}
