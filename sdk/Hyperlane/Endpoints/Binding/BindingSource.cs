using System.ComponentModel;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Where in a request a value comes from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum BindingSource
{
    /// <summary>Several places, or the request as a whole.</summary>
    Request,

    /// <summary>A segment of the path.</summary>
    Path,

    /// <summary>The query.</summary>
    Query,

    /// <summary>A header field.</summary>
    Header,

    /// <summary>A cookie.</summary>
    Cookie,

    /// <summary>A form: a field or a file.</summary>
    Form,

    /// <summary>The body.</summary>
    Body,
}
