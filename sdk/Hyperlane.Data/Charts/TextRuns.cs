using System.Collections.Concurrent;
using System.Globalization;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Hyperlane.Data;

/// <summary>
/// Texts in whatever script: each part in a font that has its letters, shaped as Arabic and Indian scripts want it. What stands from right
/// to left within a text of letters from left to right keeps its own direction.
/// </summary>
internal static class TextRuns
{
    private static readonly string[] Families =
        ["Inter", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "Noto Sans", "DejaVu Sans"];

    /// <summary>What most pages are written in, if this machine has it.</summary>
    private static readonly string Family = Array.Find(Families, family => SKFontManager.Default.FontFamilies.Contains(family))
        ?? SKTypeface.Default.FamilyName;

    private static readonly ConcurrentDictionary<bool, SKTypeface> Faces = new();
    private static readonly ConcurrentDictionary<int, SKTypeface?> Others = new();

    /// <summary>How wide a text is, in pixels.</summary>
    public static double Width(string text, double size, bool isBold = false)
    {
        var width = 0.0;
        foreach (var (part, face) in Split(text, isBold))
        {
            using var font = new SKFont(face, (float)size);
            width += font.MeasureText(part);
        }

        return width;
    }

    /// <summary>Draws it from left to right, with its base line at zero.</summary>
    public static void Draw(SKCanvas canvas, string text, double size, bool isBold, SKPaint paint)
    {
        var at = 0f;
        foreach (var (part, face) in Split(text, isBold))
        {
            using var font = new SKFont(face, (float)size) { Subpixel = true };
            using var shaper = new SKShaper(face);
            canvas.DrawShapedText(shaper, part, at, 0, SKTextAlign.Left, font, paint);
            at += font.MeasureText(part);
        }
    }

    private static List<(string Text, SKTypeface Face)> Split(string text, bool isBold)
    {
        var runs = new List<(string Text, SKTypeface Face)>();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var letter = char.ConvertToUtf32(element.Length > 1 && !char.IsSurrogatePair(element, 0) ? element[..1]
                : char.IsSurrogate(element[0]) && element.Length == 1 ? "\uFFFD" : element, 0);
            var last = runs.Count > 0 ? runs[^1].Face : null;
            var isSpace = last is not null && char.IsWhiteSpace(element, 0);
            var face = isSpace ? last! : FaceOf(letter, isBold);
            if (face == last)
            {
                runs[^1] = (runs[^1].Text + element, face);
            }
            else
            {
                runs.Add((element, face));
            }
        }

        return runs;
    }

    private static SKTypeface FaceOf(int letter, bool isBold)
    {
        var face = Faces.GetOrAdd(isBold, bold => SKTypeface.FromFamilyName(Family, bold ? SKFontStyle.Bold : SKFontStyle.Normal)
            ?? SKTypeface.Default);
        return face.ContainsGlyph(letter) ? face : Others.GetOrAdd(letter, one => SKFontManager.Default.MatchCharacter(one)) ?? face;
    }
}
