using System.Globalization;

namespace Hyperlane;

/// <summary>Members of later frameworks that netstandard2.0 lacks, for the router's sources.</summary>
internal static class NewerMembers
{
    extension(string text)
    {
        public static string Join(char separator, IEnumerable<string> parts) => string.Join(separator.ToString(), parts);

        public bool EndsWith(char last) => text.Length > 0 && text[text.Length - 1] == last;

        public bool StartsWith(char first) => text.Length > 0 && text[0] == first;
    }

    extension(char)
    {
        public static bool IsAsciiHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
    }

    extension(long)
    {
        public static bool TryParse(string text, IFormatProvider culture, out long number)
            => long.TryParse(text, NumberStyles.Integer, culture, out number);
    }

    extension<T>(IEnumerable<T> items)
    {
        public IEnumerable<T> Order(IComparer<T> comparer) => items.OrderBy(item => item, comparer);

        public IEnumerable<(T First, T Second)> Zip(IEnumerable<T> others) => items.Zip(others, (one, other) => (one, other));
    }
}
