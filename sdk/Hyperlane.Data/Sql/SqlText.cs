namespace Hyperlane.Data;

/// <summary>
/// Somebody's SQL as words and signs, as far as DuckDB and PostgreSQL write them alike. It tells what is a text or a comment and what is
/// not; what the SQL means, the engine finds out.
/// </summary>
internal static class SqlText
{
    /// <summary>A part of SQL.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Length">How long it is.</param>
    /// <param name="Depth">In how many parentheses, brackets and braces it stands.</param>
    public readonly record struct Token(TokenKind Kind, int Start, int Length, int Depth)
    {
        /// <summary>Where it ends.</summary>
        public int End => Start + Length;
    }

    /// <summary>The kinds of tokens.</summary>
    public enum TokenKind
    {
        /// <summary>A keyword, a name without quotes or a number.</summary>
        Word,

        /// <summary>A name in double quotes.</summary>
        Name,

        /// <summary>A text in single quotes or between dollars.</summary>
        Text,

        /// <summary>A parameter: <c>:name</c>, <c>$name</c> or <c>$1</c>.</summary>
        Parameter,

        /// <summary>Any other character.</summary>
        Sign,
    }

    /// <summary>The tokens of SQL, without blanks and comments. Where a text or comment has no end, the end of the SQL is.</summary>
    public static List<Token> Read(string sql)
    {
        var tokens = new List<Token>();
        var (at, depth) = (0, 0);
        while (at < sql.Length)
        {
            var rest = sql.AsSpan(at);
            if (char.IsWhiteSpace(sql[at]))
            {
                at++;
            }
            else if (rest.StartsWith("--"))
            {
                at = EndOf(sql, at, "\n");
            }
            else if (rest.StartsWith("/*"))
            {
                at = EndOfComment(sql, at);
            }
            else
            {
                depth -= sql[at] is ')' or ']' or '}' && depth > 0 ? 1 : 0;
                var (kind, end) = Next(sql, at);
                tokens.Add(new Token(kind, at, end - at, depth));
                depth += sql[at] is '(' or '[' or '{' ? 1 : 0;
                at = end;
            }
        }

        return tokens;
    }

    /// <summary>Whether a token is this word or sign.</summary>
    public static bool Is(string sql, Token token, string word)
        => token.Kind is TokenKind.Word or TokenKind.Sign && sql.AsSpan(token.Start, token.Length)
            .Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a parameter.</summary>
    public static string NameOf(string sql, Token parameter) => sql.Substring(parameter.Start + 1, parameter.Length - 1);

    private static (TokenKind Kind, int End) Next(string sql, int at) => sql[at] switch
    {
        '\'' => (TokenKind.Text, EndOfQuoted(sql, at, hasEscapes: at > 0 && sql[at - 1] is 'E' or 'e'
            && (at == 1 || !IsPart(sql[at - 2])))),
        '"' => (TokenKind.Name, EndOfQuoted(sql, at, hasEscapes: false)),
        '$' => OfDollar(sql, at),
        ':' when IsParameter(sql, at) => (TokenKind.Parameter, EndOfWord(sql, at + 1)),
        ':' when at + 1 < sql.Length && sql[at + 1] == ':' => (TokenKind.Sign, at + 2),
        var letter when IsPart(letter) => (TokenKind.Word, EndOfWord(sql, at)),
        _ => (TokenKind.Sign, at + 1),
    };

    /// <summary>
    /// A colon before a name is a parameter where no value can stand before it: not in <c>x::int</c>, <c>list[1:n]</c> and
    /// <c>{'key':value}</c>.
    /// </summary>
    private static bool IsParameter(string sql, int at)
        => at + 1 < sql.Length && IsPart(sql[at + 1]) && !char.IsAsciiDigit(sql[at + 1])
            && (at == 0 || !(IsPart(sql[at - 1]) || sql[at - 1] is ':' or '\'' or '"' or '[' or ']' or ')' or '}'));

    private static (TokenKind Kind, int End) OfDollar(string sql, int at)
    {
        var end = EndOfWord(sql, at + 1);
        if (end < sql.Length && sql[end] == '$')
        {
            return (TokenKind.Text, EndOf(sql, end + 1, sql[at..(end + 1)]));
        }

        return end > at + 1 ? (TokenKind.Parameter, end) : (TokenKind.Sign, at + 1);
    }

    private static int EndOfWord(string sql, int at)
    {
        while (at < sql.Length && IsPart(sql[at]))
        {
            at++;
        }

        return at;
    }

    private static int EndOfQuoted(string sql, int at, bool hasEscapes)
    {
        var quote = sql[at];
        for (var end = at + 1; end < sql.Length; end++)
        {
            if (hasEscapes && sql[end] == '\\')
            {
                end++;
            }
            else if (sql[end] == quote)
            {
                if (end + 1 == sql.Length || sql[end + 1] != quote)
                {
                    return end + 1;
                }

                end++;
            }
        }

        return sql.Length;
    }

    private static int EndOf(string sql, int at, string mark)
        => sql.IndexOf(mark, at, StringComparison.Ordinal) is >= 0 and var found ? found + mark.Length : sql.Length;

    private static int EndOfComment(string sql, int at)
    {
        var depth = 0;
        while (at < sql.Length)
        {
            var isOpen = sql.AsSpan(at).StartsWith("/*");
            var isClose = !isOpen && sql.AsSpan(at).StartsWith("*/");
            depth += isOpen ? 1 : isClose ? -1 : 0;
            at += isOpen || isClose ? 2 : 1;
            if (depth == 0)
            {
                break;
            }
        }

        return at;
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter == '_' || char.IsSurrogate(letter);
}
