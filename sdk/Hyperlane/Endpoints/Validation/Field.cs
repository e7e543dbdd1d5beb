using System.ComponentModel;

namespace Hyperlane.Endpoints.Validation;

/// <summary>A member of a validated type, or a parameter, by its names. Generated code has one for each, made once.</summary>
/// <param name="name">Its name in C#.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Field(string name)
{
    /// <summary>Its name in C#.</summary>
    public string Name { get; } = name;

    /// <summary>Its name in the request, where that does not follow from the naming policy of the app.</summary>
    public string? RequestName { get; init; }

    /// <summary>What messages call it; its name in the request where nobody says otherwise.</summary>
    public Func<string>? Display { get; init; }
}
