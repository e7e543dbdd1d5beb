using Hyperlane.Http.Messages;

namespace Hyperlane.Routing;

/// <summary>
/// One request's search through the tree. At each node it tries, in this order, to end, static text,
/// parameters with constraints, the parameter without, and the catch-all; when a way leads nowhere, or
/// to routes of another method only, it goes back and tries the next.
/// </summary>
/// <remarks>
/// Each route is behind one way only, and one place of the path belongs to each step of it, so no step is taken
/// twice: going back costs no more than the routes that were declared make of it. A path of n segments
/// can try 2ⁿ ways only when 2ⁿ routes say so. Routes with other static text are never looked at.
/// </remarks>
/// <param name="method">The method of the request.</param>
/// <param name="path">Its path; in lower case where case means nothing.</param>
/// <param name="sent">Its path as it was sent, for what constraints look at.</param>
/// <param name="collected">Where the values lie.</param>
internal ref struct RouteSearch(string method, ReadOnlySpan<byte> path, ReadOnlySpan<byte> sent, Span<PathRange> collected)
{
    private readonly ReadOnlySpan<byte> _path = path;
    private readonly ReadOnlySpan<byte> _sent = sent;
    private readonly Span<PathRange> _collected = collected;

    /// <summary>Whether the path begins as all do, with a slash.</summary>
    public readonly bool Begins => _path is [(byte)'/', ..];

    /// <summary>The endpoint that was found.</summary>
    public RouteEndpoint? Found { get; private set; }

    /// <summary>The slot of its value.</summary>
    public int Slot { get; private set; }

    /// <summary>The methods of the routes that have such a path.</summary>
    public ulong Allowed { get; private set; }

    /// <summary>Searches below <paramref name="node"/>.</summary>
    /// <param name="node">Where the search stands.</param>
    /// <param name="position">How much of the path lies behind it.</param>
    /// <param name="count">How many values it has collected.</param>
    /// <param name="slot">Where the slots of the node begin.</param>
    public bool Visit(RouteNode node, int position, int count, int slot)
    {
        while (true)
        {
            var rest = _path[position..];
            if ((rest.IsEmpty || rest is [(byte)'/']) && Take(node.Endpoints, slot))
            {
                return true;
            }

            if (node.Static(rest, out var length, out var offset) is { } next)
            {
                if (!node.HasOtherWays)
                {
                    (node, position, slot) = (next, position + length, slot + offset);
                    continue;
                }

                if (Visit(next, position + length, count, slot + offset))
                {
                    return true;
                }
            }

            return node.HasOtherWays && (VisitBranches(node, position, count, slot)
                || (node.CatchAll is not null && TakeRest(node, position, count, slot)));
        }
    }

    private bool VisitBranches(RouteNode node, int position, int count, int slot)
    {
        var length = SegmentLength(position);
        if (length <= 0)
        {
            return false;
        }

        var start = position + 1;
        var value = _sent.Slice(start, length);
        foreach (ref readonly var branch in node.Branches)
        {
            // Set for each branch: the search behind the one before may have come back from further on.
            _collected[count] = new PathRange(start, length);
            if (branch.Node.Constraints.Matches(value) && Visit(branch.Node, start + length, count + 1, slot + branch.Offset))
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

    private bool TakeRest(RouteNode node, int position, int count, int slot)
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
        return Take(node.CatchAll, slot);
    }

    private bool Take(RouteEndpoints? endpoints, int slot)
    {
        if (endpoints is null)
        {
            return false;
        }

        Allowed |= endpoints.Methods;
        Found = endpoints.Find(method);
        Slot = slot + (Found?.Slot ?? 0);
        return Found is not null;
    }
}
