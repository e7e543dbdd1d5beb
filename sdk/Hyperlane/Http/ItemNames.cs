using System.Globalization;

namespace Hyperlane.Http;

/// <summary>
/// Finds the items of a list among named values: <c>a</c> repeated, or as many clients write it, <c>a[]</c> and <c>a[0]</c>.
/// </summary>
internal static class ItemNames
{
    /// <summary>The values of a list, in the order of their numbers where they have some, else as they were sent.</summary>
    /// <param name="values">All values with their names.</param>
    /// <param name="name">The name of the list.</param>
    public static IReadOnlyList<string> Find(List<KeyValuePair<string, string>> values, string name)
    {
        List<(int Index, string Text)>? found = null;
        var isNumbered = false;
        foreach (var (key, text) in values)
        {
            if (TryRead(key, name, out var index))
            {
                isNumbered |= index > 0;
                (found ??= []).Add((index, text));
            }
        }

        return found is null
            ? []
            : [.. (isNumbered ? found.OrderBy(static item => item.Index) : found.AsEnumerable()).Select(static item => item.Text)];
    }

    /// <summary>Whether a key names an item of a list, or the list.</summary>
    public static bool Names(string key, string name) => TryRead(key, name, out _);

    private static bool TryRead(string key, string name, out int index)
    {
        index = 0;
        if (!key.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = key.AsSpan(name.Length);
        return rest.IsEmpty || rest is "[]"
            || (rest is ['[', .. var number, ']'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out index));
    }
}
