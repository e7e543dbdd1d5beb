using System.Runtime.CompilerServices;

namespace Hyperlane.Endpoints.Forms;

/// <summary>Reads true and false as forms send them: the checkbox of a browser says <c>on</c>.</summary>
internal static class Switch
{
    /// <summary>What it should have been, in words that follow "is not".</summary>
    public const string Expected = "true or false, on or off, yes or no, 1 or 0";

    /// <summary>Reads the words that only forms have.</summary>
    public static bool TryRead<T>(string text, out T value)
    {
        var isOn = Is(text, "on", "yes", "1");
        value = Unsafe.As<bool, T>(ref isOn);
        return isOn || Is(text, "off", "no", "0");
    }

    private static bool Is(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
