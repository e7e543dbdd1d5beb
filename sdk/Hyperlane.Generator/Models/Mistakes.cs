using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Models;

/// <summary>What is wrong with an endpoint, gathered while it is read.</summary>
internal sealed class Mistakes
{
    private readonly List<DiagnosticInfo> _found = [];

    public void Add(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments)
        => _found.Add(new DiagnosticInfo(descriptor.Id, location, arguments.ToEquatable()));

    /// <summary>Notes what the compiler itself complains about: there is no more to say, and no code to write.</summary>
    public void AddCompilerError() => _found.Add(new DiagnosticInfo("", null, EquatableArray<string>.Empty));

    /// <summary>Adds what others have found.</summary>
    public void AddAll(Mistakes others) => _found.AddRange(others._found);

    public EquatableArray<DiagnosticInfo> ToEquatable() => _found.ToEquatable();
}
