using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Faults of Hyperlane itself, which no source is known to make: each costs the endpoint at which it happens, and is told there.
/// </summary>
internal static class Faults
{
    /// <summary>Their ids.</summary>
    public static readonly IReadOnlyList<string> Ids = [Diagnostics.Unread.Id, Diagnostics.Undescribed.Id];

    /// <summary>Reads something, or makes what stands for it out of the error. Only a stop of the compiler goes through.</summary>
    public static T Guard<T>(Func<T> read, Func<Exception, T> otherwise)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // Whatever it is: it must not take the other endpoints with it.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return otherwise(error);
        }
    }

    /// <summary>An endpoint that could not be read.</summary>
    public static DiagnosticInfo Endpoint(IMethodSymbol method, Exception error) => Of(Diagnostics.Unread, method, error);

    /// <summary>An endpoint that could not be described.</summary>
    public static DiagnosticInfo Operation(IMethodSymbol method, Exception error) => Of(Diagnostics.Undescribed, method, error);

    private static DiagnosticInfo Of(DiagnosticDescriptor descriptor, IMethodSymbol method, Exception error)
        => new(descriptor.Id, LocationInfo.Of(method), new[] { method.Name, $"{error.GetType().Name}: {FirstLine(error.Message)}" }.ToEquatable());

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
