using System.Collections.Immutable;
using Hyperlane.Generator.Checking;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Hyperlane.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator;

/// <summary>Turns attribute routes into code at compile time: a file for each class with endpoints, and <c>MapEndpoints()</c>.</summary>
/// <remarks>
/// Reading makes records of plain values from the compiler's symbols; everything behind it runs again only where such a record has changed.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class EndpointGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads endpoints, for tests of what is cached.</summary>
    internal const string ReadStep = "ReadEndpoints";

    /// <summary>The step that puts the endpoints of a class together.</summary>
    internal const string ClassStep = "GroupByClass";

    /// <summary>The step that finds the types to validate, each once.</summary>
    internal const string ValidationStep = "FindValidatedTypes";

    /// <summary>The step that finds whose routes are mapped.</summary>
    internal const string ProjectStep = "ReadProject";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());
        var endpoints = Names.Verbs
            .Select(verb => Endpoints(context, verb.Attribute).Collect())
            .Append(Inherited(context).Collect())
            .Aggregate((some, others) => some.Combine(others).Select(static (pair, _) => pair.Left.AddRange(pair.Right)));
        var classes = endpoints.SelectMany(static (all, _) => GroupByClass(all)).WithTrackingName(ClassStep);
        var validated = endpoints.SelectMany(static (all, _) => ValidatedTypes(all)).WithTrackingName(ValidationStep);
        var checkers = validated.Select(static (file, _) => EndpointFiles.Checker(file));
        var broken = checkers.SelectMany(static (file, _) => file.Fault is { } fault ? new[] { fault } : []).Collect()
            .Select(static (faults, _) => faults.ToEquatable());
        var pages = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => HelpLinks.Folder(options.GlobalOptions));
        context.RegisterSourceOutput(classes.Combine(broken).Combine(pages), static (output, pair) =>
        {
            var ((file, broken), pages) = pair;
            var (code, faults) = EndpointFiles.Class(file.Content, broken);
            output.AddSource($"{file.Name}.g.cs", code);
            foreach (var fault in faults)
            {
                output.ReportDiagnostic(Reporting.Create(fault, pages));
            }
        });
        context.RegisterSourceOutput(checkers, static (output, file) => output.AddSource($"{file.Name}.g.cs", file.Code));

        // Tests name a program by its class: TestApp.StartAsync<Program>().
        var isHidden = context.CompilationProvider.Select(static (compilation, stop) => ProgramReader.IsHidden(compilation, stop));
        context.RegisterSourceOutput(isHidden, static (output, isHidden) =>
        {
            if (isHidden)
            {
                output.AddSource("Program().g.cs",
                    $"{Text.Header}\n\n/// <summary>The program, for tests to name.</summary>\npublic partial class Program;\n");
            }
        });

        // Only projects that refer to Hyperlane have something to map to.
        var project = context.CompilationProvider.Select(static (compilation, _) => ProjectReader.Read(compilation))
            .WithTrackingName(ProjectStep);
        var names = classes.Select(static (file, _) => file.Content[0].Class.GeneratedName).Collect()
            .Select(static (names, _) => names.ToEquatable());
        context.RegisterSourceOutput(names.Combine(project), static (output, pair) =>
        {
            // No class has a name with parentheses, so no file of a class is called like these.
            if (pair.Right is { } project)
            {
                output.AddSource("MapEndpoints().g.cs", MapWriter.Write(pair.Left, project.References));
            }

            if (pair is { Left.Count: > 0, Right.Library: { } library })
            {
                output.AddSource("MapLibrary().g.cs", LibraryWriter.Write(library, pair.Left));
            }
        });
    }

    private static IncrementalValuesProvider<EndpointModel> Endpoints(IncrementalGeneratorInitializationContext context, string attribute)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => EndpointSyntax.IsEndpoint(node),
                (found, stop) => EndpointDeclaration.Of((IMethodSymbol)found.TargetSymbol, found.Attributes,
                    found.SemanticModel.Compilation).Select(
                    declaration => EndpointReader.Read(declaration, found.SemanticModel.Compilation, stop)).ToEquatable())
            .SelectMany(static (models, _) => models)
            .WithTrackingName(ReadStep);

    private static IncrementalValuesProvider<EndpointModel> Inherited(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => EndpointSyntax.IsDerived(node),
                static (found, stop) => EndpointSyntax.Derived(found, stop) is { } type
                    ? EndpointDeclaration.OfLibraries(type).Select(
                        declaration => EndpointReader.Read(declaration, found.SemanticModel.Compilation, stop)).ToEquatable()
                    : EquatableArray<EndpointModel>.Empty)
            .SelectMany(static (models, _) => models)
            .WithTrackingName(ReadStep);

    private static IEnumerable<SourceFile<ValidationType>> ValidatedTypes(ImmutableArray<EndpointModel> endpoints)
        => SourceFiles.Name(
            endpoints
                .Where(endpoint => endpoint.Mistakes.Count == 0)
                .SelectMany(endpoint => endpoint.Validation.Types)
                .GroupBy(type => type.Checker)
                .OrderBy(types => types.Key, StringComparer.Ordinal)
                .Select(types => types.First()),
            type => type.Checker);

    // A doubled underscore tells the class Item_Rules from the rules of Item.
    private static IEnumerable<SourceFile<EquatableArray<EndpointModel>>> GroupByClass(ImmutableArray<EndpointModel> endpoints)
        => SourceFiles.Name(
            endpoints
                .Where(endpoint => endpoint.Mistakes.Count == 0)
                .GroupBy(endpoint => endpoint.Class)
                .OrderBy(type => type.Key.Name, StringComparer.Ordinal)
                .Select(type => type.OrderBy(endpoint => endpoint.File, StringComparer.Ordinal).ThenBy(endpoint => endpoint.Line)
                    .ToEquatable()),
            type => type[0].Class.Name.Replace("_", "__"));
}
