using System.Net;
using System.Runtime.Loader;
using System.Text.Json;
using Hyperlane.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Generator.Tests.Libraries;

/// <summary>An app maps the endpoints of the libraries that it refers to, which it cannot see by itself; over a real port.</summary>
public sealed class LibraryTests : IDisposable
{
    private const string Shop = """
        namespace Shop;

        [Route("/shop")]
        internal static class Endpoints
        {
            [Get("/{id:int}")]
            public static string Find(int id) => $"shop {id}";
        }
        """;

    private const string Forum = """
        namespace Forum;

        public sealed class Threads
        {
            [Get("/threads")]
            public string List() => "threads";
        }
        """;

    private const string App = """
        public static class Site
        {
            [Get("/")]
            public static string Home() => "home";

            public static void Declare(HyperlaneApp app) => app.MapGroup("/api").MapEndpoints();
        }
        """;

    private static readonly GeneratorDriver Both = Compiled.CreateDriver().AddGenerators([new OpenApiGenerator().AsSourceGenerator()]);

    private readonly AssemblyLoadContext _loaded = new("libraries", isCollectible: true);

    public void Dispose() => _loaded.Unload();

    [Fact]
    public async Task One_call_maps_them_all()
    {
        var shop = Load("My Shop-1", Shop);
        var forum = Load("Forum", Forum, shop);
        Load("App", App, shop, forum);
        await using var app = await StartAsync();

        Assert.Equal("home", await app.Client.GetStringAsync(new Uri("/api/", UriKind.Relative)));
        Assert.Equal("shop 7", await app.Client.GetStringAsync(new Uri("/api/shop/7", UriKind.Relative)));
        Assert.Equal("threads", await app.Client.GetStringAsync(new Uri("/api/threads", UriKind.Relative)));
        using var elsewhere = await app.Client.GetAsync(new Uri("/shop/7", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task The_same_route_twice_is_told_when_the_app_starts()
    {
        Load("App", App.Replace("\"/\"", "\"/shop/{number:int}\"", StringComparison.Ordinal).Replace("Home()", "Home(int number)", StringComparison.Ordinal), Load("Shop", Shop));

        var error = await Assert.ThrowsAnyAsync<Exception>(StartAsync);

        Assert.Contains("/api/shop/{id:int}", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("/api/shop/{number:int}", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_offers_its_routes_to_nobody_and_a_library_without_routes_has_none_to_offer()
    {
        Assert.DoesNotContain("EndpointLibrary", Text("var app = HyperlaneApp.CreateBuilder(args).Build(); app.MapEndpoints(); await app.RunAsync(); // \n// <OutputType>Exe</OutputType>\n" + Forum.Replace("namespace Forum;", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("EndpointLibrary", Text("public class Nothing;"), StringComparison.Ordinal);
        Assert.Contains("EndpointLibrary", Text(Forum), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_does_not_ask_the_references_again()
    {
        var app = Compile("App", App, Load("Shop", Shop));
        var driver = Compiled.CreateDriver().RunGenerators(app).RunGenerators(app.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", (CSharpParseOptions)app.SyntaxTrees[0].Options)));
        var result = driver.GetRunResult().Results.Single();

        Assert.All(result.TrackedSteps[EndpointGenerator.ProjectStep].SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Unchanged, output.Reason));
        Assert.All(result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public async Task Their_operations_stand_in_the_document_of_the_app()
    {
        var source = App.Replace("app.MapGroup(\"/api\").MapEndpoints()", "app.MapEndpoints().MapOpenApi()", StringComparison.Ordinal);
        Load("App", source, Load("Shop", Shop), Load("Forum", Forum));
        await using var app = await StartAsync();

        using var document = JsonDocument.Parse(await app.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));

        Assert.Equal(["/", "/shop/{id}", "/threads"], document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        Assert.Equal("integer", document.RootElement.GetProperty("paths").GetProperty("/shop/{id}").GetProperty("get").GetProperty("parameters")[0].GetProperty("schema").GetProperty("type").GetString());
    }

    /// <summary>Like ASP.NET Core, which needs its documentation file for it: the comments of a library reach the document where it makes one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_its_comments_say_stands_in_the_document_where_the_library_is_documented(bool isDocumented)
    {
        const string Parts = """
            namespace Parts;

            /// <summary>A <b>part</b> &amp; its price.</summary>
            /// <param name="Price">In cents.</param>
            public sealed record Part(int Price)
            {
                /// <summary>What it is called.</summary>
                public string? Name { get; init; }
            }

            /// <summary>What there is.</summary>
            public static class Store
            {
                /// <summary>Finds a part.</summary>
                /// <param name="id">Its number.</param>
                [Get("/parts/{id:int}")]
                public static Part Find(int id) => new(id);
            }
            """;
        var parts = Load("Parts", Parts, isDocumented ? DocumentationMode.Diagnose : DocumentationMode.None);
        Load("App", App.Replace("app.MapGroup(\"/api\").MapEndpoints()", "app.MapEndpoints().MapOpenApi()", StringComparison.Ordinal), parts);
        await using var app = await StartAsync();

        using var document = JsonDocument.Parse(await app.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));

        var part = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("Part");
        var find = document.RootElement.GetProperty("paths").GetProperty("/parts/{id}").GetProperty("get");
        string?[] expected = isDocumented ? ["A **part** & its price.", "In cents.", "What it is called.", "Finds a part.", "Its number."] : [null, null, null, "Find", null];
        string?[] said =
        [
            Said(part, "description"), Said(part.GetProperty("properties").GetProperty("price"), "description"),
            Said(part.GetProperty("properties").GetProperty("name"), "description"), Said(find, "summary"), Said(find.GetProperty("parameters")[0], "description"),
        ];
        Assert.Equal(expected, said);

        static string? Said(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;
    }

    [Fact]
    public async Task An_app_inherits_the_endpoints_of_a_base_in_a_library()
    {
        const string Base = """
            namespace Stores;

            public abstract class Crud<T>
                where T : class
            {
                [Get("/{id:int}")]
                public T? Find(int id) => id == 1 ? One : null;

                protected abstract T One { get; }
            }
            """;
        const string Derived = """
            [Route("/names")]
            public sealed class Names : Stores.Crud<string>
            {
                protected override string One => "one";
            }

            public static class Site
            {
                public static void Declare(HyperlaneApp app) => app.MapEndpoints().MapOpenApi();
            }
            """;
        Load("App", Derived, Load("Stores", Base));
        await using var app = await StartAsync();

        Assert.Equal("one", await app.Client.GetStringAsync(new Uri("/names/1", UriKind.Relative)));
        using var missing = await app.Client.GetAsync(new Uri("/names/2", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var document = JsonDocument.Parse(await app.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));
        Assert.Equal("/names/{id}", Assert.Single(document.RootElement.GetProperty("paths").EnumerateObject()).Name);
    }

    /// <summary>A library that carries a copy of a framework's type for itself does not hide that type.</summary>
    [Fact]
    public void A_type_that_a_library_has_for_itself_too_is_known()
    {
        const string Copies = """
            namespace System.Collections.Generic { internal interface IAsyncEnumerable<T>; }
            namespace System { internal interface IParsable<T>; }
            namespace Hyperlane.Http { internal sealed class HttpContext; }
            """;
        const string Source = """
            public static class Numbers
            {
                [Get("/numbers")]
                public static async IAsyncEnumerable<int> Count(Guid first, HttpContext context)
                {
                    await Task.Yield();
                    yield return first.GetHashCode();
                }
            }
            """;
        using var bytes = new MemoryStream();
        Assert.True(CSharpCompilation.Create("Copies", [CSharpSyntaxTree.ParseText(Copies, Compiled.Parse)], Compiled.Create("").References, new(OutputKind.DynamicallyLinkedLibrary)).Emit(bytes).Success);

        var driver = Compiled.CreateDriver().RunGeneratorsAndUpdateCompilation(Compile("Sample", Source, MetadataReference.CreateFromImage(bytes.ToArray())), out var compilation, out _);

        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(Text(Source), string.Join('\n', driver.GetRunResult().Results.Single().GeneratedSources.Select(file => file.SourceText)));
    }

    private static string Text(string source)
        => string.Join('\n', Compiled.Generate(source).Results.Single().GeneratedSources.Select(file => file.SourceText));

    private static CSharpCompilation Compile(string name, string source, params MetadataReference[] libraries)
        => Compiled.Create(source).WithAssemblyName(name).AddReferences(libraries);

    private PortableExecutableReference Load(string name, string source, params MetadataReference[] libraries)
        => Load(name, source, DocumentationMode.None, libraries);

    private PortableExecutableReference Load(string name, string source, DocumentationMode mode, params MetadataReference[] libraries)
    {
        var written = Compile(name, source, libraries);
        var trees = written.SyntaxTrees.Select(tree => tree.WithRootAndOptions(tree.GetRoot(TestContext.Current.CancellationToken), tree.Options.WithDocumentationMode(mode)));
        Both.RunGeneratorsAndUpdateCompilation(written.RemoveAllSyntaxTrees().AddSyntaxTrees(trees), out var compilation, out var failures);
        Assert.Empty(failures);
        using var bytes = new MemoryStream();
        var emitted = compilation.Emit(bytes);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        bytes.Position = 0;
        _loaded.LoadFromStream(bytes);
        return MetadataReference.CreateFromImage(bytes.ToArray());
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(Declare, new TestAppOptions { InMemory = false, Configure = builder => builder.Logging.ClearProviders() });

    private void Declare(HyperlaneApp app)
        => _loaded.Assemblies.Single(assembly => assembly.GetName().Name == "App").GetType("Site")!.GetMethod("Declare")!.Invoke(null, [app]);
}
