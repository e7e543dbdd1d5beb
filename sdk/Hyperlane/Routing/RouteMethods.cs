using System.Collections.Concurrent;
using System.Numerics;

namespace Hyperlane.Routing;

/// <summary>
/// The methods of all routes, each one a bit, so that a set of methods is a number and the
/// <c>Allow</c> header of each set is written only once.
/// </summary>
/// <remarks>How many sets there are depends on the routes alone, so no client can make the cache grow.</remarks>
internal sealed class RouteMethods
{
    private const string Head = "HEAD";
    private const string Options = "OPTIONS";

    private readonly ConcurrentDictionary<ulong, string> _allow = new();
    private readonly Func<ulong, string> _write;
    private readonly string[] _methods;

    public RouteMethods(IEnumerable<string> methods)
    {
        _methods = [.. methods.Append(Head).Append(Options).Distinct().Order(StringComparer.Ordinal)];
        _write = Write;
        if (_methods.Length > 64)
        {
            throw new NotSupportedException("All routes together use more than 62 different methods.");
        }
    }

    /// <summary>The bit of <paramref name="method"/>.</summary>
    public ulong BitOf(string method) => 1UL << Array.IndexOf(_methods, method);

    /// <summary>The <c>Allow</c> header for <paramref name="methods"/>, in alphabetical order; <c>OPTIONS</c> is always there.</summary>
    public string Allow(ulong methods) => _allow.GetOrAdd(methods | BitOf(Options), _write);

    private string Write(ulong methods)
    {
        var names = new List<string>();
        for (; methods != 0; methods &= methods - 1)
        {
            names.Add(_methods[BitOperations.TrailingZeroCount(methods)]);
        }

        return string.Join(", ", names);
    }
}
