using Hyperlane.Http;

namespace Hyperlane.Routing;

/// <summary>
/// One request's search through the tree. At each node it tries, in this order, to end, static text,
/// parameters with constraints, the parameter without, and the catch-all; when a way leads nowhere, or
/// to routes of another method only, it goes back and tries the next.
/// </summary>
/// <remarks>
/// One way only leads to each node, and one place of the path belongs to it, so no node is visited
/// twice: going back costs no more than the routes that were declared make of it. A path of n segments
/// can try 2ⁿ ways only when 2ⁿ routes say so. Routes with other static text are never looked at.
/// </remarks>
internal ref struct RouteSearch<T>(string method, ReadOnlySpan<byte> path, Span<PathRange> collected)
{
    private readonly ReadOnlySpan<byte> _path = path;
    private readonly Span<PathRange> _collected = collected;

    /// <summary>The endpoint that was found.</summary>
    public RouteEndpoint<T>? Found { get; private set; }

    /// <summary>The methods of the routes that have such a path.</summary>
    public ulong Allowed { get; private set; }

    /// <summary>Searches below <paramref name="node"/>.</summary>
    /// <param name="node">Where the search stands.</param>
    /// <param name="position">How much of the path lies behind it.</param>
    /// <param name="count">How many values it has collected.</param>
    public bool Visit(RouteNode<T> node, int position, int count)
    {
        var rest = _path[position..];
        return (rest.IsEmpty || rest is [(byte)'/']) && Take(node.Endpoints)
            || node.Static(rest) is { } next && Visit(next, position + next.Text.Length, count)
            || !node.Branches.IsEmpty && VisitBranches(node, position, count)
            || node.CatchAll is not null && TakeRest(node, position, count);
    }

    private bool VisitBranches(RouteNode<T> node, int position, int count)
    {
        var length = SegmentLength(position);
        if (length <= 0)
        {
            return false;
        }

        var start = position + 1;
        var value = _path.Slice(start, length);
        foreach (var branch in node.Branches)
        {
            // Set for each branch: the search behind the one before may have come back from further on.
            _collected[count] = new PathRange(start, length);
            if (branch.Constraints.Matches(value) && Visit(branch, start + length, count + 1))
            {
                return true;
            }
        }

        return false;
    }

    // The length of the segment behind the slash at this position; -1 when there is no slash.
    private readonly int SegmentLength(int position)
    {
        var rest = _path[position..];
        if (rest is not [(byte)'/', ..])
        {
            return -1;
        }

        var length = rest[1..].IndexOf((byte)'/');
        return length < 0 ? rest.Length - 1 : length;
    }

    private bool TakeRest(RouteNode<T> node, int position, int count)
    {
        var start = Math.Min(position + 1, _path.Length);
        var rest = _path[start..];

        // A file server that is given "/etc/passwd" for "/files//etc/passwd" joins it to its own folder
        // and serves the former, so a rest never begins with a slash, encoded or not.
        if ((position < _path.Length && _path[position] != '/') || rest is [(byte)'/' or PathDecoder.EncodedSlash, ..])
        {
            return false;
        }

        _collected[count] = new PathRange(start, rest.Length);
        return Take(node.CatchAll);
    }

    private bool Take(RouteEndpoints<T>? endpoints)
    {
        if (endpoints is null)
        {
            return false;
        }

        Allowed |= endpoints.Methods;
        Found = endpoints.Find(method);
        return Found is not null;
    }
}
