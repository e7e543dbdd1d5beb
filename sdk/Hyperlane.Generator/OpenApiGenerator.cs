using Hyperlane.Generator.Checking;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Hyperlane.Generator.Reading;
using Hyperlane.Generator.Reading.Documents;
using Hyperlane.Generator.Writing;
using Hyperlane.Generator.Writing.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator;

/// <summary>Writes the OpenAPI 3.1 document of a project at compile time, and <c>MapOpenApi()</c>, which serves it.</summary>
/// <remarks>It stands beside the generator of the handlers and not in it: what a comment says changes the document and no code.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class OpenApiGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads operations, for tests of what is cached.</summary>
    internal const string ReadStep = "ReadOperations";

    /// <summary>The step that reads the operations of libraries.</summary>
    internal const string LibraryStep = "ReadLibraries";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var operations = Names.Verbs
            .Select(verb => Operations(context, verb.Attribute).Collect())
            .Append(Inherited(context).Collect())
            .Aggregate((some, others) => some.Combine(others).Select(static (pair, _) => pair.Left.AddRange(pair.Right)))
            .Combine(context.CompilationProvider.Select(LibraryOperations.Read).WithTrackingName(LibraryStep))
            .Select(static (pair, _) => pair.Left.Concat(pair.Right).ToEquatable());

        var pages = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => HelpLinks.Folder(options.GlobalOptions));
        var unread = operations.SelectMany(static (all, _) => all.Select(one => one.Fault).OfType<DiagnosticInfo>());
        context.RegisterSourceOutput(unread.Combine(pages), static (output, pair) =>
            output.ReportDiagnostic(Reporting.Create(pair.Left, pair.Right)));

        // Only projects that refer to Hyperlane have something to map to.
        var info = context.CompilationProvider.Select(static (compilation, _)
            => compilation.GetBestTypeByMetadataName("Hyperlane.OpenApiRoutes") is null ? null : DocumentInfoReader.Read(compilation));
        var document = operations.Combine(info).Select(static (pair, _)
            => pair.Right is { } info
                ? EndpointFiles.Document(info, [.. pair.Left.Select(one => one.Operation).OfType<OperationModel>()])
                : null);
        context.RegisterSourceOutput(document.Combine(pages), static (output, pair) =>
        {
            if (pair is ({ } written, var pages))
            {
                output.AddSource("OpenApi.g.cs", written.Code);
                foreach (var fault in written.Faults)
                {
                    output.ReportDiagnostic(Reporting.Create(fault, pages));
                }
            }
        });

        // An app that refers to this library has nothing but its assembly.
        context.RegisterSourceOutput(context.CompilationProvider.Select(LibraryComments.Collect), static (output, comments) =>
        {
            if (comments is not null)
            {
                output.AddSource("LibraryComments.g.cs", LibraryWriter.WriteComments(comments));
            }
        });

        // The build makes a file of it where one is asked for: a generator writes nothing but code.
        var isWanted = context.AnalyzerConfigOptionsProvider.Select(static (options, _)
            => options.GlobalOptions.TryGetValue("build_property.HyperlaneOpenApi", out var path) && path.Length > 0);
        context.RegisterSourceOutput(document.Combine(isWanted), static (output, pair) =>
        {
            if (pair is { Left: { } written, Right: true })
            {
                output.AddSource("OpenApiDocument.g.cs", OpenApiWriter.WriteText(written.Document));
            }
        });
    }

    private static IncrementalValuesProvider<OperationReading> Operations(
        IncrementalGeneratorInitializationContext context, string attribute)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => EndpointSyntax.IsEndpoint(node),
                (found, stop) => EndpointDeclaration.Of((IMethodSymbol)found.TargetSymbol, found.Attributes,
                    found.SemanticModel.Compilation)
                    .SelectMany(declaration => OperationReader.Read(declaration, found.SemanticModel.Compilation, stop))
                    .ToEquatable())
            .SelectMany(static (models, _) => models)
            .WithTrackingName(ReadStep);

    private static IncrementalValuesProvider<OperationReading> Inherited(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => EndpointSyntax.IsDerived(node),
                static (found, stop) => EndpointSyntax.Derived(found, stop) is { } type
                    ? EndpointDeclaration.OfLibraries(type).SelectMany(
                        declaration => OperationReader.Read(declaration, found.SemanticModel.Compilation, stop)).ToEquatable()
                    : EquatableArray<OperationReading>.Empty)
            .SelectMany(static (models, _) => models)
            .WithTrackingName(ReadStep);
}
