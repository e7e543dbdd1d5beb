using System.ComponentModel;
using System.Globalization;

namespace Hyperlane.Endpoints.Validation;

/// <summary>Limits that attributes can only hold as text, such as dates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Limit
{
    /// <summary>Reads a limit, once, in no particular culture.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public static T Parse<T>(string text)
        where T : IParsable<T>
        => T.Parse(text, CultureInfo.InvariantCulture);
}
