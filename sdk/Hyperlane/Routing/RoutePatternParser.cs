using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// Reads a pattern, character by character. Every mistake ends in a message that says what to write
/// instead, so this file is also the list of what a pattern may not be.
/// </summary>
internal sealed class RoutePatternParser(string pattern)
{
    private readonly List<RouteSegment> _segments = [];
    private int _position;

    private char Current => _position < pattern.Length ? pattern[_position] : '\0';

    private bool AtSegmentEnd => _position == pattern.Length || Current == '/';

    public IReadOnlyList<RouteSegment> Parse()
    {
        if (Current != '/')
        {
            throw Error(0, RoutePatternHabits.AdviceOnStart(pattern));
        }

        while (_position < pattern.Length - 1)
        {
            _position++;
            ReadSegment();
        }

        return _segments;
    }

    private void ReadSegment()
    {
        var start = _position;
        if (_segments is [.., { Kind: RouteSegmentKind.CatchAll } rest])
        {
            throw Error(start, $"{rest} takes the whole rest of the path, so nothing can follow it. Write {{{rest.Text}}} to take one segment.");
        }

        var segment = ReadPieces();

        // Only the last segments of a path can be left out.
        if (_segments is [.., { IsOptional: true } optional] && !segment.IsOptional)
        {
            throw Error(start, $"{optional} may be left out, so nothing but other optional parameters can follow it. Write {{{optional.Text}}}, or move it to the end.");
        }

        _segments.Add(segment);
    }

    /// <summary>Text or a parameter, as a rule; else parameters with text between them.</summary>
    private RouteSegment ReadPieces()
    {
        var (start, before) = (_position, ReadText());
        if (AtSegmentEnd)
        {
            return RoutePatternHabits.AdviceOn(before) is { } advice ? throw Error(start, advice) : RouteSegment.Static(before);
        }

        var parameters = new List<(string Before, RouteSegment Parameter)>();
        while (Current == '{')
        {
            var open = _position;
            if (parameters.Count > 0 && before.Length == 0)
            {
                throw Error(open, "Between two parameters of one segment there must be text that tells where one ends. Write {a}-{b}, or {a}/{b}.");
            }

            var parameter = ReadParameter();
            CheckName(parameter.Text, open, [.. parameters.Select(one => one.Parameter)]);
            if (AtSegmentEnd && parameters.Count == 0 && before.Length == 0)
            {
                return parameter;
            }

            if (parameter.Kind == RouteSegmentKind.CatchAll || parameter.IsOptional)
            {
                throw Error(open, $"{parameter} is a whole segment. Write {{{parameter.Text}}} beside other text, or give it a segment of its own.");
            }

            parameters.Add((before, parameter));
            before = ReadText();
        }

        return RouteSegment.Of(new RouteSegmentPieces(parameters, before));
    }

    private string ReadText()
    {
        var start = _position;
        while (!AtSegmentEnd && Current != '{')
        {
            CheckStaticCharacter();
            _position++;
        }

        return pattern[start.._position];
    }

    private void CheckStaticCharacter()
    {
        var rest = pattern[_position..];
        switch (Current)
        {
            case '}':
                throw Error(_position, "There is no '{' before this '}'. Write a parameter as {name}.");
            case '?':
                throw Error(_position, "A pattern is a path, without a query. End it here and read the query in the handler.");
            case '#':
                throw Error(_position, "A browser keeps what follows '#' to itself. End the pattern here.");
            case '%' when rest.Length > 2 && char.IsAsciiHexDigit(rest[1]) && char.IsAsciiHexDigit(rest[2]):
                throw Error(_position, $"A pattern is written as it reads, not percent-encoded. Write the character that {rest[..3]} stands for.");
        }
    }

    private RouteSegment ReadParameter()
    {
        var open = _position++;
        var kind = Current == '*' ? RouteSegmentKind.CatchAll : RouteSegmentKind.Parameter;
        _position += kind == RouteSegmentKind.CatchAll ? 1 : 0;
        var name = ReadName();
        var constraints = new List<RouteConstraint>();
        while (Current == ':')
        {
            constraints.Add(ReadConstraint(open, constraints));
        }

        var isOptional = kind == RouteSegmentKind.Parameter && name.Length > 0 && Current is '?' or '=';
        var otherwise = isOptional ? ReadDefault() : null;
        Close(open, name);
        return kind == RouteSegmentKind.CatchAll && constraints.Count > 0
            ? throw Error(open, $"A catch-all takes whatever there is, without constraints. Write {{*{name}}}.")
            : new RouteSegment(kind, name, constraints.Count == 0 ? ConstraintSet.None : new ConstraintSet(
                constraints))
            { IsOptional = isOptional, Default = otherwise };
    }

    /// <summary>What stands behind <c>=</c>; null behind <c>?</c>.</summary>
    private string? ReadDefault()
    {
        if (pattern[_position++] == '?')
        {
            return null;
        }

        var start = _position;
        while (!AtSegmentEnd && Current is not ('{' or '}'))
        {
            _position++;
        }

        return _position > start
            ? pattern[start.._position]
            : throw Error(start - 1, "A default is missing after '='. Write {id=1}, or {id?} for none.");
    }

    private string ReadName()
    {
        var start = _position;
        while (RoutePatternHabits.IsOfName(Current) || (Current == '-' && _position > start))
        {
            _position++;
        }

        return pattern[start.._position];
    }

    private RouteConstraint ReadConstraint(int open, List<RouteConstraint> others)
    {
        var start = ++_position;
        var name = ReadName();
        var argument = Current == '(' ? ReadArgument(open) : null;
        try
        {
            var constraint = name.Length > 0
                ? ConstraintCatalog.Create(name, argument)
                : throw Error(start, "A constraint is missing after ':'. Write {id:int}, or {id} without one.");
            return others.Find(constraint.Excludes) is { } other
                ? throw Error(start, $"No value satisfies both {other.Text} and {constraint.Text}. Leave one out.")
                : constraint;
        }
        catch (FormatException e)
        {
            throw Error(start, e.Message);
        }
    }

    // Parentheses nest, so that an expression may have groups; inside them braces and slashes stand for
    // themselves, and a backslash takes the next character with it.
    private string ReadArgument(int open)
    {
        var start = ++_position;
        for (var depth = 1; _position < pattern.Length; _position++)
        {
            depth += Current switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return CheckBraces(start, pattern[start.._position++]);
            }

            _position += Current == '\\' ? 1 : 0;
        }

        throw Error(open, @"A '(' is not closed. Write {id:min(1)}; in an expression, write \( for a parenthesis that stands for itself.");
    }

    private string CheckBraces(int start, string argument)
    {
        var opened = argument.IndexOf("{{", StringComparison.Ordinal);
        var doubled = opened >= 0 ? opened : argument.IndexOf("}}", StringComparison.Ordinal);
        return doubled < 0
            ? argument
            : throw Error(start + doubled, @"Braces are not doubled. Write regex(^\d{3}$).");
    }

    private void Close(int open, string name)
    {
        if (Current != '}')
        {
            throw Error(AtSegmentEnd ? open : _position, RoutePatternHabits.AdviceOnUnclosed(Current, name));
        }

        _position++;
    }

    private void CheckName(string name, int position, IEnumerable<RouteSegment> beside)
    {
        if (name.Length == 0)
        {
            throw Error(position, "The parameter has no name. Write {id}, or {*path} for the rest of the path.");
        }

        if (char.IsDigit(name[0]))
        {
            throw Error(position, $"A name does not begin with a digit. Write {{p{name}}}.");
        }

        var parameters = _segments.SelectMany(segment => segment.Parameters).Concat(beside).ToArray();
        if (parameters.Any(other => other.Text.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw Error(position, $"There are two parameters '{name}'. Give each its own name.");
        }

        if (parameters.Length == RoutePattern.MaxParameters)
        {
            throw Error(position, $"A pattern has at most {RoutePattern.MaxParameters} parameters. Take the rest as {{*path}}.");
        }
    }

    private RoutePatternException Error(int position, string advice) => new(pattern, position, advice);
}
