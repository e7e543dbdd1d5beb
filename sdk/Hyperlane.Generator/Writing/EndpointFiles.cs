using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Hyperlane.Generator.Writing.Documents;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the files of a project. A fault of Hyperlane itself costs the endpoint at which it happens, and is told there.</summary>
internal static class EndpointFiles
{
    /// <summary>The file of a class.</summary>
    /// <param name="endpoints">Its endpoints.</param>
    /// <param name="broken">What cannot be validated: an endpoint that takes it is left out, for it would take anything.</param>
    public static (string Code, IReadOnlyList<DiagnosticInfo> Faults) Class(
        IReadOnlyList<EndpointModel> endpoints, IReadOnlyList<CheckerFault> broken)
    {
        var type = endpoints[0].Class;
        var byFault = endpoints.ToLookup(
            endpoint => broken.FirstOrDefault(fault => endpoint.Validation.Types.Any(one => one.Checker == fault.Checker))?.Error);
        var (code, faults) = Faults.Write([.. byFault[null]], sound => ClassWriter.Write(type, sound));
        var unsound = byFault.Where(some => some.Key is not null)
            .SelectMany(some => some.Select(endpoint => (Part: endpoint, Error: some.Key!)));
        return (code ?? Empty(type.GeneratedName, "Map(global::Hyperlane.RouteGroup app)"),
            [.. faults.Concat(unsound).Select(fault => Faults.Endpoint(fault.Part.MethodName, fault.Part.Place.Value, fault.Error))]);
    }

    /// <summary>The file of a class that validates objects of a type.</summary>
    public static CheckerFile Checker(SourceFile<ValidationType> file)
        => Faults.Guard(
            () => new CheckerFile(file.Name, ValidationTypeWriter.Write(file.Content), null),
            error => new CheckerFile(
                file.Name,
                Empty(file.Content.Checker, $"Check({file.Content.Type} it, ref global::Hyperlane.Endpoints.Validation.ValidationRun run)"),
                new CheckerFault(file.Content.Checker, Faults.TextOf(error))));

    /// <summary>The document.</summary>
    public static DocumentFiles? Document(DocumentInfo info, IReadOnlyList<OperationModel> operations)
    {
        var (files, faults) = Faults.Write(operations, some =>
        {
            var document = DocumentWriter.Write(info, some);
            return new DocumentFiles(document, OpenApiWriter.Write(document), EquatableArray<DiagnosticInfo>.Empty);
        });
        return files is null
            ? null
            : files with
            {
                Faults = faults.Select(fault => Faults.Operation(fault.Part.Name, fault.Part.Location.Value, fault.Error))
                    .ToEquatable()
            };
    }

    /// <summary>What others call must be there, though it does nothing.</summary>
    private static string Empty(string type, string method) => new CodeWriter()
        .Line(Text.Header)
        .Line("#nullable enable")
        .Line(Text.NoWarnings)
        .Line()
        .Line("namespace Hyperlane.Generated;")
        .Line()
        .Line(Text.MayUseObsolete)
        .Open($"internal static class {type}")
        .Open($"public static void {method}")
        .Close()
        .Close()
        .ToString();
}
