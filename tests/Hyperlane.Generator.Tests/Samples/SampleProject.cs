using System.Runtime.Loader;
using System.Xml.Linq;
using Hyperlane.Generator.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Tests.Samples;

/// <summary>The project in which a reader tries a sample: that of the template whose README it is, or an empty one with the packages.</summary>
internal sealed class SampleProject
{
    private readonly Sample _sample;
    private readonly SampleSource _source;
    private readonly Dictionary<string, string> _types = [];
    private bool _isTested;

    private SampleProject(Sample sample)
    {
        _sample = sample;
        _source = new SampleSource(sample.Text);
    }

    /// <summary>Whether the sample is a program, or the part of one, that declares an app.</summary>
    public bool IsStarted => _source.IsStarted;

    /// <summary>The assembly, as it is on the disk of a reader.</summary>
    public byte[] Assembly { get; private set; } = [];

    /// <summary>What a reader would be told; nothing.</summary>
    public IReadOnlyList<Diagnostic> Complaints { get; private set; } = [];

    /// <summary>Compiles a sample. What is missing and known as a stand-in is added, until nothing more is.</summary>
    public static async Task<SampleProject> CompileAsync(Sample sample)
    {
        var project = new SampleProject(sample);
        while (project.Compile(out var compilation))
        {
            // Once more, with what was missing.
        }

        await project.AnalyzeAsync();
        return project;
    }

    /// <summary>Loads it.</summary>
    public System.Reflection.Assembly Load(AssemblyLoadContext context)
    {
        using var bytes = new MemoryStream(Assembly);
        return context.LoadFromStream(bytes);
    }

    // The usings that the SDK gives each project, and those of the package.
    private static string Usings { get; } = string.Concat(
        new[] { "System.Net.Http" }
            .Concat(XDocument.Load(Path.Combine(Sample.Root, "sdk/Hyperlane/build/Hyperlane.props")).Descendants("Using")
                .Select(one => one.Attribute("Include")!.Value))
            .Select(name => $"global using {name};\n"));

    private CSharpCompilation Create()
    {
        var files = new List<(string File, string Text)> { ("SampleUsings.cs", Usings + TestUsings), ("Surroundings.cs", Surroundings()), ("Sample.cs", _source.ToFile()) };
        files.AddRange(_types.Select(type => ($"{type.Key}.cs", type.Value)));
        files.AddRange(TemplateFiles());
        if (_isTested)
        {
            files.Add(("Program.cs", StandIns.Program));
        }

        var isProgram = _isTested || _source.IsProgram || IsOfTemplate;
        return Compiled.Create(files, hasNullable: true, isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
    }

    // The usings of `dotnet new xunit`, `nunit` and `mstest`; which of them, the attribute says.
    private string TestUsings => _sample.Text.Contains("[Test]", StringComparison.Ordinal) ? "global using NUnit.Framework;"
        : _sample.Text.Contains("[TestMethod]", StringComparison.Ordinal) ? "global using Microsoft.VisualStudio.TestTools.UnitTesting;"
        : "global using Xunit;";

    private bool IsOfTemplate => _sample.File.StartsWith("templates/", StringComparison.Ordinal);

    private bool NeedsFramework => IsOfTemplate || _sample.Text.Contains("JsonSerializerContext", StringComparison.Ordinal);

    // Who reads a README of a template writes into a namespace of its project; who reads a comment has the namespace of what it is about.
    private string Surroundings()
    {
        var files = IsOfTemplate ? TemplateFiles().Select(file => file.Text)
            : _sample.File.EndsWith(".cs", StringComparison.Ordinal) ? [File.ReadAllText(Path.Combine(Sample.Root, _sample.File))]
            : [];
        var names = files.SelectMany(NodesOf<BaseNamespaceDeclarationSyntax>).Select(space => $"{space.Name}");
        return string.Concat(names.Distinct().Select(name => $"global using {name};\n"));
    }

    private IEnumerable<(string File, string Text)> TemplateFiles()
    {
        var folder = Path.Combine(Sample.Root, Path.GetDirectoryName(_sample.File)!);
        return !IsOfTemplate ? [] :
            from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(folder, file).Replace('\\', '/')
            where !name.Split('/').Any(part => part is "bin" or "obj" or "tests")
            let text = File.ReadAllText(file)
            where !NodesOf<TypeDeclarationSyntax>(text).Any(type => _source.Declares.Contains(type.Identifier.Text))
            select (name, text);
    }

    private static IEnumerable<T> NodesOf<T>(string text) => CSharpSyntaxTree.ParseText(text, Compiled.Parse).GetRoot().DescendantNodes().OfType<T>();

    /// <summary>True: something was missing, and is there now.</summary>
    private bool Compile(out Compilation compilation)
    {
        var driver = Compiled.CreateDriver().AddGenerators([new OpenApiGenerator().AsSourceGenerator(), .. NeedsFramework ? Compiled.OfFramework : []]);
        driver.RunGeneratorsAndUpdateCompilation(Create(), out compilation, out var failures);
        using var bytes = new MemoryStream();
        var emitted = compilation.Emit(bytes);
        Complaints = [.. failures.Concat(emitted.Diagnostics).Where(one => one.Severity >= DiagnosticSeverity.Warning)];
        Assembly = bytes.ToArray();
        var added = false;
        foreach (var missing in Complaints.Where(one => one.Id is "CS0246" or "CS0103"))
        {
            added |= Add(missing.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(missing.Location.SourceSpan).Split('<')[0]);
        }

        return added;
    }

    private bool Add(string name)
    {
        if (name == "Program" && !_isTested)
        {
            return _isTested = true;
        }

        return StandIns.TypeOf(name) is { } type ? _types.TryAdd(name, type) : StandIns.VariableOf(name) is not null && _source.Add(name);
    }

    private async Task AnalyzeAsync()
    {
        var options = new AnalyzerOptions([], ProjectProperties.Of(_sample.Text));
        var found = await Create().WithAnalyzers([new EndpointAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Complaints = [.. Complaints, .. found.Where(one => one.Severity >= DiagnosticSeverity.Warning)];
    }
}
