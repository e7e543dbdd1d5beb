using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>
/// Reads the operations of the libraries whose routes an app maps. Their source is not there: comments are known where the library keeps
/// them, and what only the library can see is left out.
/// </summary>
internal static class LibraryOperations
{
    public static EquatableArray<OperationReading> Read(Compilation compilation, CancellationToken stop)
        => ProjectReader.Libraries(compilation)
            .SelectMany(ProjectTypes.Of)
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(EndpointSyntax.IsEndpoint)
            .SelectMany(method => Read(method, compilation, stop))
            .ToEquatable();

    private static IEnumerable<OperationReading> Read(IMethodSymbol method, Compilation compilation, CancellationToken stop)
        => EndpointDeclaration.Of(method, compilation).SelectMany(declaration => OperationReader.Read(declaration, compilation, stop));
}
