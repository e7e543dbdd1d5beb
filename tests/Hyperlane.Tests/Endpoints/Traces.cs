using System.Collections.Concurrent;

namespace Hyperlane.Tests.Endpoints;

/// <summary>What happened to objects, by the request that they were made for.</summary>
public sealed class Traces
{
    private readonly ConcurrentDictionary<string, string> _all = new();

    public void Add(string id, string what) => _all.AddOrUpdate(id, what, (_, before) => $"{before} {what}");

    public string Of(string id) => _all.GetValueOrDefault(id, "");
}
