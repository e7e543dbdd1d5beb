using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hyperlane.Data;

/// <summary>
/// Which names a dataset may have. A name is a table in SQL, so it must be told from all others by the eye: two that differ
/// in case or in how a letter is written are one, and what cannot be seen is no part of a name.
/// </summary>
public static partial class DatasetNames
{
    private const int MaxBytes = 63; // of a name in PostgreSQL

    /// <summary>Letters and marks that show nothing: fillers, variation selectors and the like (Default_Ignorable_Code_Point).</summary>
    private static readonly (int First, int Last)[] Invisible =
        [(0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0),
            (0x16FE4, 0x16FE4), (0xE0100, 0xE01EF)];

    private static readonly (int First, int Last)[] Latin = [('A', 'Z'), ('a', 'z'), (0xC0, 0x24F), (0x1E00, 0x1EFF)];
    private static readonly (int First, int Last)[] Cyrillic = [(0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)];

    /// <summary>Letters of Greek that look like Latin ones. Others, as in <c>Δt</c>, may stand beside Latin.</summary>
    private const string GreekAsLatin = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυικχγτ";

    /// <summary>What SQL finds under these names is the engine's own. Their families have the prefixes below.</summary>
    private static readonly HashSet<string> Engines = ["information_schema", "main", "memory", "public", "system", "temp"];
    private static readonly string[] EnginesPrefixes = ["duckdb_", "pg_", "pragma_", "sqlite_"];

    /// <summary>The name as it is kept and shown: what was sent, in one normal form.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static string Check(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Refused("A name is missing: say ?name=, or ?file= with a name of which letters or digits are left.");
        }

        var runes = name.EnumerateRunes().ToList();
        if (runes.Contains(Rune.ReplacementChar))
        {
            throw Refused("The name is no text.");
        }

        for (var i = 0; i < runes.Count; i++)
        {
            if (IsIn(runes[i], Invisible)
                || (IsJoiner(runes[i]) && !(i > 0 && IsLetter(runes[i - 1]) && i + 1 < runes.Count && IsLetter(runes[i + 1]))))
            {
                throw Refused($"The name has a character that cannot be seen, U+{runes[i].Value:X4}.");
            }

            if (!(IsPart(runes[i]) || IsJoiner(runes[i])))
            {
                throw Refused("A name has letters, digits, spaces, '.', '-' and '_'.");
            }
        }

        if (!(Rune.IsLetter(runes[0]) || Rune.IsNumber(runes[0])))
        {
            throw Refused("A name begins with a letter or digit.");
        }

        name = name.Normalize(NormalizationForm.FormC);
        if (Encoding.UTF8.GetByteCount(name) > MaxBytes)
        {
            throw Refused($"A name is no longer than {MaxBytes} bytes of UTF-8.");
        }

        if (name.Normalize(NormalizationForm.FormKC).Split(' ', '.', '-', '_').Any(MixesScripts))
        {
            throw Refused("A word of the name has letters of Latin and others that only look like them.");
        }

        return IsEngines(name) ? throw Refused($"\"{name}\" is a name of the engine's own. Choose another.") : name;
    }

    /// <summary>Whether the engines have something of their own under this name.</summary>
    public static bool IsEngines(string name)
    {
        var key = KeyOf(name);
        return Engines.Contains(key) || EnginesPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>By which names are compared: one key for all spellings that look alike.</summary>
    public static string KeyOf(string name)
    {
        // To upper case and back: some letters have two small forms and one capital.
        var key = name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        return key.Replace("ß", "ss", StringComparison.Ordinal).Replace("\u200C", "", StringComparison.Ordinal)
            .Replace("\u200D", "", StringComparison.Ordinal);
    }

    /// <summary>What a file's name has that a dataset's name may have, or null: without its extensions.</summary>
    public static string? OfFile(string? file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return null;
        }

        var stem = new StringBuilder();
        foreach (var rune in ExtensionsPattern().Replace(file, "").EnumerateRunes().Take(40))
        {
            stem.Append(IsPart(rune) && !IsIn(rune, Invisible) ? rune.ToString() : "_");
        }

        var name = stem.ToString().Trim(' ', '.', '_', '-');
        return name.Length > 0 ? name : null;
    }

    private static bool MixesScripts(string word)
    {
        var runes = word.EnumerateRunes().ToList();
        return runes.Exists(rune => IsIn(rune, Latin))
            && runes.Exists(rune => IsIn(rune, Cyrillic)
                || (rune.IsBmp && GreekAsLatin.Contains((char)rune.Value, StringComparison.Ordinal)));
    }

    private static bool IsPart(Rune rune) => IsLetter(rune) || Rune.IsNumber(rune) || rune.Value is ' ' or '.' or '-' or '_';

    private static bool IsLetter(Rune rune)
        => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    /// <summary>The joiners, which some scripts need between two letters.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool IsIn(Rune rune, (int First, int Last)[] ranges)
        => Array.Exists(ranges, range => rune.Value >= range.First && rune.Value <= range.Last);

    private static ProblemException Refused(string reason) => new(Problem.Validation("name", reason));

    [GeneratedRegex(@"(\.(csv|tsv|txt|json|jsonl|ndjson|geojson|parquet|xlsx|xlsm|xlsb|zip|gz|gzip|zst|zstd))+$", RegexOptions.IgnoreCase)]
    private static partial Regex ExtensionsPattern();
}
