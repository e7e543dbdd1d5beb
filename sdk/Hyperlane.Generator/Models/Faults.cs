using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Models;

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

    /// <summary>Writes something for all; where that fails, for those for which it does not.</summary>
    /// <returns>What was written, null where even nothing cannot be written; and for whom it was not, with the reason.</returns>
    public static (TWritten? Written, IReadOnlyList<(T Part, string Error)> Faults) Write<T, TWritten>(
        IReadOnlyList<T> parts, Func<IReadOnlyList<T>, TWritten> write)
        where TWritten : class
    {
        if (Try(parts).Written is { } whole)
        {
            return (whole, []);
        }

        var (sound, faults) = (new List<T>(), new List<(T, string)>());
        foreach (var part in parts)
        {
            if (Try([.. sound, part]) is { Written: null } failed)
            {
                faults.Add((part, failed.Error));
            }
            else
            {
                sound.Add(part);
            }
        }

        return (Try(sound).Written, faults);

        (TWritten? Written, string Error) Try(IReadOnlyList<T> some)
            => Guard(() => ((TWritten?)write(some), ""), error => (null, TextOf(error)));
    }

    /// <summary>An endpoint that could not be read.</summary>
    public static DiagnosticInfo Endpoint(IMethodSymbol method, Exception error)
        => Endpoint(method.Name, LocationInfo.Of(method), TextOf(error));

    /// <summary>An endpoint whose code could not be written.</summary>
    public static DiagnosticInfo Endpoint(string name, LocationInfo? place, string error) => Of(Diagnostics.Unread, name, place, error);

    /// <summary>An endpoint that could not be described.</summary>
    public static DiagnosticInfo Operation(IMethodSymbol method, Exception error)
        => Operation(method.Name, LocationInfo.Of(method), TextOf(error));

    /// <summary>An endpoint whose description could not be written.</summary>
    public static DiagnosticInfo Operation(string name, LocationInfo? place, string error)
        => Of(Diagnostics.Undescribed, name, place, error);

    /// <summary>What is told of an error: its first line.</summary>
    public static string TextOf(Exception error) => $"{error.GetType().Name}: {error.Message.Split('\n')[0].Trim()}";

    private static DiagnosticInfo Of(DiagnosticDescriptor descriptor, string name, LocationInfo? place, string error)
        => new(descriptor.Id, place, new[] { name, error }.ToEquatable());
}
