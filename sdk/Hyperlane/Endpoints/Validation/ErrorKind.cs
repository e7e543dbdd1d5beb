using System.ComponentModel;

namespace Hyperlane.Endpoints.Validation;

/// <summary>What kind of mistake an error tells. Its words are the project's to choose, so nothing is decided by them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ErrorKind
{
    /// <summary>The value breaks a rule.</summary>
    Invalid,

    /// <summary>There is no value. This is not told where the client sent one that could not be read.</summary>
    Missing,
}
