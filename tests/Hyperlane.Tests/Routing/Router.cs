using System.Text;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

/// <summary>A table whose routes are written "GET /posts/{id}" and whose answers read as text.</summary>
internal sealed class Router(params IEnumerable<string> routes)
{
    private readonly RouteTable<string> _table = new(routes.Select((route, line) => Declare(route, line + 1)));
    private readonly RouteValues _values = new();

    public static Route<string> Declare(string route, int line)
        => route.Split(' ', 2) is [var method, var pattern]
            ? new Route<string>(method, RoutePattern.Parse(pattern), route, $"Program.cs:{line}")
            : throw new ArgumentException(route);

    /// <summary>Says "route name=value ...", "404" or "405 methods".</summary>
    public string Ask(string request)
    {
        var path = Encoding.UTF8.GetBytes(request[(request.IndexOf(' ') + 1)..]);
        Assert.True(PathDecoder.TryDecode(path, out var length));
        _values.Reset(path.AsMemory(0, length));
        var match = _table.Match(request[..request.IndexOf(' ')], path.AsSpan(0, length), _values);
        return match.Status switch
        {
            RouteMatchStatus.Found => match.Value + ValuesOf(match.Value!),
            RouteMatchStatus.MethodNotAllowed => "405 " + match.Allow,
            _ => "404",
        };
    }

    private string ValuesOf(string route)
    {
        var names = RoutePattern.Parse(route.Split(' ', 2)[1]).ParameterNames;
        Assert.Equal(names.Count, _values.Count);
        return string.Concat(names.Select(name => $" {name}={_values[name]}"));
    }
}
