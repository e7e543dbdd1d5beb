using System.Text;
using BenchmarkDotNet.Attributes;
using Hyperlane.Http;
using Hyperlane.Routing;

namespace Hyperlane.Benchmarks.Micro;

/// <summary>The route of a path, among few and among many.</summary>
[MemoryDiagnoser]
public class RouteBenchmarks
{
    private readonly RouteValues _values = new();
    private RouteTable<int> _table = null!;
    private byte[] _path = [];

    /// <summary>How many routes there are.</summary>
    [Params(10, 1000)]
    public int Routes { get; set; }

    /// <summary>Makes the table.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _table = new(Enumerable.Range(0, Routes)
            .Select(i => new Route<int>("GET", RoutePattern.Parse($"/shop{i:d5}/items/{{id:int}}"), i, $"route {i}")));
        _path = Encoding.ASCII.GetBytes($"/shop{Routes / 2:d5}/items/12345");
    }

    /// <summary>A path with one value.</summary>
    [Benchmark]
    public bool Match()
    {
        _values.Reset(_path);
        return _table.Match("GET", _path, _values).Status == RouteMatchStatus.Found;
    }
}
