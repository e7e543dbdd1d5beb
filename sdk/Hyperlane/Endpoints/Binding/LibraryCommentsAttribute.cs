using System.ComponentModel;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// What the comments of a class library say. The compiler of an app that refers to it finds them here, for its OpenAPI document.
/// </summary>
/// <param name="xml">A <c>member</c> for each, as in a documentation file.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class LibraryCommentsAttribute(string xml) : Attribute
{
    /// <summary>A <c>member</c> for each, as in a documentation file.</summary>
    public string Xml { get; } = xml;
}
